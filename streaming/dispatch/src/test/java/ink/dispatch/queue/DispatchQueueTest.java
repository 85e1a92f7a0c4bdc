package ink.dispatch.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
