package ink.triton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import inference.ModelInferRequest;
import ink.inference.InkFlash;
import ink.inference.testing.Reply;
import ink.inference.testing.ScriptedModelServer;
import io.grpc.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HedgingTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Reply DESIGN = Reply.design(ScriptedModelServer.tinyPng().toByteArray());

  private final ScriptedModelServer one = ScriptedModelServer.start();
  private final ScriptedModelServer two = ScriptedModelServer.start();
  private TritonClient client;

  @AfterEach
  void stop() {
    client.close();
    one.close();
    two.close();
  }

  private void connect(int hedgePercent) {
    client =
        new TritonClient(
            Stream.of(one, two).map(server -> new Endpoint("127.0.0.1", server.port())).toList(),
            Duration.ofSeconds(20),
            hedgePercent,
            Resolver.SYSTEM,
            Clock.systemUTC(),
            new Random(7),
            () -> {});
    client.watch(InkFlash.MODEL);
    await().atMost(PATIENCE).until(() -> client.ready(InkFlash.MODEL) == 2);
    // So that it is known how long a call takes.
    for (int i = 0; i < 3 * CallTimes.FEWEST; i++) {
      assertThat(ask()).isInstanceOf(Answer.Given.class);
    }
  }

  private TritonClient.Call call() {
    ModelInferRequest request =
        InkFlash.request(new InkFlash.Order("a rose", "", "botanical", 1, 64, 64))
            .setId("gen")
            .build();
    return client.infer(request, Instant.now().plusSeconds(20));
  }

  private Answer ask() {
    return call().answer().orTimeout(20, TimeUnit.SECONDS).join();
  }

  private int requests() {
    return one.requests().size() + two.requests().size();
  }

  @Test
  void aCallThatIsSlowerThanMostGoesToASecondServerAndTheLoserIsCalledOff() {
    connect(95);
    one.otherwise(Reply.hang());

    int before = requests();
    int attempts = 0;
    for (int i = 0; i < 6; i++) {
      Answer answer = ask();
      assertThat(answer)
          .isInstanceOfSatisfying(
              Answer.Given.class,
              given -> assertThat(given.endpoint().port()).isEqualTo(two.port()));
      attempts += answer.attempts();
    }
    // A loser can be called off before its server hears of it.
    assertThat(requests() - before).isBetween(6, attempts);
    assertThat(one.requests()).isNotEmpty();
    await().atMost(PATIENCE).until(() -> one.inFlight() == 0);
    assertThat(one.cancelled()).isPositive();
    // Whoever was only slower is not ill.
    assertThat(client.ready(InkFlash.MODEL)).isEqualTo(2);
  }

  @Test
  void nobodyHedgesUnlessToldTo() {
    connect(0);
    one.otherwise(Reply.hang());
    two.otherwise(Reply.hang());
    int before = requests();
    TritonClient.Call call = call();
    await().atMost(PATIENCE).until(() -> one.inFlight() + two.inFlight() == 1);
    call.cancel();

    assertThat(call.answer().join()).isInstanceOf(Answer.Cancelled.class);
    assertThat(requests() - before).isEqualTo(1);
    assertThat(client.hedgeAfter(InkFlash.MODEL)).isEmpty();
  }

  @Test
  void aSecondServerThatFailsLeavesTheFirstAtWork() {
    connect(95);
    one.otherwise(Reply.after(Duration.ofSeconds(2), DESIGN));
    two.otherwise(Reply.fail(Status.UNAVAILABLE.withDescription("Exceeds maximum queue size")));

    // Whichever is asked first: one is slow and has the answer, two has not.
    Answer answer = ask();
    assertThat(answer).isInstanceOf(Answer.Given.class);
    assertThat(answer.attempts()).isEqualTo(2);
  }

  @Test
  void aHedgedCallThatIsCalledOffIsCalledOffAtBothServers() {
    connect(95);
    one.otherwise(Reply.hang());
    two.otherwise(Reply.hang());
    TritonClient.Call call = call();
    await().atMost(PATIENCE).until(() -> one.inFlight() == 1 && two.inFlight() == 1);
    call.cancel();

    assertThat(call.answer().orTimeout(20, TimeUnit.SECONDS).join())
        .isInstanceOf(Answer.Cancelled.class);
    await().atMost(PATIENCE).until(() -> one.inFlight() + two.inFlight() == 0);
  }

  @Test
  void whatIsRefusedByOneIsNotLeftWithTheOther() {
    connect(95);
    one.otherwise(Reply.hang());
    two.otherwise(Reply.fail(Status.INVALID_ARGUMENT.withDescription("no such style")));

    assertThat(ask()).isInstanceOf(Answer.Rejected.class);
    await().atMost(PATIENCE).until(() -> one.inFlight() == 0);
  }
}
