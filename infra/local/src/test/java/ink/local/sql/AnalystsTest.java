package ink.local.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnalystsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  @TempDir Path folder;
  private Analysts analysts;

  @BeforeEach
  void open() throws Exception {
    analysts = Analysts.in(folder, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @Test
  void aTokenSaysWhoAsksAndUntilWhenAndTheStacksKeySignedIt() throws Exception {
    SignedJWT token = SignedJWT.parse(analysts.token("analyst/anna", Duration.ofDays(30)));
    String pem = Files.readString(analysts.publicKey()).replaceAll("-----.*?-----", "");
    RSASSAVerifier key =
        new RSASSAVerifier(
            (RSAPublicKey)
                KeyFactory.getInstance("RSA")
                    .generatePublic(
                        new X509EncodedKeySpec(Base64.getMimeDecoder().decode(pem.strip()))));
    assertThat(token.verify(key)).isTrue();
    assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("analyst/anna");
    assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo("ink");
    assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("trino");
    assertThat(token.getJWTClaimsSet().getExpirationTime())
        .isEqualTo(NOW.plus(Duration.ofDays(30)));
  }

  @Test
  void theKeyIsMadeOnceAndForItsOwnersEyes() throws Exception {
    String key = Files.readString(analysts.publicKey());
    Analysts.in(folder, Clock.systemUTC());
    assertThat(Files.readString(analysts.publicKey())).isEqualTo(key);
    assertThat(Files.getPosixFilePermissions(folder.resolve("token-key.pkcs8")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void aPrincipalIsTheRoleAndTheName() {
    assertThat(Analysts.principal("analyst", "anna.b@ink-1")).isEqualTo("analyst/anna.b@ink-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Anna", "a/b", "a,b", "a:b", "a\nb", "9lives"})
  void aNameThatCannotBeOneIsRefused(String name) {
    assertThatThrownBy(() -> Analysts.principal("analyst", name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be an analyst's name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "admin", "ten_x", "analyst:eve", "operator\nanalyst"})
  void aRoleThatIsNoneIsRefusedWithTheOnesThereAre(String role) {
    assertThatThrownBy(() -> Analysts.principal(role, "anna"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("operator, analyst, marketing");
  }

  @Test
  void aBrokenKeyIsNamed() throws Exception {
    Files.writeString(folder.resolve("token-key.pkcs8"), "no key");
    assertThatThrownBy(() -> analysts.token("analyst/anna", Duration.ofDays(1)))
        .hasMessageContaining("token-key.pkcs8 is no key");
  }
}
