package ink.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class SecretSealTest {
  private final SecretSeal seal = new SecretSeal(Base64.getEncoder().encodeToString(new byte[32]));

  @Test
  void opensWhatItSealed() {
    byte[] sealed = seal.seal("con_1", "signature-key");
    assertThat(seal.open("con_1", sealed)).isEqualTo("signature-key");
    assertThat(seal.seal("con_1", "signature-key")).isNotEqualTo(sealed);
  }

  @Test
  void doesNotOpenForAnotherOwnerOrWithAnotherKey() {
    byte[] sealed = seal.seal("con_1", "signature-key");
    assertThatThrownBy(() -> seal.open("con_2", sealed))
        .hasMessageContaining("con_2 does not open");
    byte[] other = new byte[32];
    other[0] = 1;
    SecretSeal stranger = new SecretSeal(Base64.getEncoder().encodeToString(other));
    assertThatThrownBy(() -> stranger.open("con_1", sealed))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void refusesAKeyOfAnotherLength() {
    assertThatThrownBy(() -> new SecretSeal("c2hvcnQ="))
        .hasMessage("the sealing key is 32 bytes in base 64");
    assertThatThrownBy(() -> new SecretSeal("***"))
        .hasMessage("the sealing key is 32 bytes in base 64");
  }
}
