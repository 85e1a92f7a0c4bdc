package ink.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import ink.cdc.OutboxSourceTask.Position;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PositionTest {
  private static final Position WRITTEN = Position.of(Map.of("txId", 7L, "lsn", 100L));

  @Test
  void knowsAMessageOfTheSameTransactionUpToThere() {
    assertThat(new Position(7, 100).isRepeatedAfter(WRITTEN)).isTrue();
    assertThat(new Position(7, 60).isRepeatedAfter(WRITTEN)).isTrue();
    assertThat(new Position(7, 101).isRepeatedAfter(WRITTEN)).isFalse();
  }

  @Test
  void takesAnEarlierPositionOfATransactionThatCommittedLater() {
    assertThat(new Position(6, 60).isRepeatedAfter(WRITTEN)).isFalse();
  }

  @Test
  void readsNumbersOfAnyWidthAndStartsWhereNothingIsStored() {
    assertThat(Position.of(Map.of("txId", 7, "lsn", 100))).isEqualTo(WRITTEN);
    assertThat(Position.of(Map.of("lsn", 100L))).isEqualTo(Position.START);
    assertThat(new Position(1, 1).isRepeatedAfter(Position.START)).isFalse();
  }
}
