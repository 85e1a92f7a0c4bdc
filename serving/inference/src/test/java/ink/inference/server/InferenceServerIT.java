package ink.inference.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import inference.GRPCInferenceServiceGrpc;
import inference.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import inference.ModelConfigRequest;
import inference.ModelInferRequest;
import inference.ModelInferResponse;
import inference.ModelMetadataRequest;
import inference.ModelReadyRequest;
import inference.ModelStatisticsRequest;
import inference.ModelStreamInferResponse;
import inference.RepositoryIndexRequest;
import inference.RepositoryModelLoadRequest;
import inference.ServerLiveRequest;
import inference.ServerMetadataRequest;
import inference.ServerReadyRequest;
import ink.inference.InkFlash;
import ink.inference.MessageLimits;
import ink.inference.QueueParameters;
import ink.inference.Stencil;
import ink.inference.Styles;
import ink.inference.Tensor;
import ink.inference.Tensors;
import ink.inference.craft.CraftModels;
import ink.inference.model.Batching;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InferenceServerIT {

  private static final GatedModel GATED = new GatedModel(new Batching(1, Duration.ZERO, 1), 1);

  private static InferenceServer server;
  private static ManagedChannel channel;
  private static GRPCInferenceServiceBlockingStub stub;

  @BeforeAll
  static void start() throws Exception {
    ServerConfig config =
        ServerConfig.from(
            Map.of("INK_PORT", "0", "INK_ADMIN_PORT", "0", "INK_SIMULATED_SERVICE_MS", "1-5"));
    server =
        InferenceServer.start(
            config,
            List.of(
                new FlashModel(FlashModel.Detail.DRAFT, config.batching(), config.instances()),
                new FlashModel(FlashModel.Detail.FINAL, config.batching(), config.instances()),
                CraftModels.all().stream()
                    .filter(model -> model.signature().model().equals("stencil"))
                    .findFirst()
                    .orElseThrow(),
                new SimulatedModel("simulated", config.simulated().orElseThrow()),
                GATED));
    channel = channel(server);
    stub = GRPCInferenceServiceGrpc.newBlockingStub(channel);
  }

  @AfterAll
  static void stop() {
    channel.shutdownNow();
    server.close();
  }

  @Test
  void aDesignComesBackWithItsIdModelAndWhatWasNotDrawn() throws Exception {
    ModelInferResponse response =
        stub.modelInfer(
            InkFlash.request(order("fine line peony with an octopus", "botanical", 512, 640))
                .setId("gen_42")
                .build());

    InkFlash.Design design = InkFlash.design(response);
    BufferedImage image = image(design.image());
    assertThat(image.getWidth()).isEqualTo(512);
    assertThat(image.getHeight()).isEqualTo(640);
    assertThat(design.undrawnWords()).containsExactly("octopus");
    assertThat(design.backend()).isEqualTo("procedural");
    assertThat(response.getId()).isEqualTo("gen_42");
    assertThat(response.getModelName()).isEqualTo("ink-flash");
    assertThat(response.getModelVersion()).isEqualTo(RulesVersion.CURRENT).matches("[1-9][0-9]*");
  }

  @Test
  void theSameOrderGivesTheSameBytes() {
    ModelInferRequest request = InkFlash.request(order("lotus", "mandala", 256, 256)).build();

    assertThat(stub.modelInfer(request).getRawOutputContents(0))
        .isEqualTo(stub.modelInfer(request).getRawOutputContents(0));
  }

  @ParameterizedTest
  @CsvSource({"mandala, 512, 512", "botanical, 401, 640"})
  void aDraftShowsWhatItsFinalWillBe(String style, int width, int height) throws Exception {
    InkFlash.Order order =
        new InkFlash.Order("roses and leaves, dotwork", "", style, 11, width, height);
    BufferedImage whole = image(design(InkFlash.MODEL, order).image());
    BufferedImage draft = image(design(InkFlash.DRAFT_MODEL, order).image());
    BufferedImage other =
        image(
            design(
                    InkFlash.DRAFT_MODEL,
                    new InkFlash.Order(order.prompt(), "", style, 12, width, height))
                .image());

    assertThat(draft.getWidth()).isEqualTo(width);
    assertThat(draft.getHeight()).isEqualTo(height);
    assertThat(alike(draft, whole)).isGreaterThan(0.9);
    assertThat(alike(other, whole)).isLessThan(0.75);
    assertThat(draft.getData().getDataBuffer())
        .usingRecursiveComparison()
        .isNotEqualTo(whole.getData().getDataBuffer());
  }

  private static InkFlash.Design design(String model, InkFlash.Order order) {
    return InkFlash.design(stub.modelInfer(InkFlash.request(order).setModelName(model).build()));
  }

  /** Correlation of two images' means over squares of eight pixels. */
  private static double alike(BufferedImage one, BufferedImage other) {
    double[] a = squares(one);
    double[] b = squares(other);
    double meanA = Arrays.stream(a).average().orElseThrow();
    double meanB = Arrays.stream(b).average().orElseThrow();
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - meanA) * (b[i] - meanB);
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return ab / Math.sqrt(aa * bb);
  }

  private static double[] squares(BufferedImage image) {
    int columns = image.getWidth() / 8;
    double[] sums = new double[columns * (image.getHeight() / 8)];
    for (int y = 0; y < image.getHeight() / 8 * 8; y++) {
      for (int x = 0; x < columns * 8; x++) {
        sums[y / 8 * columns + x / 8] += image.getRaster().getSample(x, y, 0);
      }
    }
    return sums;
  }

  @Test
  void rulesThatAreNotTheSameHaveAnotherVersion() {
    TreeMap<String, byte[]> rules = new TreeMap<>(Map.of("a", new byte[] {1}, "b", new byte[] {2}));
    String before = RulesVersion.checksum(rules);
    assertThat(RulesVersion.checksum(new TreeMap<>(rules))).isEqualTo(before);
    rules.put("b", new byte[] {3});
    assertThat(RulesVersion.checksum(rules)).isNotEqualTo(before);
    assertThat(
            stub.modelMetadata(ModelMetadataRequest.newBuilder().setName("ink-flash").build())
                .getVersionsList())
        .containsExactly(RulesVersion.CURRENT);
  }

  @Test
  void aModelWhoseBatchesDoNotEndHoldsUpNoOther() throws Exception {
    var slow = GRPCInferenceServiceGrpc.newFutureStub(channel).modelInfer(gated("slow"));
    GatedModel.Batch batch = GATED.started();

    for (int i = 0; i < 8; i++) {
      design(InkFlash.DRAFT_MODEL, order("a rose", "botanical", 64, 64));
    }

    assertThat(slow.isDone()).isFalse();
    batch.finish();
    assertThat(slow.get(10, TimeUnit.SECONDS).getId()).isEqualTo("slow");
  }

  @Test
  void aBatchInOneRequestGivesAnAnswerForEachMember() {
    ModelInferRequest.Builder request =
        InkFlash.inputs(List.of(order("a", "mandala", 64, 64), order("b", "botanical", 2048, 64)))
            .addTo(ModelInferRequest.newBuilder().setModelName("ink-flash"));

    Tensors outputs = Tensors.out(stub.modelInfer(request.build()));

    assertThat(outputs.named("IMAGE").asBytes()).hasSize(2);
    assertThat(outputs.named("BACKEND").asText()).containsExactly("procedural", "procedural");
  }

  @Test
  void onlyTheRequestedOutputsAreSent() {
    ModelInferRequest request =
        InkFlash.request(order("", "mandala", 64, 64))
            .addOutputs(
                ModelInferRequest.InferRequestedOutputTensor.newBuilder().setName("BACKEND"))
            .build();

    assertThat(Tensors.out(stub.modelInfer(request)).byName().keySet()).containsExactly("BACKEND");
  }

  private static ModelInferRequest.Builder stencil(ByteString picture) {
    return Stencil.request(
        new Stencil.Order(
            picture, Stencil.Words.NONE, new Stencil.Print(100, "blackwork", false, "png", "a4")));
  }

  @Test
  void badInputsAreNamed() {
    refused(() -> flash("x", "mandala", 63, 64), "WIDTH is 63 pixels but must be from 64 to 2048");
    refused(() -> flash("x", "mandala", 64, 100_000), "HEIGHT is 100000 pixels");
    refused(
        () -> flash("x", "watercolour", 64, 64),
        "STYLE 'watercolour' is unknown; there are " + String.join(", ", Styles.slugs()));
    refused(() -> flash("x".repeat(5_000), "mandala", 64, 64), "PROMPT has 5000 characters");
    refused(
        () -> stub.modelInfer(stencil(ByteString.copyFromUtf8("no image")).build()),
        "IMAGE cannot be used: the file is no picture; JPEG, PNG and WebP are read");
    refused(
        () ->
            stub.modelInfer(
                InkFlash.inputs(
                        List.of(
                            order("", "mandala", 64, 64),
                            order("", "mandala", 64, 64),
                            order("", "mandala", 64, 64),
                            order("", "mandala", 64, 64),
                            order("", "mandala", 64, 64)))
                    .addTo(ModelInferRequest.newBuilder().setModelName("ink-flash"))
                    .build()),
        "inference request batch-size must be <= 4 for 'ink-flash' but is 5");
    refused(
        () ->
            stub.modelInfer(
                Tensors.of(Tensor.int32("IMAGE", 1))
                    .addTo(ModelInferRequest.newBuilder().setModelName("stencil"))
                    .build()),
        "model 'stencil' takes 11 inputs");
    refused(
        () ->
            stub.modelInfer(
                InkFlash.request(order("", "mandala", 64, 64))
                    .addOutputs(
                        ModelInferRequest.InferRequestedOutputTensor.newBuilder().setName("X"))
                    .build()),
        "unexpected inference output 'X' for model 'ink-flash'");
  }

  @Test
  void anUnknownModelOrVersionIsNotFound() {
    assertFails(
        () ->
            stub.modelInfer(
                InkFlash.request(order("", "mandala", 64, 64)).setModelName("sdxl").build()),
        Status.Code.NOT_FOUND,
        "Request for unknown model: 'sdxl' is not found; there are gated 1, ink-flash "
            + RulesVersion.CURRENT);
    assertFails(
        () ->
            stub.modelReady(
                ModelReadyRequest.newBuilder().setName("ink-flash").setVersion("2").build()),
        Status.Code.NOT_FOUND,
        "'ink-flash' version 2 is not found");
  }

  @Test
  void itSaysWhatItIsAndWhatItServes() {
    assertThat(stub.serverLive(ServerLiveRequest.getDefaultInstance()).getLive()).isTrue();
    assertThat(stub.serverReady(ServerReadyRequest.getDefaultInstance()).getReady()).isTrue();
    assertThat(
            stub.modelReady(ModelReadyRequest.newBuilder().setName("stencil").build()).getReady())
        .isTrue();
    assertThat(stub.serverMetadata(ServerMetadataRequest.getDefaultInstance()).getExtensionsList())
        .contains("statistics", "schedule_policy");
    var metadata =
        stub.modelMetadata(ModelMetadataRequest.newBuilder().setName("ink-flash").build());
    assertThat(metadata.getPlatform()).isEqualTo("procedural");
    assertThat(metadata.getInputsList())
        .extracting(input -> input.getName() + " " + input.getDatatype() + input.getShapeList())
        .contains("PROMPT BYTES[-1, 1]", "SEED INT64[-1, 1]", "WIDTH INT32[-1, 1]");
    var config =
        stub.modelConfig(ModelConfigRequest.newBuilder().setName("ink-flash").build()).getConfig();
    assertThat(config.getMaxBatchSize()).isEqualTo(4);
    assertThat(config.getDynamicBatching().getDefaultQueuePolicy().getMaxQueueSize())
        .isEqualTo(1_024);
    assertThat(config.getInput(0).getDataType()).isEqualTo(inference.DataType.TYPE_STRING);
    assertThat(
            stub.repositoryIndex(RepositoryIndexRequest.newBuilder().setReady(true).build())
                .getModelsList())
        .extracting(model -> model.getName() + " " + model.getState())
        .contains("ink-flash READY", "stencil READY");
    assertFails(
        () -> stub.repositoryModelLoad(RepositoryModelLoadRequest.getDefaultInstance()),
        Status.Code.UNIMPLEMENTED,
        "");
  }

  @Test
  void statisticsAndMetricsCountRequestsAndMembers() throws Exception {
    long before = statistics("simulated").getInferenceCount();

    InkFlash.Design design =
        InkFlash.design(
            stub.modelInfer(
                InkFlash.request(order("x", "mandala", 64, 64)).setModelName("simulated").build()));

    assertThat(design.backend()).isEqualTo("simulated");
    var after = statistics("simulated");
    assertThat(after.getInferenceCount()).isEqualTo(before + 1);
    assertThat(after.getInferenceStats().getSuccess().getNs()).isPositive();
    assertThat(after.getLastInference()).isPositive();
    assertThat(
            stub.modelStatistics(ModelStatisticsRequest.getDefaultInstance()).getModelStatsCount())
        .isEqualTo(5);
    assertThat(admin("/metrics").body())
        .contains(
            "nv_inference_request_success{model=\"simulated\",version=\"1\"} "
                + after.getInferenceStats().getSuccess().getCount())
        .contains(
            "nv_inference_pending_request_count{model=\"ink-flash\",version=\""
                + RulesVersion.CURRENT
                + "\"} 0")
        .contains("# TYPE nv_inference_queue_duration_us counter")
        .contains("nv_inference_request_failure{model=\"gated\",reason=\"REJECTED\"");
  }

  @Test
  void healthAndReadinessAreToldOverHttp() throws Exception {
    assertThat(admin("/healthz").body()).isEqualTo("{\"alive\":true}");
    assertThat(admin("/readyz").statusCode()).isEqualTo(200);
    HttpResponse<String> head =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(adminUri("/healthz"))
                    .method("HEAD", HttpRequest.BodyPublishers.noBody())
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(head.statusCode()).isEqualTo(200);
  }

  @Test
  void queuePolicyHoldsOverTheWire() throws Exception {
    var async = GRPCInferenceServiceGrpc.newFutureStub(channel);
    var running = async.modelInfer(gated("running"));
    GatedModel.Batch batch = GATED.started();

    var late =
        async.modelInfer(
            new QueueParameters(1, Duration.ofMillis(1)).addTo(gated("late").toBuilder()).build());
    assertThatThrownBy(() -> late.get(10, TimeUnit.SECONDS))
        .hasMessageContaining("UNAVAILABLE: Request timeout expired");

    var cancelled = async.modelInfer(gated("cancelled"));
    await().until(() -> admin("/metrics").body().contains(pending(1)));
    assertFails(
        () -> stub.modelInfer(gated("third")),
        Status.Code.UNAVAILABLE,
        "Exceeds maximum queue size");
    assertThat(cancelled.cancel(true)).isTrue();
    await().until(() -> admin("/metrics").body().contains(pending(0)));

    batch.finish();
    assertThat(running.get(10, TimeUnit.SECONDS).getId()).isEqualTo("running");
    assertThat(GATED.batches).isEmpty();
  }

  @Test
  void aStreamAnswersEachRequestAndReportsErrorsAsMessages() throws Exception {
    var answers = new ConcurrentLinkedQueue<ModelStreamInferResponse>();
    CountDownLatch done = new CountDownLatch(1);
    StreamObserver<ModelInferRequest> requests =
        GRPCInferenceServiceGrpc.newStub(channel)
            .modelStreamInfer(
                new StreamObserver<>() {
                  @Override
                  public void onNext(ModelStreamInferResponse response) {
                    answers.add(response);
                  }

                  @Override
                  public void onError(Throwable broken) {
                    throw new AssertionError(broken);
                  }

                  @Override
                  public void onCompleted() {
                    done.countDown();
                  }
                });
    for (int i = 0; i < 3; i++) {
      requests.onNext(
          InkFlash.request(order("", i == 1 ? "nope" : "mandala", 64, 64))
              .setModelName("simulated")
              .setId("r" + i)
              .build());
    }
    requests.onCompleted();

    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(answers)
        .extracting(
            answer ->
                answer.getInferResponse().getId()
                    + (answer.getErrorMessage().isEmpty() ? "" : " failed"))
        .containsExactlyInAnyOrder("r0", "r1 failed", "r2");
  }

  @Test
  void aCancelledStreamGivesUpWhatWaits() throws Exception {
    var running = GRPCInferenceServiceGrpc.newFutureStub(channel).modelInfer(gated("running"));
    GatedModel.Batch batch = GATED.started();
    StreamObserver<ModelInferRequest> requests =
        GRPCInferenceServiceGrpc.newStub(channel).modelStreamInfer(ignoring());
    requests.onNext(gated("waits"));
    await().until(() -> admin("/metrics").body().contains(pending(1)));

    requests.onError(Status.CANCELLED.asException());

    await().until(() -> admin("/metrics").body().contains(pending(0)));
    batch.finish();
    assertThat(running.get(10, TimeUnit.SECONDS).getId()).isEqualTo("running");
  }

  @Test
  void aStoppingServerFinishesWhatRunsAndSaysThatItIsNotReady() throws Exception {
    GatedModel model = new GatedModel(new Batching(1, Duration.ZERO, 10), 1);
    InferenceServer other =
        InferenceServer.start(
            ServerConfig.from(Map.of("INK_PORT", "0", "INK_ADMIN_PORT", "0")), List.of(model));
    ManagedChannel toOther = channel(other);
    try {
      var running = GRPCInferenceServiceGrpc.newFutureStub(toOther).modelInfer(gated("running"));
      GatedModel.Batch batch = model.started();
      Thread stop = new Thread(other::close);
      stop.start();
      URI ready = URI.create("http://127.0.0.1:" + other.adminPort() + "/readyz");
      await().until(() -> get(ready).body().contains("stopping"));
      assertThat(get(ready).statusCode()).isEqualTo(503);

      batch.finish();

      assertThat(running.get(10, TimeUnit.SECONDS).getId()).isEqualTo("running");
      stop.join(10_000);
      assertThat(stop.isAlive()).isFalse();
    } finally {
      toOther.shutdownNow();
    }
  }

  private static ModelInferResponse flash(String prompt, String style, int width, int height) {
    return stub.modelInfer(InkFlash.request(order(prompt, style, width, height)).build());
  }

  private static InkFlash.Order order(String prompt, String style, int width, int height) {
    return new InkFlash.Order(prompt, "", style, 7, width, height);
  }

  private static ModelInferRequest gated(String id) {
    return InkFlash.request(order(id, "mandala", 64, 64)).setModelName("gated").setId(id).build();
  }

  private static String pending(int count) {
    return "nv_inference_pending_request_count{model=\"gated\",version=\"1\"} " + count;
  }

  private static inference.ModelStatistics statistics(String model) {
    return stub.modelStatistics(ModelStatisticsRequest.newBuilder().setName(model).build())
        .getModelStats(0);
  }

  private static HttpResponse<String> admin(String path) throws Exception {
    return get(adminUri(path));
  }

  private static URI adminUri(String path) {
    return URI.create("http://127.0.0.1:" + server.adminPort() + path);
  }

  private static HttpResponse<String> get(URI uri) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static ManagedChannel channel(InferenceServer to) {
    return NettyChannelBuilder.forAddress("127.0.0.1", to.port())
        .usePlaintext()
        .maxInboundMessageSize(MessageLimits.MAX_MESSAGE_BYTES)
        .build();
  }

  private static BufferedImage image(ByteString file) throws Exception {
    return ImageIO.read(new ByteArrayInputStream(file.toByteArray()));
  }

  private static StreamObserver<ModelStreamInferResponse> ignoring() {
    return new StreamObserver<>() {
      @Override
      public void onNext(ModelStreamInferResponse response) {}

      @Override
      public void onError(Throwable broken) {}

      @Override
      public void onCompleted() {}
    };
  }

  private static void refused(ThrowingCallable call, String message) {
    assertFails(call, Status.Code.INVALID_ARGUMENT, message);
  }

  private static void assertFails(ThrowingCallable call, Status.Code code, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            failure -> {
              assertThat(failure.getStatus().getCode()).isEqualTo(code);
              assertThat(failure.getMessage()).contains(message);
            });
  }
}
