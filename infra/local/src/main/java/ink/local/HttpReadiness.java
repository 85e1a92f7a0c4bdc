package ink.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * Ready when {@code GET /readyz} answers 200.
 *
 * @param url of the check
 */
public record HttpReadiness(URI url) implements Part.Readiness {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(2))
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  /** {@code /readyz} on that port of this machine. */
  public static HttpReadiness on(int port) {
    return new HttpReadiness(URI.create("http://127.0.0.1:" + port + "/readyz"));
  }

  @Override
  public Optional<String> notReady() {
    try {
      HttpResponse<String> answer =
          CLIENT.send(
              HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(5)).build(),
              HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200 ? Optional.empty() : Optional.of(answer.body().strip());
    } catch (IOException e) {
      return Optional.of("it does not answer on " + url);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }
}
