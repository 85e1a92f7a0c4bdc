package ink.inference.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import inference.GRPCInferenceServiceGrpc;
import inference.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import inference.ModelInferRequest;
import inference.ModelReadyRequest;
import inference.ServerLiveRequest;
import inference.ServerReadyRequest;
import ink.inference.InkFlash;
import ink.inference.MalformedTensorException;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScriptedModelServerIT {

  private static final ModelInferRequest REQUEST =
      InkFlash.request(new InkFlash.Order("rose", "", "botanical", 1, 512, 512))
          .setId("gen_1")
          .build();

  private final ScriptedModelServer server = ScriptedModelServer.start();
  private final ManagedChannel channel =
      NettyChannelBuilder.forTarget(server.target()).usePlaintext().disableRetry().build();
  private final GRPCInferenceServiceBlockingStub stub =
      GRPCInferenceServiceGrpc.newBlockingStub(channel);

  @AfterEach
  void stop() {
    channel.shutdownNow();
    server.close();
  }

  @Test
  void itPlaysTheScriptThenAnswersWithATinyDesign() {
    server.next(1, Reply.fail(Status.UNAVAILABLE.withDescription("queue full")));
    server.next(Reply.after(Duration.ofMillis(5), Reply.design(new byte[] {1}, "octopus")));

    assertThatThrownBy(() -> stub.modelInfer(REQUEST)).hasMessageContaining("queue full");
    assertThat(InkFlash.design(stub.modelInfer(REQUEST)).undrawnWords()).containsExactly("octopus");
    var last = stub.modelInfer(REQUEST);

    assertThat(InkFlash.design(last).image()).isEqualTo(ScriptedModelServer.tinyPng());
    assertThat(last.getId()).isEqualTo("gen_1");
    assertThat(last.getModelName()).isEqualTo("ink-flash");
    assertThat(server.requests()).hasSize(3).containsOnly(REQUEST);
    assertThat(server.mostInFlight()).isEqualTo(1);
    await().until(() -> server.inFlight() == 0);
  }

  @Test
  void aHungCallEndsWhenItsClientGivesUp() {
    server.otherwise(Reply.hang());

    var call = GRPCInferenceServiceGrpc.newFutureStub(channel).modelInfer(REQUEST);
    await().until(() -> server.inFlight() == 1);
    assertThat(call.cancel(true)).isTrue();

    await().until(() -> server.cancelled() == 1 && server.inFlight() == 0);
  }

  @Test
  void aMalformedReplyIsMalformed() {
    server.next(Reply.malformed());

    var response = stub.modelInfer(REQUEST);

    assertThatThrownBy(() -> InkFlash.design(response))
        .isInstanceOf(MalformedTensorException.class);
  }

  @Test
  void readinessIsScriptedToo() {
    assertThat(stub.serverLive(ServerLiveRequest.getDefaultInstance()).getLive()).isTrue();
    assertThat(stub.serverReady(ServerReadyRequest.getDefaultInstance()).getReady()).isTrue();

    server.ready(false);

    assertThat(stub.serverReady(ServerReadyRequest.getDefaultInstance()).getReady()).isFalse();
    assertThat(stub.modelReady(ModelReadyRequest.getDefaultInstance()).getReady()).isFalse();
  }

  @Test
  void itComesBackOnTheSamePort() {
    int port = server.port();
    server.close();

    try (ScriptedModelServer again = ScriptedModelServer.start(port)) {
      assertThat(stub.withWaitForReady().modelInfer(REQUEST).getOutputsCount()).isEqualTo(4);
      assertThat(again.requests()).hasSize(1);
    }
  }
}
