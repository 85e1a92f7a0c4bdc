package ink.intake.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DoorTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private final Door door =
      new Door(
          new InetSocketAddress("127.0.0.1", 0),
          Map.of(
              "/echo",
              call ->
                  Answer.json(
                      200,
                      Map.of(
                          "method", call.method(),
                          "header", String.valueOf(call.header("x-test")),
                          "length", call.body(100).length)),
              "/bug",
              call -> {
                throw new IllegalStateException("bug");
              }));

  @BeforeEach
  void start() throws Exception {
    door.start();
  }

  @AfterEach
  void stop() throws Exception {
    door.close();
  }

  private HttpResponse<String> post(String path, byte[] body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + path))
            .header("X-Test", "yes")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void anEndpointSeesMethodHeadersAndBody() throws Exception {
    HttpResponse<String> answer = post("/echo/x", new byte[100]);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"POST\"", "\"yes\"", "100");
    assertThat(answer.headers().firstValue("Server")).isEmpty();
  }

  @Test
  void aBodyOverTheLimitIsAnswered413EvenWhenItIsMuch() throws Exception {
    assertThat(post("/echo", new byte[101]).statusCode()).isEqualTo(413);
    HttpResponse<String> answer = post("/echo", new byte[2 << 20]);

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("\"code\":\"too-large\"");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  @Test
  void aBodyThatIsAnnouncedFarTooLargeIsNotRead() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", door.port())) {
      socket
          .getOutputStream()
          .write(
              "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 413");
    }
  }

  @Test
  void anUnknownPathIsNotFoundAndABugIsOurs() throws Exception {
    assertThat(post("/nothing", new byte[0]).statusCode()).isEqualTo(404);
    HttpResponse<String> bug = post("/bug", new byte[0]);

    assertThat(bug.statusCode()).isEqualTo(500);
    assertThat(bug.body()).contains("fault of ours").doesNotContain("IllegalState");
  }
}
