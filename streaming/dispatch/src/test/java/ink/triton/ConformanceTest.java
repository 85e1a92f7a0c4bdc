package ink.triton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.DynamicMessage;
import com.google.protobuf.UnknownFieldSet;
import inference.ModelInferRequest;
import inference.ModelInferResponse;
import ink.inference.InkFlash;
import ink.inference.MalformedTensorException;
import ink.inference.MessageLimits;
import ink.inference.testing.Reply;
import ink.inference.testing.ScriptedModelServer;
import io.grpc.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a server may get wrong, on the wire: each ends in an answer that says whose fault it is. */
class ConformanceTest {
  private final ScriptedModelServer server = ScriptedModelServer.start();
  private TritonClient client;

  @BeforeEach
  void connect() {
    client =
        new TritonClient(
            List.of(new Endpoint("127.0.0.1", server.port())),
            Duration.ofSeconds(20),
            Clock.systemUTC(),
            new Random(7),
            () -> {});
    client.watch(InkFlash.MODEL);
    await().until(() -> client.isOpen(InkFlash.MODEL));
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private Answer ask() throws Exception {
    ModelInferRequest request =
        InkFlash.request(new InkFlash.Order("a rose", "no thorns", "botanical", -1, 64, 2048))
            .setId("gen_1")
            .build();
    return client.infer(request, Instant.now().plusSeconds(20)).answer().get(20, TimeUnit.SECONDS);
  }

  private static Reply answer(UnaryOperator<ModelInferResponse.Builder> change) {
    return new Reply.Answer(
        request ->
            change.apply(
                InkFlash.outputs(
                        List.of(
                            new InkFlash.Design(
                                ScriptedModelServer.tinyPng(), List.of(), "scripted")))
                    .addTo(ModelInferResponse.newBuilder())));
  }

  private void assertMalformed(Reply reply, String words) throws Exception {
    server.next(reply);
    Answer.Given given = (Answer.Given) ask();
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> InkFlash.design(given.response()))
        .isInstanceOf(MalformedTensorException.class)
        .hasMessageContaining(words);
  }

  @Test
  void everyByteThatIsSentBelongsToTheProtocol() throws Exception {
    assertThat(ask()).isInstanceOf(Answer.Given.class);

    ModelInferRequest sent = server.requests().get(0);
    DynamicMessage read =
        DynamicMessage.parseFrom(ModelInferRequest.getDescriptor(), sent.toByteString());
    assertThat(read.getUnknownFields()).isEqualTo(UnknownFieldSet.getDefaultInstance());
    assertThat(sent.getParametersMap().get("timeout").getInt64Param()).isPositive();
    assertThat(sent.getInputsList())
        .allSatisfy(
            input -> {
              assertThat(input.getShapeList()).containsExactly(1L, 1L);
              assertThat(input.hasContents()).as("raw contents or contents, never both").isFalse();
            });
    assertThat(sent.getRawInputContentsCount()).isEqualTo(sent.getInputsCount());
  }

  @Test
  void anAnswerOfAWrongTypeShapeOrLengthIsTheServersFault() throws Exception {
    assertMalformed(Reply.malformed(), "IMAGE");
    assertMalformed(
        answer(r -> r.setOutputs(0, r.getOutputs(0).toBuilder().setDatatype("FP32"))), "IMAGE");
    assertMalformed(
        answer(r -> r.setOutputs(0, r.getOutputs(0).toBuilder().clearShape().addShape(7))),
        "IMAGE");
    assertMalformed(answer(r -> r.removeOutputs(0)), "");
    assertMalformed(answer(ModelInferResponse.Builder::clearRawOutputContents), "");
  }

  @Test
  void anAnswerToAnotherRequestIsNobodysDesign() throws Exception {
    server.next(new Reply.Raw(ModelInferResponse.newBuilder().setId("gen_2").build()));

    assertThat(ask())
        .isInstanceOfSatisfying(
            Answer.Broken.class,
            broken -> assertThat(broken.detail()).contains("answered another request, 'gen_2'"));
  }

  @Test
  void aStreamThatEndsWithoutAnAnswerIsTheServersFault() throws Exception {
    server.next(new Reply.HalfClose());

    assertThat(ask()).isInstanceOf(Answer.Broken.class);
  }

  @Test
  void anAnswerBeyondTheLimitIsTheServersFaultAndIsNotHeld() throws Exception {
    byte[] huge = new byte[MessageLimits.MAX_MESSAGE_BYTES + 1];
    server.next(Reply.design(huge));

    assertThat(ask())
        .isInstanceOfSatisfying(
            Answer.Broken.class, broken -> assertThat(broken.detail()).contains("exceeds maximum"));
  }

  @Test
  void aModelThatNobodyHasIsTheRequestsFault() throws Exception {
    server.next(Reply.fail(Status.NOT_FOUND.withDescription("unknown model 'ink-flush'")));

    assertThat(ask())
        .isInstanceOfSatisfying(
            Answer.Rejected.class,
            rejected -> {
              assertThat(rejected.code()).isEqualTo("unknown-model");
              assertThat(rejected.detail()).contains("ink-flush");
            });
  }

  @Test
  void aServerThatSaysReadyAndTakesNothingIsAskedLessAndLess() throws Exception {
    server.otherwise(Reply.fail(Status.UNAVAILABLE.withDescription("connection reset")));

    for (int i = 0; i < Health.STREAK; i++) {
      await().until(() -> client.isOpen(InkFlash.MODEL));
      assertThat(ask()).isInstanceOf(Answer.Unavailable.class);
    }
    int asked = server.requests().size();
    assertThat(ask()).isInstanceOf(Answer.Unavailable.class);
    assertThat(server.requests()).hasSize(asked);
  }
}
