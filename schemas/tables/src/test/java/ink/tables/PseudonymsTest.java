package ink.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PseudonymsTest {
  private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

  private final Pseudonyms.Maker maker = Pseudonyms.from(Map.of("INK_PSEUDONYM_KEY", KEY)).maker();

  @Test
  void isTheMacOfTenantAndValue() {
    // printf 'ten_1\ncli_1' | openssl dgst -sha256 -mac HMAC -macopt
    // key:0123456789abcdef0123456789abcdef
    assertThat(maker.of("ten_1", "cli_1")).isEqualTo("psn_78b062e3bbe210ac22f079216f2bdf74");
    assertThat(maker.of("ten_1", "cli_1")).isEqualTo(maker.of("ten_1", "cli_1"));
    assertThat(maker.of("ten_2", "cli_1")).isNotEqualTo(maker.of("ten_1", "cli_1"));
  }

  @Test
  void anotherKeyGivesAnother() {
    String other = KEY.replace('M', 'N');
    assertThat(Pseudonyms.from(Map.of("INK_PSEUDONYM_KEY", other)).maker().of("ten_1", "cli_1"))
        .isNotEqualTo(maker.of("ten_1", "cli_1"));
  }

  @Test
  void saysWhatIsWrongWithTheKeyAndNeverTellsIt() {
    assertThatThrownBy(() -> Pseudonyms.from(Map.of()))
        .hasMessage("INK_PSEUDONYM_KEY is not set; pseudonyms in the lake need it");
    assertThatThrownBy(() -> Pseudonyms.from(Map.of("INK_PSEUDONYM_KEY", "?")))
        .hasMessage("INK_PSEUDONYM_KEY is no base 64");
    assertThatThrownBy(() -> Pseudonyms.from(Map.of("INK_PSEUDONYM_KEY", "c2hvcnQ=")))
        .hasMessage("INK_PSEUDONYM_KEY has 5 bytes; it needs at least 32");
    assertThat(Pseudonyms.from(Map.of("INK_PSEUDONYM_KEY", KEY))).asString().doesNotContain("0123");
  }
}
