package ink.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** {@code POST /v1/generate}. */
final class RestEntry implements Entry {
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI url;

  RestEntry(String api) {
    this.url = URI.create(api + "/v1/generate");
  }

  @Override
  public CompletionStage<Receipt> accept(Plan.Tenant tenant, long seed) {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + tenant.apiKey())
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"prompt\":\"a moth over a crescent moon\",\"style\":\"mandala\","
                        + "\"width\":512,\"height\":512,\"seed\":"
                        + seed
                        // The seed tells the service time; it is no wish to see an image again.
                        + ",\"cache\":false}"))
            .build();
    return http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
        .thenCompose(
            response ->
                response.statusCode() == 202
                    ? CompletableFuture.completedFuture(new Receipt(id(response), response.body()))
                    : CompletableFuture.failedFuture(
                        new IOException(response.statusCode() + " " + response.body())));
  }

  /** The last part of {@code Location}. */
  private static String id(HttpResponse<String> response) {
    String location = response.headers().firstValue("Location").orElseThrow();
    return location.substring(location.lastIndexOf('/') + 1);
  }

  @Override
  public void close() {
    // Its threads are daemons.
  }
}
