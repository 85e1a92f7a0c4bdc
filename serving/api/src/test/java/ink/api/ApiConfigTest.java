package ink.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ink.api.storage.StorageConfig;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiConfigTest {
  private static final Map<String, String> LEAST =
      Map.of(
          "INK_DB_URL", "jdbc:postgresql://127.0.0.1:8409/ink",
          "INK_DB_PASSWORD", "secret-word",
          "INK_KAFKA", "127.0.0.1:8407",
          "INK_S3_ENDPOINT", "http://127.0.0.1:8406",
          "INK_S3_ACCESS_KEY", "a",
          "INK_S3_SECRET_KEY", "secret-word",
          "INK_KEY_PEPPER", "MDEyMzQ1Njc4OTAxMjM0NTY3ODk=",
          "INK_COLLECTOR_URL", "http://127.0.0.1:8402",
          "INK_INTERNAL_TOKEN", "secret-word");

  @Test
  void theRestHasDefaults() {
    ApiConfig config = ApiConfig.from(new Env(LEAST));
    assertThat(config.port()).isEqualTo(8400);
    assertThat(config.adminPort()).isEqualTo(8401);
    assertThat(config.publicUrl()).isEqualTo("http://127.0.0.1:8400");
    assertThat(config.database().user()).isEqualTo("ink_api");
    assertThat(config.database().shardUrls())
        .isEqualTo(Map.of("s0", "jdbc:postgresql://127.0.0.1:8409/ink"));
    assertThat(config.storage().publicEndpoint()).isEqualTo(URI.create("http://127.0.0.1:8406"));
    assertThat(config.storage().signedFor()).isEqualTo(Duration.ofMinutes(15));
    assertThat(config.storage().imagesBucket()).isEqualTo("ink-images");
  }

  @Test
  void noSecretIsInItsText() {
    assertThat(ApiConfig.from(new Env(LEAST)).toString()).doesNotContain("secret-word", "MDEyMzQ1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INK_DB_URL",
        "INK_DB_PASSWORD",
        "INK_KAFKA",
        "INK_S3_ENDPOINT",
        "INK_S3_ACCESS_KEY",
        "INK_S3_SECRET_KEY",
        "INK_KEY_PEPPER",
        "INK_COLLECTOR_URL",
        "INK_INTERNAL_TOKEN"
      })
  void aMissingVariableIsNamed(String name) {
    Map<String, String> env = new HashMap<>(LEAST);
    env.put(name, " ");
    assertThatThrownBy(() -> ApiConfig.from(new Env(env)))
        .isInstanceOf(Env.InvalidEnvException.class)
        .hasMessage(name + " is not set");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INK_PORT|70000|INK_PORT is 70000; it must be a number from 0 to 65535",
        "INK_PORT|http|INK_PORT is http; it must be a number from 0 to 65535",
        "INK_DB_URL|postgres://x|INK_DB_URL must start with jdbc:postgresql:",
        "INK_SHARD_URLS|s0|INK_SHARD_URLS must be name=jdbc:postgresql:…, separated by commas",
        "INK_S3_ENDPOINT|ftp://x|INK_S3_ENDPOINT is ftp://x; it must be an http or https URL",
        "INK_S3_ENDPOINT|http://a b|INK_S3_ENDPOINT is http://a b; it must be an http or https URL",
        "INK_KEY_PEPPER|c2hvcnQ=|INK_KEY_PEPPER must be base64 of at least 16 bytes",
        "INK_FAST_PATH|maybe|INK_FAST_PATH is maybe; it must be on or off",
        "INK_KEY_PEPPER|!|INK_KEY_PEPPER must be base64 of at least 16 bytes",
      })
  void aSenselessValueIsExplained(String name, String value, String message) {
    Map<String, String> env = new HashMap<>(LEAST);
    env.put(name, value);
    assertThatThrownBy(() -> ApiConfig.from(new Env(env))).hasMessage(message);
  }

  @Test
  void theStoreHasAPublicFace() {
    Map<String, String> env = new HashMap<>(LEAST);
    env.put("INK_S3_PUBLIC_ENDPOINT", "https://images.ink.example/");
    assertThat(StorageConfig.from(new Env(env)).publicEndpoint())
        .isEqualTo(URI.create("https://images.ink.example"));
  }
}
