package ink.bookings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RecencyTest {
  private static final Instant BOOKED = Instant.parse("2026-11-22T12:00:00Z");

  @Property(tries = 300)
  void choosesTheLatestWithinTheWindowAndNoOther(@ForAll("designs") List<FinishedDesign> designs) {
    Optional<FinishedDesign> chosen = Recency.choose(designs, BOOKED);
    List<FinishedDesign> possible =
        designs.stream()
            .filter(d -> !d.completedAt().isAfter(BOOKED))
            .filter(d -> Duration.between(d.completedAt(), BOOKED).compareTo(Recency.WINDOW) <= 0)
            .toList();
    assertThat(chosen.isPresent()).isEqualTo(!possible.isEmpty());
    chosen.ifPresent(
        design ->
            assertThat(possible)
                .contains(design)
                .allMatch(other -> !other.completedAt().isAfter(design.completedAt())));
  }

  @Property(tries = 300)
  void doesNotDependOnTheOrder(@ForAll("designs") List<FinishedDesign> designs, @ForAll long seed) {
    List<FinishedDesign> shuffled = new ArrayList<>(designs);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(Recency.choose(shuffled, BOOKED)).isEqualTo(Recency.choose(designs, BOOKED));
  }

  @Property(tries = 300)
  void aDesignMadeAfterwardsChangesNothing(@ForAll("designs") List<FinishedDesign> designs) {
    List<FinishedDesign> more = new ArrayList<>(designs);
    more.add(design("dsg_later", BOOKED.plusMillis(1)));
    assertThat(Recency.choose(more, BOOKED)).isEqualTo(Recency.choose(designs, BOOKED));
  }

  @Test
  void theWindowIncludesItsEnds() {
    FinishedDesign first = design("dsg_1", BOOKED.minus(Recency.WINDOW));
    assertThat(Recency.choose(List.of(first), BOOKED)).contains(first);
    assertThat(Recency.choose(List.of(first), BOOKED.plusMillis(1))).isEmpty();
    assertThat(Recency.choose(List.of(design("dsg_2", BOOKED)), BOOKED)).isPresent();
  }

  @Provide
  Arbitrary<List<FinishedDesign>> designs() {
    Arbitrary<Integer> hours = Arbitraries.integers().between(-50, 24 * 32);
    Arbitrary<Integer> ids = Arbitraries.integers().between(0, 5);
    return Combinators.combine(hours, ids)
        .as((h, id) -> design("dsg_" + id, BOOKED.minus(Duration.ofHours(h))))
        .list()
        .ofMaxSize(8);
  }

  private static FinishedDesign design(String id, Instant completedAt) {
    return new FinishedDesign("ten_1", id, "cli_1", completedAt);
  }
}
