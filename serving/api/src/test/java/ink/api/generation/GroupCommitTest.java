package ink.api.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ink.api.generation.GroupCommit.OverloadedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
  private static final int GONE = -1000;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<List<Integer>> commits = Collections.synchronizedList(new ArrayList<>());
  private final List<Integer> alone = Collections.synchronizedList(new ArrayList<>());
  // Holds up the commit of item 0.
  private final CountDownLatch gate = new CountDownLatch(1);
  private GroupCommit<Integer, String> group = group(256, 100, Duration.ofSeconds(30));

  @AfterEach
  void end() {
    gate.countDown();
    group.close();
    threads.shutdownNow();
  }

  @Test
  void whatComesDuringACommitSharesTheNext() {
    List<CompletableFuture<String>> answers = behindTheGate(10);
    gate.countDown();
    assertThat(answers).extracting(CompletableFuture::join).contains("0!", "1!", "10!");
    assertThat(commits).hasSize(2);
    assertThat(commits.get(1)).hasSize(10);
    assertThat(group.submit(11)).isEqualTo("11!");
    assertThat(alone).isEmpty();
  }

  @Test
  void aBatchHasItsMost() {
    group.close();
    group = group(4, 100, Duration.ofSeconds(30));
    List<CompletableFuture<String>> answers = behindTheGate(10);
    gate.countDown();
    answers.forEach(CompletableFuture::join);
    assertThat(commits).extracting(List::size).containsExactly(1, 4, 4, 2);
  }

  @Test
  void oneBadItemFailsAlone() {
    List<CompletableFuture<String>> answers = behindTheGate(3, -7);
    gate.countDown();
    assertThat(answers.subList(0, 4)).extracting(CompletableFuture::join).hasSize(4);
    assertThatThrownBy(() -> answers.get(4).join()).hasRootCauseMessage("-7 is bad");
    assertThat(alone).containsExactlyInAnyOrder(1, 2, 3, -7);
  }

  @Test
  void whatIsNoItemsFaultIsNotTriedAgain() {
    List<CompletableFuture<String>> answers = behindTheGate(1, GONE);
    gate.countDown();
    assertThatThrownBy(() -> answers.get(1).join()).hasRootCauseMessage("all is gone");
    assertThatThrownBy(() -> answers.get(2).join()).hasRootCauseMessage("all is gone");
    assertThat(alone).isEmpty();
  }

  @Test
  void aFullQueueRefuses() {
    group.close();
    group = group(256, 2, Duration.ofSeconds(30));
    List<CompletableFuture<String>> answers = behindTheGate(2);
    assertThatThrownBy(() -> group.submit(9))
        .isInstanceOf(OverloadedException.class)
        .hasMessage("the queue is full");
    gate.countDown();
    answers.forEach(CompletableFuture::join);
    assertThat(commits).doesNotContain(List.of(9));
  }

  @Test
  void whoWaitsTooLongIsRefusedAndNothingIsDone() {
    group.close();
    group = group(256, 100, Duration.ofMillis(20));
    CompletableFuture<String> first = submit(0);
    Awaitility.await().until(() -> commits.size() == 1);
    assertThatThrownBy(() -> group.submit(1))
        .isInstanceOf(OverloadedException.class)
        .hasMessage("the queue does not move");
    gate.countDown();
    assertThat(first.join()).isEqualTo("0!");
    assertThat(group.submit(2)).isEqualTo("2!");
    assertThat(commits).containsExactly(List.of(0), List.of(2));
  }

  @Test
  void anInterruptTakesTheRequestBack() {
    behindTheGate(0);
    CompletableFuture<String> interrupted =
        CompletableFuture.supplyAsync(
            () -> {
              Thread.currentThread().interrupt();
              return group.submit(1);
            },
            threads);
    assertThatThrownBy(interrupted::join).hasRootCauseInstanceOf(OverloadedException.class);
  }

  @Test
  void closingCommitsWhatWaitsAndTakesNothingMore() {
    List<CompletableFuture<String>> answers = behindTheGate(3);
    CompletableFuture<Void> closing = CompletableFuture.runAsync(group::close, threads);
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> group.submit(-1)).isInstanceOf(OverloadedException.class));
    gate.countDown();
    closing.join();
    assertThat(answers).extracting(CompletableFuture::join).contains("3!");
  }

  /** Item 0 is being committed, and these wait: 1 to {@code count}, and more. */
  private List<CompletableFuture<String>> behindTheGate(int count, int... more) {
    List<CompletableFuture<String>> answers = new ArrayList<>();
    answers.add(submit(0));
    Awaitility.await().until(() -> commits.size() == 1);
    IntStream.concat(IntStream.rangeClosed(1, count), IntStream.of(more))
        .forEach(item -> answers.add(submit(item)));
    Awaitility.await().until(() -> group.waiting() == count + more.length);
    return answers;
  }

  private CompletableFuture<String> submit(int item) {
    return CompletableFuture.supplyAsync(() -> group.submit(item), threads);
  }

  private GroupCommit<Integer, String> group(int most, int queue, Duration patience) {
    return new GroupCommit<>(
        "test",
        new GroupCommit.Config(most, Duration.ofMillis(1), queue, patience),
        this::commit,
        IllegalArgumentException.class::isInstance);
  }

  private List<String> commit(List<Integer> items, boolean isAlone) {
    if (isAlone) {
      alone.addAll(items);
    } else {
      commits.add(items);
    }
    if (items.contains(0)) {
      boolean open = awaitGate();
      assertThat(open).isTrue();
    }
    for (int item : items) {
      if (item < 0) {
        throw item == GONE
            ? new IllegalArgumentException("all is gone")
            : new IllegalStateException(item + " is bad");
      }
    }
    return items.stream().map(item -> item + "!").toList();
  }

  private boolean awaitGate() {
    try {
      return gate.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
