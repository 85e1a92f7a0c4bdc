package ink.local.sql;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.regex.Pattern;

/**
 * Who may ask: the key that signs analysts' tokens. A token's subject is {@code role/name}, and
 * rules.json tells by the role what may be seen. In production an identity provider signs; Trino
 * reads its tokens the same way.
 *
 * <p>The folder holds {@code token-key.pkcs8}, the private key, for its owner's eyes, and {@code
 * token-key.pem}, the public one, for Trino.
 */
public final class Analysts {
  /** Makes the views; nobody gets a token of this name but the stack itself. */
  public static final String GOVERNOR = "governor";

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9._@-]{0,63}");
  private static final Pattern ROLE =
      Pattern.compile("operator|analyst|marketing|ten_[0-9a-z]{26}");
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final int KEY_BITS = 2048;

  private final Path folder;
  private final Clock clock;

  private Analysts(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** Those of a stack; its key is made on first use. */
  public static Analysts in(Path folder, Clock clock) throws IOException {
    Analysts analysts = new Analysts(folder, clock);
    Files.createDirectories(folder);
    try (FileChannel lock = analysts.lock()) {
      lock.lock();
      if (!Files.exists(analysts.publicKey())) {
        analysts.makeKey();
      }
    }
    return analysts;
  }

  private FileChannel lock() throws IOException {
    return FileChannel.open(
        folder.resolve("analysts.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** What Trino checks tokens with. */
  public Path publicKey() {
    return folder.resolve("token-key.pem");
  }

  private Path privateKey() {
    return folder.resolve("token-key.pkcs8");
  }

  private void makeKey() throws IOException {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(KEY_BITS);
      KeyPair pair = generator.generateKeyPair();
      Files.deleteIfExists(privateKey());
      Files.createFile(privateKey(), OWNER_ONLY);
      Files.write(privateKey(), pair.getPrivate().getEncoded());
      // Last: where it is, the private one is whole.
      Files.writeString(
          publicKey(),
          "-----BEGIN PUBLIC KEY-----\n"
              + Base64.getMimeEncoder(64, new byte[] {'\n'})
                  .encodeToString(pair.getPublic().getEncoded())
              + "\n-----END PUBLIC KEY-----\n");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK makes RSA keys", e);
    }
  }

  /**
   * Whom a token speaks for.
   *
   * @throws IllegalArgumentException when there is no such role, or the name is none
   */
  public static String principal(String role, String name) {
    if (!ROLE.matcher(role).matches()) {
      throw new IllegalArgumentException(
          "there is no role \""
              + role
              + "\"; the roles are operator, analyst, marketing, and the id of a tenant (ten_…)"
              + " for whoever may see that tenant's own");
    }
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "\""
              + name
              + "\" cannot be an analyst's name: it starts with a letter and goes on with letters,"
              + " digits and . _ @ -, all lower case");
    }
    return role + "/" + name;
  }

  /**
   * A token that says who asks, for so long.
   *
   * @param principal {@link #principal} or {@link #GOVERNOR}
   */
  public String token(String principal, Duration life) throws IOException {
    Instant now = clock.instant();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader(JWSAlgorithm.RS256),
            new JWTClaimsSet.Builder()
                .issuer("ink")
                .audience("trino")
                .subject(principal)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)))
                .build());
    try {
      PrivateKey key =
          KeyFactory.getInstance("RSA")
              .generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(privateKey())));
      token.sign(new RSASSASigner(key));
    } catch (GeneralSecurityException | JOSEException e) {
      throw new IOException(privateKey() + " is no key; delete it and start Trino again", e);
    }
    return token.serialize();
  }
}
