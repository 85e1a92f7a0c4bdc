package ink.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import ink.dispatch.queue.DispatchQueue;
import ink.dispatch.queue.Lane;
import ink.dispatch.queue.Limits;
import ink.dispatch.queue.Ticket;
import ink.facts.QueueMeasured;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WaitingRoomTest {
  private static final Instant START = Instant.parse("2026-11-01T10:00:00Z");

  private Instant now = START;
  private final DispatchQueue queue = new DispatchQueue(new Limits(1, 100), () -> now);
  private final WaitingRoom room = new WaitingRoom(queue);

  private void offer(String tenant, int second) {
    Instant at = START.plusSeconds(second);
    String id = tenant + second;
    queue.offer(new Ticket(id, tenant, 1, Lane.FINAL, "flash", at, START.plusSeconds(10_000), 1));
  }

  /** Calls take a second. */
  private void serve(int count) {
    for (int i = 0; i < count; i++) {
      Optional<Ticket> next = queue.next(model -> true);
      now = now.plusSeconds(1);
      queue.served(next.orElseThrow().id());
      queue.done(next.orElseThrow().id());
    }
  }

  private List<QueueMeasured> look() {
    return room.look("flash", true, now);
  }

  @Test
  void aTenantIsToldByAFewMarksHoweverManyItHasWaiting() {
    for (int i = 0; i < 50; i++) {
      offer("rose", i);
    }
    serve(9);
    offer("ivy", 60);

    QueueMeasured fact = look().get(0);
    assertThat(fact.getLane()).isEqualTo("final");
    int rose = fact.getTenants().indexOf("rose");
    assertThat(fact.getMarks()).containsExactlyInAnyOrder(5, 1);
    int first = rose == 0 ? 0 : 1;
    assertThat(fact.getAskedAt().subList(first, first + 5))
        .containsExactly(micros(9), micros(19), micros(29), micros(39), micros(49));
    assertThat(fact.getPositions().get(first + 4)).isEqualTo(41); // ivy goes before
    assertThat(fact.getAnswerMs().get(first + 4)).isBetween(42_000L, 44_000L);
    assertThat(fact.getNextPositions().get(rose)).isEqualTo(42);
    assertThat(fact.getNextMs().get(rose)).isBetween(43_000L, 45_000L);
    assertThat(fact.getNewcomerPosition()).isLessThanOrEqualTo(2);
    assertThat(fact.getNewcomerMs()).isBetween(2_000L, 4_000L);
  }

  private static long micros(int second) {
    return START.plusSeconds(second).getEpochSecond() * 1_000_000;
  }

  @Test
  void nobodyCanTellWhileNoServerIsReady() {
    offer("rose", 0);
    offer("rose", 1);
    serve(1);

    QueueMeasured fact = room.look("flash", false, now).get(0);
    assertThat(fact.getNewcomerMs()).isEqualTo(-1);
    assertThat(fact.getNextMs()).containsExactly(-1L);
    assertThat(fact.getAnswerMs()).containsExactly(-1L);
    assertThat(fact.getPositions()).containsExactly(0);
  }

  @Test
  void nobodyCanTellWhenNothingEndsAnyMore() {
    for (int i = 0; i < 5; i++) {
      offer("rose", i);
    }
    serve(3);
    assertThat(look().get(0).getNewcomerMs()).isPositive();
    now = now.plusSeconds(14);
    assertThat(look().get(0).getNewcomerMs()).isEqualTo(-1);
  }

  @Test
  void aLaneThatIsEmptyAgainIsToldOfOnce() {
    assertThat(look()).isEmpty();
    offer("rose", 0);
    assertThat(look()).hasSize(1);
    serve(1);
    assertThat(look()).singleElement().satisfies(fact -> assertThat(fact.getTenants()).isEmpty());
    assertThat(look()).isEmpty();
  }

  @Test
  void manyTenantsAreToldOfInSeveralFacts() {
    for (int i = 0; i < 2_500; i++) {
      offer("ten_" + i + "_", 0);
      offer("ten_" + i + "_", 1);
    }
    List<QueueMeasured> facts = look();
    Set<String> tenants = new HashSet<>();
    facts.forEach(fact -> tenants.addAll(fact.getTenants()));
    assertThat(facts).extracting(fact -> fact.getTenants().size()).containsExactly(1000, 1000, 500);
    assertThat(facts).extracting(QueueMeasured::getMeasuredAt).containsOnly(now);
    assertThat(tenants).hasSize(2_500);
    assertThat(facts.get(0).getAskedAt()).hasSize(2_000);
  }
}
