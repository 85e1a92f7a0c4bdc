package ink.lake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeenFactsTest {
  private static final long DAY = SeenFacts.MEMORY.toMillis();

  @Test
  void remembersForOneToTwoDays() {
    SeenFacts seen = SeenFacts.startingAt(0).with(1, 2);
    assertThat(seen.at(DAY - 1).holds(1, 2)).isTrue();
    SeenFacts later = seen.at(DAY).with(3, 4);
    assertThat(later.holds(1, 2)).isTrue();
    assertThat(later.at(2 * DAY).holds(1, 2)).isFalse();
    assertThat(later.at(2 * DAY).holds(3, 4)).isTrue();
  }

  @Test
  void forgetsAllAfterALongSilence() {
    SeenFacts seen = SeenFacts.startingAt(0).with(1, 2).at(2 * DAY);
    assertThat(seen.holds(1, 2)).isFalse();
    assertThat(seen.turnedAt()).isEqualTo(2 * DAY);
  }

  @Test
  void tellsHalvesApart() {
    SeenFacts seen = SeenFacts.startingAt(0).with(1, 2).with(3, 4);
    assertThat(seen.holds(2, 3)).isFalse();
    assertThat(seen.holds(1, 4)).isFalse();
    assertThat(seen.holds(3, 4)).isTrue();
  }

  @Test
  void anotherTenantsEventIdIsAnotherFact() {
    IdentifiedFact one = IdentifiedFact.of("t", new byte[0], "ten_1", "evt_1");
    IdentifiedFact two = IdentifiedFact.of("t", new byte[0], "ten_2", "evt_1");
    assertThat(one.high()).isNotEqualTo(two.high());
    assertThat(one.bucket()).isBetween(0, (1 << 14) - 1);
    assertThat(IdentifiedFact.of("t", new byte[0], "ten_1", "evt_1").low()).isEqualTo(one.low());
  }
}
