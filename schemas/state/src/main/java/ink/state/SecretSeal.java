package ink.state;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/**
 * Seals a secret before it goes into the database, AES-256-GCM by Tink. The owner's id is bound in
 * as associated data: a sealed secret copied to another row does not open.
 */
public final class SecretSeal {
  private final AesGcmJce aead;

  /**
   * @param key 32 bytes in base 64
   */
  public SecretSeal(String key) {
    try {
      this.aead = new AesGcmJce(Base64.getDecoder().decode(key));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException("the sealing key is 32 bytes in base 64", e);
    }
  }

  public byte[] seal(String ownerId, String secret) {
    try {
      return aead.encrypt(
          secret.getBytes(StandardCharsets.UTF_8), ownerId.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot seal the secret of " + ownerId, e);
    }
  }

  /**
   * @throws IllegalStateException when it was sealed with another key, for another owner, or
   *     changed
   */
  public String open(String ownerId, byte[] sealed) {
    try {
      return new String(
          aead.decrypt(sealed, ownerId.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "the secret of " + ownerId + " does not open with this key", e);
    }
  }
}
