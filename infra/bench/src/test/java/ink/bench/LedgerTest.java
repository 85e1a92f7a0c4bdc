package ink.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LedgerTest {
  private final Ledger ledger = new Ledger(10);

  @Test
  void theSameFactTwiceIsARepeatAndNoSecondOutcome() {
    ledger.due(3, 1_000);
    ledger.accepted(3, 2_000);

    assertThat(ledger.ended(3, 5_000, "evt_a", true)).isTrue();
    assertThat(ledger.ended(3, 9_000, "evt_a", true)).isFalse();

    assertThat(ledger.endedAt(3)).isEqualTo(5_000);
    assertThat(ledger.repeated.get()).isEqualTo(1);
    assertThat(ledger.doubled.get()).isZero();
  }

  @Test
  void anotherFactOfTheSameJobIsADoubledOutcome() {
    ledger.ended(3, 5_000, "evt_a", true);
    ledger.ended(3, 6_000, "evt_b", false);

    assertThat(ledger.doubled.get()).isEqualTo(1);
    assertThat(ledger.ended.get()).isEqualTo(1);
    assertThat(ledger.failed.get()).isZero();
  }

  @Test
  void whatWasRefusedHasNoOutcome() {
    ledger.due(1, 1_000);
    ledger.refused(1);

    assertThat(ledger.endedAt(1)).isZero();
    assertThat(ledger.acceptedAt(1)).isZero();
    assertThat(ledger.refused.get()).isEqualTo(1);
  }
}
