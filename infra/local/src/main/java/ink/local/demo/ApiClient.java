package ink.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the demo asks of the API, over HTTP as any partner would.
 *
 * @param url the API's
 */
record ApiClient(String url) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /**
   * An answer.
   *
   * @param body JSON, or a missing node when the body is none
   */
  record Answer(int status, JsonNode body) {}

  Answer post(String path, String key, Map<String, String> headers, Object body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    headers.forEach(request::header);
    return answer(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
  }

  Answer get(String path, String key) throws IOException, InterruptedException {
    return answer(
        HTTP.send(
            HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + key)
                .build(),
            HttpResponse.BodyHandlers.ofByteArray()));
  }

  /** The bytes behind a URL that needs no key: a signed image, a public page. */
  static HttpResponse<byte[]> fetch(String address) throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(30)).build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  /**
   * Follows a stream of server-sent events until one of the named types comes, or the stream ends.
   */
  boolean awaitEvent(String path, String key, Duration limit, String... types)
      throws IOException, InterruptedException {
    HttpResponse<Stream<String>> answer =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(url + path))
                .timeout(limit)
                .header("Authorization", "Bearer " + key)
                .header("Accept", "text/event-stream")
                .build(),
            HttpResponse.BodyHandlers.ofLines());
    try (Stream<String> lines = answer.body()) {
      return answer.statusCode() == 200
          && lines.anyMatch(
              line -> {
                for (String type : types) {
                  if (line.equals("event: " + type) || line.equals("event:" + type)) {
                    return true;
                  }
                }
                return false;
              });
    } catch (java.io.UncheckedIOException e) {
      return false; // the connection broke; the caller looks at the resource
    }
  }

  private static Answer answer(HttpResponse<byte[]> response) throws IOException {
    String type = response.headers().firstValue("Content-Type").orElse("");
    JsonNode body = type.contains("json") ? JSON.readTree(response.body()) : JSON.missingNode();
    return new Answer(response.statusCode(), body);
  }
}
