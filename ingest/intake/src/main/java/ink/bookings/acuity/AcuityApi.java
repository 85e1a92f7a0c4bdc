package ink.bookings.acuity;

import ink.bookings.BookingConnection;
import ink.bookings.PlatformAwayException;
import ink.bookings.UntranslatableException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;

/** {@code GET /api/v1/appointments/ID} with the studio's user and API key. */
final class AcuityApi {
  private static final int LONGEST_BODY = 1 << 20;
  private static final String HOST = "acuityscheduling.com";

  private final AcuityConfig config;
  private final HttpClient http;
  private long nextCallNanos = System.nanoTime();

  AcuityApi(AcuityConfig config) {
    this.config = config;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(config.patience())
            // A redirect could lead where the guard below would not let us.
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
  }

  /**
   * The appointment's JSON.
   *
   * @param id digits
   */
  byte[] appointment(BookingConnection connection, String id)
      throws UntranslatableException, PlatformAwayException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address(connection, id))
            .timeout(config.patience())
            .header("Authorization", "Basic " + credentials(connection))
            .header("Accept", "application/json")
            .build();
    awaitTurn();
    try {
      HttpResponse<InputStream> response =
          http.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        return body(connection, id, response, in.readNBytes(LONGEST_BODY + 1));
      }
    } catch (IOException e) {
      throw new PlatformAwayException("Acuity does not answer: " + e, Duration.ZERO);
    }
  }

  private static byte[] body(
      BookingConnection connection, String id, HttpResponse<?> response, byte[] body)
      throws UntranslatableException, PlatformAwayException {
    int status = response.statusCode();
    if (status == 200 && body.length <= LONGEST_BODY) {
      return body;
    }
    if (status == 429 || status >= 500) {
      throw new PlatformAwayException("Acuity answers " + status, retryAfter(response));
    }
    if (status == 404) {
      throw new UntranslatableException(
          "appointment-gone", "Acuity knows no appointment " + id + " of this account");
    }
    if (status == 401 || status == 403) {
      throw new UntranslatableException(
          "connection-refused",
          "Acuity refuses user and API key of "
              + connection.connectionId()
              + ": renew them in the studio's settings, then send this again");
    }
    throw new UntranslatableException(
        "unexpected-answer", "Acuity answers " + status + " with " + body.length + " bytes");
  }

  /** Only Acuity over TLS, or a host that the operator allowed. */
  private URI address(BookingConnection connection, String id) throws UntranslatableException {
    String base = connection.apiBaseUrl() == null ? "" : connection.apiBaseUrl();
    try {
      URI uri = URI.create(base.replaceAll("/+$", "") + "/api/v1/appointments/" + id);
      String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
      boolean acuity =
          "https".equals(uri.getScheme())
              && (host.equals(HOST) || host.endsWith("." + HOST))
              && uri.getPort() == -1;
      boolean allowed =
          ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
              && config.allowedHosts().contains(host + ":" + uri.getPort());
      if (uri.getUserInfo() == null && (acuity || allowed)) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Told below: no URL is no address of Acuity's.
    }
    throw new UntranslatableException(
        "forbidden-address",
        "The connection's API address "
            + base
            + " is not https://acuityscheduling.com nor among INK_ACUITY_ALLOWED_HOSTS");
  }

  private static String credentials(BookingConnection connection) {
    String user = connection.apiUser() == null ? "" : connection.apiUser();
    return Base64.getEncoder()
        .encodeToString((user + ":" + connection.secret()).getBytes(StandardCharsets.UTF_8));
  }

  private static Duration retryAfter(HttpResponse<?> response) {
    String seconds = response.headers().firstValue("Retry-After").orElse("");
    return seconds.matches("\\d{1,4}")
        ? Duration.ofSeconds(Long.parseLong(seconds))
        : Duration.ZERO;
  }

  private void awaitTurn() throws InterruptedException {
    long wait;
    synchronized (this) {
      long now = System.nanoTime();
      wait = Math.max(0, nextCallNanos - now);
      nextCallNanos = now + wait + config.pause().toNanos();
    }
    Thread.sleep(Duration.ofNanos(wait).toMillis());
  }
}
