package ink.inference.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ink.inference.InkFlash;
import ink.inference.Tensors;
import ink.inference.model.Batching;
import ink.inference.model.Model;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelQueueTest {

  private static final Duration NO_TIMEOUT = Duration.ZERO;

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final ModelStats stats = new ModelStats();
  private final List<String> outcomes = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void stopClock() {
    clock.shutdownNow();
  }

  @Test
  void aFreeInstanceTakesWhatWaitsAsOneBatch() throws Exception {
    GatedModel model = new GatedModel(new Batching(3, Duration.ZERO, 10), 1);
    ModelQueue queue = new ModelQueue(model, stats, clock);
    add(queue, "a", 5);
    for (String prompt : List.of("b", "c", "d", "e")) {
      add(queue, prompt, 5);
    }

    GatedModel.Batch first = model.started();
    assertThat(first.prompts()).containsExactly("a");
    assertThat(queue.waiting()).isEqualTo(4);
    first.finish();

    GatedModel.Batch second = model.started();
    assertThat(second.prompts()).containsExactly("b", "c", "d");
    second.finish();
    model.started().finish();
    assertThat(outcomes).containsExactly("a", "b", "c", "d", "e");
    assertThat(stats.counters().inferences()).isEqualTo(5);
    assertThat(stats.counters().executions()).isEqualTo(3);
    assertThat(stats.message("gated", "1").getBatchStatsList())
        .extracting(batch -> batch.getBatchSize() + "x" + batch.getComputeInfer().getCount())
        .containsExactly("1x2", "3x1");
    assertThat(queue.idle()).isTrue();
  }

  @Test
  void higherPrioritiesGoFirstAndEqualOnesInOrder() throws Exception {
    GatedModel model = new GatedModel(new Batching(1, Duration.ZERO, 10), 1);
    ModelQueue queue = new ModelQueue(model, stats, clock);
    add(queue, "running", 5);
    add(queue, "low", 9);
    add(queue, "first", 1);
    add(queue, "middle", 5);
    add(queue, "second", 1);

    for (int i = 0; i < 5; i++) {
      model.started().finish();
    }

    assertThat(outcomes).containsExactly("running", "first", "second", "middle", "low");
  }

  @Test
  void aBatchIsHeldBackToFillButNotLongerThanTheDelay() throws Exception {
    GatedModel model = new GatedModel(new Batching(2, Duration.ofMinutes(5), 10), 1);
    ModelQueue queue = new ModelQueue(model, stats, clock);
    add(queue, "a", 5);
    assertThat(model.batches).isEmpty();

    add(queue, "b", 5);
    assertThat(model.started().prompts()).containsExactly("a", "b");

    GatedModel quick = new GatedModel(new Batching(2, Duration.ofMillis(5), 10), 1);
    add(new ModelQueue(quick, stats, clock), "alone", 5);
    assertThat(quick.started().prompts()).containsExactly("alone");
  }

  @Test
  void aRequestThatDoesNotFitStartsTheNextBatchAndIsNotOvertaken() throws Exception {
    GatedModel model = new GatedModel(new Batching(3, Duration.ZERO, 10), 1);
    ModelQueue queue = new ModelQueue(model, stats, clock);
    add(queue, "running", 5);
    queue.add(waiting(5, "a", "b"), NO_TIMEOUT);
    queue.add(waiting(5, "c", "d"), NO_TIMEOUT);
    add(queue, "e", 5);

    model.started().finish();
    GatedModel.Batch second = model.started();
    second.finish();

    assertThat(second.prompts()).containsExactly("a", "b");
    assertThat(model.started().prompts()).containsExactly("c", "d", "e");
  }

  /** It would keep the request's tensors in memory for as long. */
  @Test
  void theTimeoutOfWhoeverIsTakenIsForgotten() throws Exception {
    GatedModel model = new GatedModel(new Batching(1, Duration.ZERO, 10), 1);
    ScheduledThreadPoolExecutor forgetful = new ScheduledThreadPoolExecutor(1);
    forgetful.setRemoveOnCancelPolicy(true);
    ModelQueue queue = new ModelQueue(model, stats, forgetful);
    queue.add(waiting(5, "taken at once"), Duration.ofHours(1));
    queue.add(waiting(5, "waits"), Duration.ofHours(1));
    assertThat(forgetful.getQueue()).hasSize(1);

    model.started().finish();
    model.started().finish();
    assertThat(forgetful.getQueue()).isEmpty();
    forgetful.shutdownNow();
  }

  @Test
  void instancesRunSideBySide() throws Exception {
    GatedModel model = new GatedModel(new Batching(1, Duration.ZERO, 10), 2);
    ModelQueue queue = new ModelQueue(model, stats, clock);
    for (String prompt : List.of("a", "b", "c")) {
      add(queue, prompt, 5);
    }

    model.started();
    GatedModel.Batch b = model.started();
    assertThat(queue.waiting()).isEqualTo(1);
    b.finish();
    assertThat(model.started().prompts()).containsExactly("c");
  }

  @Test
  void aFullQueueTurnsRequestsAwayAsUnavailable() throws Exception {
    GatedModel model = new GatedModel(new Batching(1, Duration.ZERO, 1), 1);
    ModelQueue queue = new ModelQueue(model, stats, clock);
    for (String prompt : List.of("running", "waiting", "third")) {
      add(queue, prompt, 5);
    }

    assertThat(outcomes).hasSize(1);
    assertThat(outcomes.get(0))
        .startsWith("third UNAVAILABLE [request] Exceeds maximum queue size of model 'gated'");
    assertThat(stats.counters().failures()).containsEntry(Failure.Reason.REJECTED, 1L);
    model.started().finish();
    model.started().finish();
    assertThat(outcomes).hasSize(3);
  }

  @Test
  void aRequestLeavesTheQueueWhenItsTimeIsUp() throws Exception {
    GatedModel model = new GatedModel(new Batching(1, Duration.ZERO, 10), 1);
    ModelQueue queue = new ModelQueue(model, stats, clock);
    add(queue, "running", 5);
    queue.add(waiting(5, "late"), Duration.ofMillis(5));

    await().until(() -> outcomes.size() == 1);
    assertThat(outcomes.get(0)).startsWith("late UNAVAILABLE Request timeout expired");
    assertThat(queue.waiting()).isZero();
    model.started().finish();
    assertThat(outcomes).hasSize(2);
  }

  @Test
  void whatRunsIsNoLongerInTheQueueToLeave() throws Exception {
    GatedModel model = new GatedModel(new Batching(1, Duration.ZERO, 10), 1);
    ModelQueue queue = new ModelQueue(model, stats, clock);
    Waiting running = waiting(5, "running");
    Waiting given = waiting(5, "given up");
    queue.add(running, NO_TIMEOUT);
    queue.add(given, NO_TIMEOUT);

    queue.leave(given, Failure.cancelled());
    queue.leave(given, Failure.cancelled());
    queue.leave(running, Failure.cancelled());
    model.started().finish();

    assertThat(outcomes).containsExactly("given up CANCELLED given up by the client", "running");
    assertThat(stats.counters().failures()).containsEntry(Failure.Reason.CANCELED, 1L);
  }

  @Test
  void aBrokenModelFailsItsBatchAndServesTheNext() throws Exception {
    GatedModel model = new GatedModel(new Batching(1, Duration.ZERO, 10), 1);
    ModelQueue queue = new ModelQueue(model, stats, clock);
    add(queue, "a", 5);
    add(queue, "b", 5);

    model.started().done().completeExceptionally(new IllegalStateException("out of ink"));
    model.started().finish();

    assertThat(outcomes)
        .containsExactly("a INTERNAL model 'gated' failed; the server's log holds the cause", "b");
    assertThat(stats.counters().failures()).containsEntry(Failure.Reason.BACKEND, 1L);
  }

  @Test
  void aRefusedRequestDoesNotHurtItsBatch() throws Exception {
    GatedModel model = new GatedModel(new Batching(2, Duration.ofMinutes(5), 10), 1);
    ModelQueue queue = new ModelQueue(model, stats, clock);
    add(queue, "a", 5);
    add(queue, "b", 5);
    GatedModel.Batch batch = model.started();

    batch
        .done()
        .complete(
            List.of(
                new Model.Answer.Refused("unreadable"),
                new Model.Answer.Given(batch.requests().get(1))));

    assertThat(outcomes).containsExactly("a INVALID_ARGUMENT unreadable", "b");
  }

  @Test
  void aStoppedQueueFinishesWhatItHasAndTakesNothingNew() throws Exception {
    GatedModel model = new GatedModel(new Batching(1, Duration.ZERO, 10), 1);
    ModelQueue queue = new ModelQueue(model, stats, clock);
    add(queue, "running", 5);
    add(queue, "waiting", 5);

    queue.stop();
    add(queue, "late", 5);
    model.started().finish();
    model.started().finish();

    assertThat(outcomes)
        .containsExactly(
            "late UNAVAILABLE Server is stopping; ask another one", "running", "waiting");
  }

  private void add(ModelQueue queue, String prompt, int priority) {
    queue.add(waiting(priority, prompt), NO_TIMEOUT);
  }

  private Waiting waiting(int priority, String... prompts) {
    List<InkFlash.Order> orders = new ArrayList<>();
    for (String prompt : prompts) {
      orders.add(new InkFlash.Order(prompt, "", "mandala", 1, 64, 64));
    }
    Tensors inputs = InkFlash.inputs(orders);
    return new Waiting(
        inputs,
        orders.size(),
        priority,
        System.nanoTime(),
        outputs -> outcomes.add(String.join("+", prompts)),
        failure ->
            outcomes.add(
                String.join("+", prompts)
                    + " "
                    + failure.status().getCode()
                    + " "
                    + failure.status().getDescription()));
  }
}
