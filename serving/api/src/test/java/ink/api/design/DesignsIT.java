package ink.api.design;

import static org.assertj.core.api.Assertions.assertThat;

import ink.api.testing.ScriptedCollector;
import ink.api.testing.StoredObject;
import ink.api.testing.Tenant;
import ink.api.testing.TestApi;
import ink.api.testing.TestApi.Answer;
import ink.ids.IdType;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DesignsIT {
  private final TestApi api = TestApi.shared();
  private final Tenant tenant = api.tenant("generate");

  private String design(byte[] image) {
    String generation = tenant.accepted();
    String key = "images/" + tenant.id() + "/" + generation + ".png";
    StoredObject.put("ink-images", key, image);
    return tenant.succeed(generation, key);
  }

  @Test
  void theImageOpensByItsSignedUrlAndNotWithoutTheSignature() {
    String id = design(new byte[] {(byte) 0x89, 'P', 'N', 'G'});
    Answer answer = tenant.get("/v1/designs/" + id);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("backend").asText()).isEqualTo("procedural");
    assertThat(answer.json().path("undrawn_words").get(0).asText()).isEqualTo("moth");
    URI url = URI.create(answer.json().path("image").path("url").asText());
    assertThat(Instant.parse(answer.json().path("image").path("expires_at").asText()))
        .isBetween(Instant.now().plusSeconds(14 * 60), Instant.now().plusSeconds(16 * 60));

    assertThat(api.send("GET", url, null).http().body())
        .containsExactly((byte) 0x89, 'P', 'N', 'G');
    URI unsigned = URI.create(url.toString().replaceAll("\\?.*", ""));
    assertThat(api.send("GET", unsigned, null).status()).isEqualTo(403);
    URI forged = URI.create(url.toString().replace("X-Amz-Expires=900", "X-Amz-Expires=90000"));
    assertThat(forged).isNotEqualTo(url);
    assertThat(api.send("GET", forged, null).status()).isEqualTo(403);
  }

  @Test
  void aForeignDesignIsAnUnknownOne() {
    String id = design(new byte[] {1});
    Tenant other = api.tenant("generate");
    Answer foreign = other.get("/v1/designs/" + id, "X-Request-Id", "same");
    Answer unknown = other.get("/v1/designs/" + IdType.DESIGN.next(), "X-Request-Id", "same");
    assertThat(foreign.status()).isEqualTo(404);
    assertThat(foreign.code()).isEqualTo("unknown-design");
    assertThat(foreign.text()).isEqualTo(unknown.text());
    assertThat(other.get("/v1/designs/../x").status()).isEqualTo(404);
    assertThat(other.get("/v1/designs").json().path("data")).isEmpty();
  }

  @Test
  void theListIsPageByPage() {
    String first = design(new byte[] {1});
    String second = design(new byte[] {2});
    Answer page = tenant.get("/v1/designs?limit=1");
    assertThat(page.json().path("data").findValuesAsText("id")).containsExactly(second);
    Answer rest = tenant.get("/v1/designs?limit=1&starting_after=" + second);
    assertThat(rest.json().path("data").findValuesAsText("id")).containsExactly(first);
    assertThat(rest.json().path("has_more").asBoolean()).isFalse();
  }

  @Test
  void aSignedUrlExpires() throws Exception {
    var env = TestApi.environment(ScriptedCollector.start());
    var config = ink.api.storage.StorageConfig.from(new ink.api.Env(env));
    var brief =
        new ink.api.storage.StorageConfig(
            config.endpoint(),
            config.publicEndpoint(),
            config.accessKey(),
            config.secretKey(),
            config.region(),
            config.imagesBucket(),
            config.reportsBucket(),
            Duration.ofSeconds(1));
    StoredObject.put("ink-images", "images/brief.png", new byte[] {1});
    try (var store = new ink.api.storage.ObjectStore(config);
        var briefStore = new ink.api.storage.ObjectStore(brief)) {
      // Two links, so that no race decides: one second may be over before the first request is.
      var lasting = store.signImage("images/brief.png");
      var signed = briefStore.signImage("images/brief.png");
      org.awaitility.Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> api.send("GET", signed.url(), null).status() == 403);
      assertThat(api.send("GET", lasting.url(), null).status()).isEqualTo(200);
    }
  }
}
