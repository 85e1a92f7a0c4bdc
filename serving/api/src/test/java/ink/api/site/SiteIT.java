package ink.api.site;

import static org.assertj.core.api.Assertions.assertThat;

import ink.api.testing.Tenant;
import ink.api.testing.TestApi;
import ink.api.testing.TestApi.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SiteIT {
  private final TestApi api = TestApi.shared();

  @Test
  void theFirstPageTellsWhatThereIs() {
    Answer page = api.get("/");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("content-type")).isEqualTo("text/html;charset=utf-8");
    assertThat(page.text())
        .contains("https://api.ink.example/reports/trends", "mandala, botanical")
        .doesNotContain("{{");
  }

  @Test
  void stylesNeedNoKey() {
    Answer styles = api.get("/v1/styles");
    assertThat(styles.json().path("data").findValuesAsText("id"))
        .containsExactly(
            "mandala",
            "botanical",
            "celtic",
            "sacred-geometry",
            "dotwork",
            "celestial",
            "waves",
            "tribal",
            "band",
            "fine-line",
            "art-nouveau",
            "snake",
            "lettering");
    assertThat(styles.json().path("data").get(1).path("name").asText())
        .isEqualTo("Botanical line work");
  }

  @Test
  void everyErrorIsAProblem() {
    assertThat(api.get("/nowhere").code()).isEqualTo("unknown-path");
    assertThat(api.get("/nowhere").status()).isEqualTo(404);
    Answer method = api.get("/v1/generate");
    assertThat(method.status()).isEqualTo(405);
    assertThat(method.code()).isEqualTo("method-not-allowed");
    assertThat(method.header("allow")).contains("POST");
    Answer accept = api.get("/v1/styles", "Accept", "text/csv");
    assertThat(accept.status()).isEqualTo(406);
    assertThat(accept.code()).isEqualTo("not-acceptable");
    assertThat(api.send("TRACE", api.url("/v1/styles"), null).status()).isIn(404, 405);
  }

  @Test
  void anUnforeseenErrorShowsNothingOfUs() {
    // A key may not be what the database says it is: a scope that is null is no scope we foresaw.
    Tenant tenant = api.tenant("generate");
    TestApi.execute(
        "UPDATE api_keys SET scopes = ARRAY[NULL]::text[] WHERE tenant_id = ?", tenant.id());
    Answer answer = tenant.get("/v1/generations");
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.code()).isEqualTo("internal");
    assertThat(answer.text()).doesNotContain("Exception", "ink.api", "null");
  }

  @Test
  void theCallersRequestIdIsKeptWhenItIsPlain() {
    assertThat(api.get("/healthz", "X-Request-Id", "trace-1").header("x-request-id"))
        .isEqualTo("trace-1");
    assertThat(api.get("/healthz", "X-Request-Id", "a b").header("x-request-id"))
        .startsWith("req_");
  }

  @Test
  void everyAnswerIsGuarded() {
    Answer answer = api.get("/v1/styles");
    assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
    assertThat(answer.header("x-frame-options")).isEqualTo("DENY");
    assertThat(answer.header("content-security-policy")).startsWith("default-src 'none'");
    assertThat(answer.header("cache-control")).isEqualTo("no-store");
    assertThat(answer.header("strict-transport-security")).startsWith("max-age=");
    assertThat(answer.header("server")).isEmpty();
  }

  @Test
  void aBodyThatEndsEarlyIsTheCallersFault() throws IOException {
    Tenant tenant = api.tenant("generate");
    try (Socket socket = new Socket("127.0.0.1", api.url("/").getPort())) {
      socket.setSoTimeout(5000);
      String head =
          "POST /v1/generate HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
              + "Idempotency-Key: k\r\nContent-Length: 100\r\nAuthorization: Bearer "
              + tenant.key().secret()
              + "\r\n\r\n{\"prompt\":";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      String answer =
          new String(socket.getInputStream().readNBytes(2000), StandardCharsets.US_ASCII);
      assertThat(answer).startsWith("HTTP/1.1 400").contains("\"code\":\"incomplete-body\"");
    }
  }

  @Test
  void whatIsNoHttpIsAProblemToo() throws IOException {
    String path = "/" + "a".repeat(20_000);
    for (String head :
        new String[] {
          "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n", "GET " + path + " HTTP/1.1\r\n\r\n"
        }) {
      try (Socket socket = new Socket("127.0.0.1", api.url("/").getPort())) {
        socket.setSoTimeout(5000);
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        InputStream in = socket.getInputStream();
        String answer = new String(in.readNBytes(600), StandardCharsets.US_ASCII);
        assertThat(answer)
            .contains("application/problem+json", "\"code\":\"bad-request\"")
            .doesNotContain("jetty", "Jetty");
      }
    }
  }
}
