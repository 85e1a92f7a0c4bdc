package ink.api.event;

import com.fasterxml.jackson.databind.JsonNode;
import ink.api.http.Json;
import ink.api.http.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands batches of app events to the collector, which checks and keeps them. */
final class Collector {
  private static final Logger LOG = LoggerFactory.getLogger(Collector.class);

  private final CollectorConfig config;
  private final URI address;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(1))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * The collector's word on a batch, event by event.
   *
   * @param status 202, or 422 when it took none of the events
   */
  record Verdict(int status, byte[] body) {}

  /** The collector took nothing, or nobody knows; the caller may repeat, events carry ids. */
  static final class CollectorUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    CollectorUnavailableException(String message) {
      super(message);
    }
  }

  Collector(CollectorConfig config) {
    this.config = config;
    this.address = URI.create(config.url() + "/internal/app-events");
  }

  /**
   * Hands a batch over.
   *
   * @throws ProblemException when the collector says that the batch as a whole is wrong
   */
  Verdict hand(String tenantId, byte[] batch) throws CollectorUnavailableException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(config.patience())
            .header("Authorization", "Bearer " + config.token())
            .header("X-Ink-Tenant", tenantId)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(batch))
            .build();
    try {
      HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      int status = response.statusCode();
      if (status == 202) {
        boolean none = Json.read(response.body()).path("accepted").asInt(0) == 0;
        return new Verdict(none ? 422 : 202, response.body());
      }
      if (status == 400 || status == 413 || status == 422) {
        JsonNode problem = Json.read(response.body());
        throw ProblemException.of(
            status,
            problem.path("code").asText("invalid-request"),
            problem.path("title").asText("The request is not valid"),
            problem.path("detail").asText("The collector refused the batch."));
      }
      LOG.error("the collector at {} answered {}: see its log", config.url(), status);
      throw new CollectorUnavailableException("status " + status);
    } catch (IOException e) {
      LOG.warn(
          "the collector at {} does not answer as it should: {}",
          config.url(),
          e.toString().lines().findFirst().orElse(""));
      throw new CollectorUnavailableException(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CollectorUnavailableException("the API stops");
    }
  }
}
