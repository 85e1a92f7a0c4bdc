package ink.api.key;

import static org.assertj.core.api.Assertions.assertThat;

import ink.api.testing.Tenant;
import ink.api.testing.TestApi;
import ink.api.testing.TestApi.Answer;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysIT {
  private final TestApi api = TestApi.shared();

  @ParameterizedTest
  @CsvSource({
    "POST,/v1/generate",
    "GET,/v1/generations",
    "GET,/v1/generations/gen_00000000000000000000000000",
    "GET,/v1/generations/gen_00000000000000000000000000/events",
    "POST,/v1/generations/gen_00000000000000000000000000/cancel",
    "GET,/v1/designs",
    "GET,/v1/designs/dsg_00000000000000000000000000",
    "POST,/v1/events",
    "GET,/v1/reports/trends"
  })
  void noRouteOfATenantOpensWithoutAKey(String method, String path) {
    byte[] body = method.equals("POST") ? "{}".getBytes() : null;
    Answer answer = api.send(method, api.url(path), body, "Content-Type", "application/json");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("missing-key");
    assertThat(answer.header("www-authenticate")).isEqualTo("Bearer realm=\"ink\"");
  }

  @Test
  void aMistypedKeyIsToldFromAnUnknownOne() {
    ApiKey nobodys = ApiKey.generate(ApiKey.Mode.LIVE);
    assertThat(list("Bearer " + nobodys.secret()).code()).isEqualTo("unknown-key");
    assertThat(list("Bearer " + nobodys.secret() + "x").code()).isEqualTo("malformed-key");
    assertThat(list("Basic dXNlcjpwYXNz").code()).isEqualTo("malformed-key");
    assertThat(list("Bearer ' OR 1=1 --").status()).isEqualTo(401);
    assertThat(list("Bearer " + nobodys.secret()).text()).doesNotContain(nobodys.secret());
  }

  @Test
  void aRevokedKeyStopsWorkingWithinSeconds() {
    Tenant tenant = api.tenant("generate");
    assertThat(tenant.get("/v1/generations").status()).isEqualTo(200);
    TestApi.execute("UPDATE api_keys SET revoked_at = now() WHERE tenant_id = ?", tenant.id());
    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> assertThat(tenant.get("/v1/generations").status()).isEqualTo(401));
    assertThat(tenant.get("/v1/generations").code()).isEqualTo("revoked-key");
  }

  @Test
  void aKeyNeedsTheScope() {
    Tenant reader = api.tenant("events");
    Answer answer = reader.generate("{\"prompt\":\"a moth\",\"style\":\"mandala\"}");
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("missing-scope");
    assertThat(reader.get("/v1/generations").status()).isEqualTo(200);
    assertThat(api.tenant("generate").post("/v1/events", "{}").code()).isEqualTo("missing-scope");
  }

  private Answer list(String authorization) {
    return api.get("/v1/generations", "Authorization", authorization);
  }
}
