package ink.dispatch.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DispatchQueueTest {
  private static final Instant START = Instant.parse("2026-11-01T10:00:00Z");

  private Instant now = START;

  private DispatchQueue queue(int calls, long bytes) {
    return new DispatchQueue(new Limits(calls, bytes), () -> now);
  }

  private static Ticket ticket(String id, int second) {
    return ticket(id, "flash", second, 1);
  }

  private static Ticket ticket(String id, String model, int second, long bytes) {
    return new Ticket(
        id, "rose", 1, Lane.DRAFT, model, START.plusSeconds(second), START.plusSeconds(100), bytes);
  }

  private static List<String> drain(DispatchQueue queue) {
    List<String> ids = new ArrayList<>();
    for (Optional<Ticket> next = queue.next(model -> true);
        next.isPresent();
        next = queue.next(model -> true)) {
      ids.add(next.get().id());
    }
    return ids;
  }

  @Test
  void whoAskedFirstIsServedFirstInWhateverOrderTheyCome() {
    DispatchQueue queue = queue(10, 100);
    queue.offer(ticket("c", 3));
    queue.offer(ticket("a", 1));
    queue.offer(ticket("b", 2));

    assertThat(drain(queue)).containsExactly("a", "b", "c");
  }

  @Test
  void aTicketIsTakenOnce() {
    DispatchQueue queue = queue(10, 100);

    assertThat(queue.offer(ticket("a", 1))).isTrue();
    assertThat(queue.offer(ticket("a", 2))).isFalse();
    assertThat(drain(queue)).containsExactly("a");
    assertThat(queue.offer(ticket("a", 3))).isFalse();
  }

  @Test
  void callsAndBytesHaveLimits() {
    DispatchQueue queue = queue(2, 10);
    queue.offer(ticket("a", "flash", 1, 4));
    queue.offer(ticket("b", "flash", 2, 4));
    queue.offer(ticket("c", "flash", 3, 4));
    queue.offer(ticket("d", "stencil", 4, 4));

    assertThat(drain(queue)).containsExactly("a", "b");
    queue.served("a");
    assertThat(drain(queue)).as("the answer of a is still in memory").isEmpty();
    queue.done("a");
    assertThat(drain(queue)).containsExactly("c");
    assertThat(queue.bytes()).isEqualTo(8);
  }

  @Test
  void aTicketAboveTheLimitOfBytesGoesAlone() {
    DispatchQueue queue = queue(10, 10);
    queue.offer(ticket("huge", "flash", 1, 50));
    queue.offer(ticket("small", "flash", 2, 1));

    assertThat(drain(queue)).containsExactly("huge");
    queue.done("huge");
    assertThat(drain(queue)).containsExactly("small");
  }

  @Test
  void largeFinalsLeaveMemoryToDrafts() {
    DispatchQueue queue = queue(8, 80);
    for (int i = 0; i < 8; i++) {
      queue.offer(
          new Ticket(
              "final" + i, "rose", 1, Lane.FINAL, "flash", START, START.plusSeconds(100), 20));
    }
    assertThat(drain(queue)).as("half of the memory").containsExactly("final0", "final1");

    queue.offer(ticket("draft", "sketch", 5, 20));
    assertThat(drain(queue)).containsExactly("draft");
    queue.done("final0");
    assertThat(drain(queue)).containsExactly("final2");
  }

  @Test
  void anAnswerTakesWhatItTakesWhateverWasExpected() {
    DispatchQueue queue = queue(10, 10);
    queue.offer(ticket("a", "flash", 1, 4));
    queue.offer(ticket("b", "flash", 2, 4));
    queue.offer(ticket("c", "flash", 3, 4));
    assertThat(drain(queue)).containsExactly("a", "b");

    queue.weighed("a", 1);
    assertThat(drain(queue)).containsExactly("c");
    queue.weighed("b", 30);
    queue.served("b");
    queue.offer(ticket("d", "flash", 4, 1));
    assertThat(queue.bytes()).isEqualTo(35);
    assertThat(drain(queue)).isEmpty();
    queue.done("b");
    assertThat(drain(queue)).containsExactly("d");
    assertThat(queue.bytes()).isEqualTo(6);
  }

  @Test
  void oneModelDoesNotHoldUpAnother() {
    DispatchQueue queue = queue(10, 100);
    queue.offer(ticket("a", "flash", 1, 1));
    queue.offer(ticket("b", "stencil", 2, 1));

    assertThat(queue.next(model -> model.equals("stencil")).orElseThrow().id()).isEqualTo("b");
    queue.pause("flash", now.plusSeconds(1));
    assertThat(drain(queue)).isEmpty();
    now = now.plusSeconds(1);
    assertThat(drain(queue)).containsExactly("a");
  }

  @Test
  void whoIsPutBackKeepsItsPlaceAndWaitsItsTime() {
    DispatchQueue queue = queue(1, 100);
    queue.offer(ticket("a", 1));
    queue.offer(ticket("b", 2));
    queue.next(model -> true);
    queue.putBack("a", now.plusSeconds(5));

    assertThat(queue.waiting("flash")).isEqualTo(2);
    assertThat(drain(queue)).containsExactly("b");
    queue.done("b");
    now = now.plusSeconds(5);
    queue.offer(ticket("c", 3));
    assertThat(drain(queue)).containsExactly("a");
  }

  @Test
  void whatWaitsPastItsDeadlineLeaves() {
    DispatchQueue queue = queue(1, 100);
    queue.offer(ticket("a", 1));
    queue.offer(ticket("b", 2));
    queue.next(model -> true);
    now = START.plusSeconds(100);

    assertThat(queue.expired()).extracting(Ticket::id).containsExactly("b");
    assertThat(queue.place("a")).isEqualTo(DispatchQueue.Place.CALLING);
    assertThat(queue.place("b")).isNull();
  }

  @Test
  void onlyWhoWaitsIsCancelled() {
    DispatchQueue queue = queue(1, 100);
    queue.offer(ticket("a", 1));
    queue.offer(ticket("b", 2));
    queue.next(model -> true);

    assertThat(queue.cancel("a")).isFalse();
    assertThat(queue.cancel("b")).isTrue();
    assertThat(queue.cancel("b")).isFalse();
    assertThat(queue.size()).isEqualTo(1);
  }

  private static Ticket of(String tenant, int weight, Lane lane, int second) {
    return new Ticket(
        tenant + second,
        tenant,
        weight,
        lane,
        "flash",
        START.plusSeconds(second),
        START.plusSeconds(100),
        1);
  }

  @Test
  void tenantsTakeTurnsByWeight() {
    DispatchQueue queue = queue(6, 100);
    for (int i = 0; i < 6; i++) {
      queue.offer(of("heavy", 2, Lane.DRAFT, i));
      queue.offer(of("light", 1, Lane.DRAFT, i));
    }

    assertThat(drain(queue))
        .containsExactlyInAnyOrder("heavy0", "heavy1", "heavy2", "heavy3", "light0", "light1");
  }

  @Test
  void theOrderIsTheSameWhateverOrderAnEngineGivesThemBackIn() {
    List<Ticket> tickets = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      tickets.add(of("rose", 1, Lane.DRAFT, i));
    }
    java.util.Collections.shuffle(tickets, new Random(1));
    DispatchQueue queue = queue(5, 100);
    tickets.forEach(queue::offer);

    assertThat(drain(queue)).containsExactly("rose0", "rose1", "rose2", "rose3", "rose4");
  }

  @Test
  void slowLanesLeaveRoomForDrafts() {
    DispatchQueue queue = queue(8, 100);
    for (int i = 0; i < 8; i++) {
      queue.offer(of("rose", 1, Lane.FINAL, i));
      queue.offer(of("lily", 1, Lane.BATCH, i));
    }
    assertThat(drain(queue)).hasSize(6);
    queue.offer(of("ivy", 1, Lane.DRAFT, 9));

    assertThat(drain(queue)).containsExactly("ivy9");
    assertThat(queue.load("flash", Lane.FINAL).calling()).isEqualTo(4);
    assertThat(queue.load("flash", Lane.BATCH).waiting()).isEqualTo(6);
  }

  @Test
  void aTicketThatLeavesGivesItsTurnBack() {
    DispatchQueue queue = queue(1, 100);
    for (int i = 0; i < 4; i++) {
      queue.offer(of("fickle", 1, Lane.DRAFT, i));
      queue.offer(of("steady", 1, Lane.DRAFT, i));
    }
    for (int i = 0; i < 3; i++) {
      assertThat(queue.cancel("fickle" + i)).isTrue();
    }

    assertThat(queue.forecast("fickle3").orElseThrow().position()).isZero();
    assertThat(queue.forecast("steady3").orElseThrow().position()).isEqualTo(4);
  }

  @Test
  void whoWaitsLearnsItsPositionAndTheTimeItTakes() {
    DispatchQueue queue = queue(1, 100);
    for (int i = 0; i < 40; i++) {
      queue.offer(of("rose", 1, Lane.DRAFT, i));
    }
    assertThat(queue.forecast("rose0").orElseThrow()).isEqualTo(new Forecast(0, null));
    for (int i = 0; i < 20; i++) {
      assertThat(drain(queue)).containsExactly("rose" + i);
      now = now.plusMillis(500);
      queue.served("rose" + i);
      queue.done("rose" + i);
    }
    queue.next(model -> true);

    assertThat(queue.forecast("rose20")).as("it is called for").isEmpty();
    Forecast forecast = queue.forecast("rose30").orElseThrow();
    assertThat(forecast.position()).isEqualTo(9);
    assertThat(forecast.answerIn()).isBetween(Duration.ofMillis(5_450), Duration.ofMillis(5_550));
    assertThat(queue.load("flash", Lane.DRAFT).perSecond()).isBetween(1.99, 2.01);
    assertThat(queue.load("stencil", Lane.DRAFT)).isEqualTo(new Load(0, 0, 0, 0));
    queue.putBack("rose20", now.plusSeconds(1));
    assertThat(queue.forecast("rose20").orElseThrow().position()).isZero();
  }

  @Test
  void aCallThatWasCalledOffIsNotWanted() {
    DispatchQueue queue = queue(2, 100);
    queue.offer(ticket("a", 1));
    queue.offer(ticket("b", 2));
    drain(queue);
    queue.cancel("a");
    queue.cancel("b");

    assertThat(queue.served("a")).isFalse();
    assertThat(queue.putBack("b", now)).isFalse();
    assertThat(queue.place("b")).isEqualTo(DispatchQueue.Place.STORING);
    assertThat(queue.calling("flash")).isZero();
  }

  @Test
  void sharesMustAddUp() {
    assertThatThrownBy(() -> new Limits.Share(2, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Limits(4, 1).withLanes(Map.of()))
        .hasMessageContaining("no share for");
    Limits.Share most = new Limits.Share(4, 4);
    assertThatThrownBy(
            () ->
                new Limits(4, 1)
                    .withLanes(Map.of(Lane.DRAFT, most, Lane.FINAL, most, Lane.BATCH, most)))
        .hasMessage("12 of 4 calls are reserved");
    assertThatThrownBy(
            () -> new Ticket("a", "rose", 0, Lane.of("express"), "flash", START, START, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Lane.of("Final")).isEqualTo(Lane.FINAL);
    assertThat(Lane.of("draft")).isEqualTo(Lane.DRAFT);
    assertThat(Lane.of("express")).isEqualTo(Lane.BATCH);
  }

  @Test
  void stepsOutOfOrderAreFaultsOfTheCaller() {
    DispatchQueue queue = queue(1, 100);
    queue.offer(ticket("a", 1));

    assertThatThrownBy(() -> queue.served("a")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> queue.done("a")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> queue.putBack("x", now)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> new Limits(0, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  /** A life of 400 random steps, beside a plain account of what must be true. */
  @Property(tries = 100)
  void whateverHappensNobodyIsLostAndNoLimitIsBroken(@ForAll long seed) {
    Random random = new Random(seed);
    DispatchQueue queue = queue(3, 10);
    Map<String, Ticket> waiting = new HashMap<>();
    Map<String, Ticket> calling = new HashMap<>();
    Map<String, Ticket> storing = new HashMap<>();
    Map<String, Instant> heldUntil = new HashMap<>();
    Set<String> gone = new HashSet<>();
    int made = 0;
    for (int step = 0; step < 400; step++) {
      switch (random.nextInt(8)) {
        case 0, 1 -> {
          String model = random.nextBoolean() ? "flash" : "stencil";
          Ticket ticket =
              new Ticket(
                  "t" + made++,
                  "rose",
                  1,
                  Lane.DRAFT,
                  model,
                  now.minusMillis(random.nextInt(500)),
                  now.plusMillis(random.nextInt(4_000)),
                  1 + random.nextInt(4));
          assertThat(queue.offer(ticket)).isTrue();
          assertThat(queue.offer(ticket)).isFalse();
          waiting.put(ticket.id(), ticket);
        }
        case 2, 3 ->
            queue
                .next(model -> true)
                .ifPresent(
                    ticket -> {
                      assertThat(waiting.remove(ticket.id())).isEqualTo(ticket);
                      assertThat(waiting.values())
                          .filteredOn(other -> other.model().equals(ticket.model()))
                          .filteredOn(
                              other ->
                                  !now.isBefore(heldUntil.getOrDefault(other.id(), Instant.MIN)))
                          .noneMatch(other -> other.requestedAt().isBefore(ticket.requestedAt()));
                      calling.put(ticket.id(), ticket);
                    });
        case 4 ->
            any(calling, random)
                .ifPresent(
                    id -> {
                      Instant until = now.plusMillis(random.nextInt(300));
                      queue.putBack(id, until);
                      heldUntil.put(id, until);
                      waiting.put(id, calling.remove(id));
                    });
        case 5 ->
            any(calling, random)
                .ifPresent(
                    id -> {
                      queue.served(id);
                      storing.put(id, calling.remove(id));
                    });
        case 6 ->
            any(random.nextBoolean() ? storing : calling, random)
                .ifPresent(
                    id -> {
                      queue.done(id);
                      storing.remove(id);
                      calling.remove(id);
                      gone.add(id);
                    });
        default -> {
          now = now.plusMillis(random.nextInt(200));
          for (Ticket late : queue.expired()) {
            assertThat(late.deadline()).isBeforeOrEqualTo(now);
            assertThat(waiting.remove(late.id())).isNotNull();
            gone.add(late.id());
          }
          assertThat(waiting.values()).allMatch(ticket -> ticket.deadline().isAfter(now));
          any(waiting, random)
              .filter(id -> random.nextInt(4) == 0)
              .ifPresent(
                  id -> {
                    assertThat(queue.cancel(id)).isTrue();
                    waiting.remove(id);
                    gone.add(id);
                  });
        }
      }
      assertThat(queue.size()).isEqualTo(waiting.size() + calling.size() + storing.size());
      assertThat(waiting.size() + calling.size() + storing.size() + gone.size()).isEqualTo(made);
      long bytes = 0;
      for (Map<String, Ticket> inMemory : List.of(calling, storing)) {
        bytes += inMemory.values().stream().mapToLong(Ticket::bytes).sum();
      }
      assertThat(queue.bytes()).isEqualTo(bytes).isLessThanOrEqualTo(10);
      for (String model : List.of("flash", "stencil")) {
        assertThat(queue.calling(model)).isLessThanOrEqualTo(3).isEqualTo(count(calling, model));
        assertThat(queue.waiting(model)).isEqualTo(count(waiting, model));
      }
    }
  }

  private static int count(Map<String, Ticket> tickets, String model) {
    return (int) tickets.values().stream().filter(t -> t.model().equals(model)).count();
  }

  private static Optional<String> any(Map<String, Ticket> tickets, Random random) {
    List<String> ids = tickets.keySet().stream().sorted().toList();
    return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(random.nextInt(ids.size())));
  }
}
