package ink.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MoneyTest {
  @Test
  void writesEachCurrencyWithItsDigits() {
    assertThat(new Money("EUR").exact(123_450)).isEqualTo("EUR 1,234.50");
    assertThat(new Money("JPY").exact(123_450)).isEqualTo("JPY 123,450");
    assertThat(new Money("EUR").exact(-5)).isEqualTo("−EUR 0.05");
    assertThat(new Money("QQQ").exact(123_450)).as("unheard of").isEqualTo("QQQ 1,234.50");
  }

  @Test
  void roundsWhereAReaderWouldAndShowsTheDirection() {
    assertThat(new Money("EUR").about(123_450)).isEqualTo("EUR 1,235");
    assertThat(new Money("EUR").change(-123_450)).isEqualTo("−EUR 1,235");
    assertThat(new Money("EUR").change(100)).isEqualTo("+EUR 1");
  }

  @Test
  void isADashWithoutACurrencyOrAnAmount() {
    assertThat(new Money(null).exact(1)).isEqualTo("–");
    assertThat(new Money("EUR").about(Double.NaN)).isEqualTo("–");
  }
}
