package ink.triton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import inference.ModelInferRequest;
import ink.inference.InkFlash;
import ink.inference.QueueParameters;
import ink.inference.testing.Reply;
import ink.inference.testing.ScriptedModelServer;
import io.grpc.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TritonClientTest {
  private final ScriptedModelServer one = ScriptedModelServer.start();
  private final ScriptedModelServer two = ScriptedModelServer.start();
  private final AtomicInteger changes = new AtomicInteger();
  private TritonClient client;

  @AfterEach
  void stop() {
    if (client != null) {
      client.close();
    }
    one.close();
    two.close();
  }

  private void connect(Duration callTimeout, ScriptedModelServer... servers) {
    client =
        new TritonClient(
            Stream.of(servers).map(server -> new Endpoint("127.0.0.1", server.port())).toList(),
            callTimeout,
            Clock.systemUTC(),
            new Random(7),
            changes::incrementAndGet);
    client.watch(InkFlash.MODEL);
    await().until(() -> client.ready(InkFlash.MODEL) == servers.length);
  }

  private void connect(ScriptedModelServer... servers) {
    connect(Duration.ofSeconds(20), servers);
  }

  private static ModelInferRequest request() {
    return InkFlash.request(new InkFlash.Order("a rose", "", "botanical", 1, 64, 64))
        .setId("gen")
        .build();
  }

  private TritonClient.Call call() {
    return client.infer(request(), Instant.now().plusSeconds(20));
  }

  private Answer ask() throws Exception {
    return call().answer().get(20, TimeUnit.SECONDS);
  }

  @Test
  void anAnswerSaysWhoGaveItAndHowLongItTook() throws Exception {
    connect(one);

    assertThat(ask())
        .isInstanceOfSatisfying(
            Answer.Given.class,
            given -> {
              assertThat(given.endpoint().port()).isEqualTo(one.port());
              assertThat(given.attempts()).isEqualTo(1);
              assertThat(given.took()).isPositive();
              assertThat(InkFlash.design(given.response()).backend()).isEqualTo("scripted");
            });
    assertThat(QueueParameters.in(one.requests().get(0)).timeout())
        .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20));
    assertThat(client.endpoints()).isEqualTo(1);
  }

  @Test
  void aServerThatIsGoneIsLeftForAnotherAndFoundAgain() throws Exception {
    connect(one, two);
    int port = one.port();
    one.close();
    for (int i = 0; i < 6; i++) {
      assertThat(ask()).isInstanceOf(Answer.Given.class);
    }
    assertThat(two.requests()).hasSize(6);
    await().until(() -> client.ready(InkFlash.MODEL) == 1);

    try (ScriptedModelServer back = ScriptedModelServer.start(port)) {
      await().until(() -> client.ready(InkFlash.MODEL) == 2);
      assertThat(back.requests()).isEmpty();
    }
    assertThat(changes.get()).isGreaterThanOrEqualTo(4);
  }

  @Test
  void aFullServerIsLeftForAnotherButStaysInUse() throws Exception {
    connect(one, two);
    Status full = Status.UNAVAILABLE.withDescription("Exceeds maximum queue size");
    one.otherwise(Reply.fail(full));

    for (int i = 0; i < 10; i++) {
      assertThat(ask()).isInstanceOf(Answer.Given.class);
    }
    assertThat(client.ready(InkFlash.MODEL)).isEqualTo(2);
    assertThat(one.requests()).isNotEmpty();

    two.otherwise(Reply.fail(full));
    assertThat(ask())
        .isInstanceOfSatisfying(
            Answer.Busy.class,
            busy -> {
              assertThat(busy.attempts()).isEqualTo(2);
              assertThat(busy.detail()).contains("queue");
            });
  }

  @Test
  void aRequestThatIsRefusedIsNotTriedElsewhere() throws Exception {
    connect(one, two);
    one.otherwise(Reply.fail(Status.NOT_FOUND.withDescription("unknown model")));
    two.otherwise(Reply.fail(Status.NOT_FOUND.withDescription("unknown model")));

    assertThat(ask())
        .isInstanceOfSatisfying(
            Answer.Rejected.class,
            rejected -> {
              assertThat(rejected.code()).isEqualTo("unknown-model");
              assertThat(rejected.attempts()).isEqualTo(1);
            });
  }

  @Test
  void noServerIsAskedWhenNoneIsReady() throws Exception {
    connect(one);
    one.ready(false);
    client.close();
    client =
        new TritonClient(
            List.of(new Endpoint("127.0.0.1", one.port())),
            Duration.ofSeconds(5),
            Clock.systemUTC(),
            new Random(7),
            changes::incrementAndGet);

    assertThat(client.isOpen(InkFlash.MODEL)).isFalse();
    assertThat(ask()).isInstanceOf(Answer.Unavailable.class);
    assertThat(one.requests()).isEmpty();
  }

  @Test
  void theDeadlineEndsACallAtTheServerToo() throws Exception {
    connect(one);
    one.otherwise(Reply.hang());

    Answer answer =
        client.infer(request(), Instant.now().plusMillis(300)).answer().get(20, TimeUnit.SECONDS);

    assertThat(answer).isInstanceOf(Answer.TimedOut.class);
    await().until(() -> one.cancelled() == 1);
    assertThat(client.infer(request(), Instant.now().minusMillis(1)).answer().get().attempts())
        .isZero();
  }

  @Test
  void aSilentServerIsLeftForAnother() throws Exception {
    connect(Duration.ofMillis(300), one, two);
    one.otherwise(Reply.hang());

    for (int i = 0; i < 3; i++) {
      assertThat(ask()).isInstanceOf(Answer.Given.class);
    }
    assertThat(two.requests()).hasSize(3);
  }

  @Test
  void cancellationReachesTheServer() throws Exception {
    connect(one);
    one.otherwise(Reply.hang());
    TritonClient.Call call = call();
    await().until(() -> one.inFlight() == 1);
    call.cancel();

    assertThat(call.answer().get(20, TimeUnit.SECONDS)).isInstanceOf(Answer.Cancelled.class);
    await().until(() -> one.cancelled() == 1);
  }

  @Test
  void aServerThatBreaksAgainAndAgainIsLeftOut() throws Exception {
    connect(one);
    one.otherwise(Reply.fail(Status.INTERNAL.withDescription("CUDA error")));

    for (int i = 0; i < Health.STREAK; i++) {
      assertThat(ask()).isInstanceOf(Answer.Broken.class);
    }
    assertThat(client.isOpen(InkFlash.MODEL)).isFalse();
    one.otherwise(Reply.design(ScriptedModelServer.tinyPng().toByteArray()));
    await().until(() -> client.isOpen(InkFlash.MODEL));
    assertThat(ask()).isInstanceOf(Answer.Given.class);
  }

  @Test
  void manyCallsAtOnceAreSpread() {
    connect(one, two);
    List<TritonClient.Call> calls = IntStream.range(0, 200).mapToObj(i -> call()).toList();

    assertThat(calls).allMatch(call -> call.answer().join() instanceof Answer.Given);
    assertThat(one.requests().size()).isBetween(50, 150);
  }

  @Test
  void largePromptsAreTriedAgainToo() throws Exception {
    connect(one, two);
    Status stopping = Status.UNAVAILABLE.withDescription("Server is stopping");
    one.next(1, Reply.fail(stopping));
    two.next(1, Reply.fail(stopping));
    ModelInferRequest large =
        InkFlash.request(new InkFlash.Order("x".repeat(5 << 20), "", "botanical", 1, 64, 64))
            .build();
    Answer answer =
        client.infer(large, Instant.now().plusSeconds(20)).answer().get(20, TimeUnit.SECONDS);

    assertThat(answer).isInstanceOf(Answer.Unavailable.class);
    assertThat(answer.attempts()).isEqualTo(2);
  }
}
