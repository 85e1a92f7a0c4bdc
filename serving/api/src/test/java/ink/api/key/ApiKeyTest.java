package ink.api.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ApiKeyTest {
  private static final String KNOWN =
      "ink_live_"
          + "0123456789ABCDEFGHIJKLMNOPQRST"
          + ApiKey.checksum("ink_live_0123456789ABCDEFGHIJKLMNOPQRST");

  @Test
  void aNewKeyHasItsFormAndIsReadBack() {
    ApiKey key = ApiKey.generate(ApiKey.Mode.LIVE);
    assertThat(key.secret()).matches("ink_live_[0-9A-Za-z]{36}");
    assertThat(ApiKey.parse(key.secret())).isEqualTo(key).hasSameHashCodeAs(key);
    assertThat(ApiKey.generate(ApiKey.Mode.TEST).secret()).startsWith("ink_test_");
    assertThat(ApiKey.generate(ApiKey.Mode.LIVE)).isNotEqualTo(key);
  }

  @Test
  void aMistypedCharacterIsNoticed() {
    for (int i = 9; i < KNOWN.length(); i++) {
      char wrong = KNOWN.charAt(i) == 'x' ? 'y' : 'x';
      String typo = KNOWN.substring(0, i) + wrong + KNOWN.substring(i + 1);
      assertThat(ApiKey.parse(typo)).as(typo).isNull();
    }
    assertThat(ApiKey.parse(KNOWN.replace("live", "test"))).isNull();
    assertThat(ApiKey.parse("")).isNull();
    assertThat(ApiKey.parse(KNOWN + "0")).isNull();
  }

  @Test
  void theChecksumIsCrc32InSixBase62Digits() {
    // CRC-32 of "123456789" is 0xCBF43926 = 3421780262, the check value of the algorithm.
    long crc = 0;
    for (char digit : ApiKey.checksum("123456789").toCharArray()) {
      crc =
          crc * 62
              + "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".indexOf(digit);
    }
    assertThat(crc).isEqualTo(0xCBF43926L);
    assertThat(ApiKey.checksum("")).isEqualTo("000000");
  }

  @Test
  void theHashIsAnHmacUnderThePepper() throws Exception {
    ApiKey key = ApiKey.parse(KNOWN);
    byte[] pepper = "Jefe".getBytes(StandardCharsets.US_ASCII);
    assertThat(key.hash(pepper)).hasSize(32).isEqualTo(key.hash(pepper));
    assertThat(HexFormat.of().formatHex(key.hash(pepper)))
        .isNotEqualTo(HexFormat.of().formatHex(key.hash(new byte[16])));
  }

  @Test
  void itsTextForLogsHasNoSecret() {
    ApiKey key = ApiKey.parse(KNOWN);
    assertThat(key).hasToString("ink_live_0123…");
    assertThat(key.start()).isEqualTo("ink_live_0123");
  }
}
