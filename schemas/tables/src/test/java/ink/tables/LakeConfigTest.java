package ink.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LakeConfigTest {
  private static final Map<String, String> CATALOG =
      Map.of(
          "INK_LAKE_URL", "jdbc:postgresql://h/lake",
          "INK_LAKE_USER", "u",
          "INK_LAKE_PASSWORD", "hush");

  @Test
  void takesTheRestByDefault() {
    LakeConfig config = LakeConfig.from(CATALOG);
    assertThat(config.warehouse()).isEqualTo("s3://ink-lake/warehouse");
    assertThat(config.catalogProperties())
        .containsEntry("client.region", "us-east-1")
        .containsEntry("jdbc.schema-version", "V1")
        .containsEntry("jdbc.password", "hush")
        .doesNotContainKeys("s3.endpoint", "s3.access-key-id");
  }

  @Test
  void reachesAStoreOfItsOwn() {
    Map<String, String> env = new HashMap<>(CATALOG);
    env.put("INK_S3_ENDPOINT", "http://127.0.0.1:1");
    env.put("INK_S3_ACCESS_KEY", "k");
    env.put("INK_S3_SECRET_KEY", "secret");
    env.put("INK_LAKE_WAREHOUSE", "s3://b/w");
    assertThat(LakeConfig.from(env).catalogProperties())
        .containsEntry("s3.endpoint", "http://127.0.0.1:1")
        .containsEntry("s3.path-style-access", "true")
        .containsEntry("s3.access-key-id", "k")
        .containsEntry("s3.secret-access-key", "secret")
        .containsEntry("warehouse", "s3://b/w");
    assertThat(LakeConfig.from(env)).asString().doesNotContain("hush", "secret");
  }

  @Test
  void saysWhichVariableIsMissing() {
    assertThatThrownBy(() -> LakeConfig.from(Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("INK_LAKE_URL is not set; the lake's catalog needs it");
    Map<String, String> half = new HashMap<>(CATALOG);
    half.put("INK_S3_ACCESS_KEY", "k");
    assertThatThrownBy(() -> LakeConfig.from(half)).hasMessageContaining("set together");
  }
}
