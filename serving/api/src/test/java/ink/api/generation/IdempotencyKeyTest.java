package ink.api.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

  @Test
  void aQuotedAndAPlainKeyAreTheSame() {
    assertThat(IdempotencyKey.parse("8e03978e-40d5").value()).isEqualTo("8e03978e-40d5");
    assertThat(IdempotencyKey.parse("\"8e03978e-40d5\"").value()).isEqualTo("8e03978e-40d5");
    assertThat(IdempotencyKey.parse("\"a \\\"b\\\" \\\\\"").value()).isEqualTo("a \"b\" \\");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  "})
  void aMissingKeyIsAskedFor(String header) {
    assertThatThrownBy(() -> IdempotencyKey.parse(header)).hasMessage("missing-idempotency-key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\"open", "two words", "ümlaut", "a,b"})
  void aKeyOfAWrongFormIsRefused(String header) {
    assertThatThrownBy(() -> IdempotencyKey.parse(header)).hasMessage("invalid-idempotency-key");
  }

  @Test
  void aKeyHasAtMost255Characters() {
    assertThat(IdempotencyKey.parse("\"" + "k".repeat(255) + "\"").value()).hasSize(255);
    assertThatThrownBy(() -> IdempotencyKey.parse("\"" + "k".repeat(256) + "\""))
        .hasMessage("invalid-idempotency-key");
  }
}
