package ink.bookings.acuity;

import ink.bookings.BookingConnection;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches appointments over Acuity's API. Follows no redirects, waits and reads within bounds. */
final class AcuityAppointments {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final int LARGEST = 1 << 20;

  private final AcuityHosts hosts;
  private final Duration patience;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  AcuityAppointments(AcuityHosts hosts, Duration patience) {
    this.hosts = hosts;
    this.patience = patience;
  }

  /** What Acuity answered. */
  sealed interface Fetched {
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    record Found(byte[] json) implements Fetched {}

    /** It will not be different next time. */
    record Refused(String code, String reason) implements Fetched {}

    /** It may be different next time. */
    record Unanswered(String reason) implements Fetched {}
  }

  /**
   * @param id digits
   */
  Fetched fetch(BookingConnection connection, String id) {
    URI address;
    try {
      address = URI.create(connection.apiBaseUrl() + "/api/v1/appointments/" + id);
    } catch (IllegalArgumentException e) {
      return forbidden(connection);
    }
    if (!hosts.allow(address)) {
      return forbidden(connection);
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    CompletableFuture<HttpResponse<Void>> call =
        http.sendAsync(
            HttpRequest.newBuilder(address)
                .timeout(patience)
                .header("Authorization", authorization(connection))
                .header("Accept", "application/json")
                .build(),
            HttpResponse.BodyHandlers.ofByteArrayConsumer(
                chunk ->
                    chunk.ifPresent(
                        bytes -> {
                          if (body.size() <= LARGEST) {
                            body.writeBytes(bytes);
                          }
                        })));
    try {
      // The request's own timeout ends with the headers; this one covers the body, too.
      int status = call.get(patience.toMillis() * 2, TimeUnit.MILLISECONDS).statusCode();
      return answered(status, body.toByteArray(), connection, id);
    } catch (ExecutionException e) {
      return new Fetched.Unanswered("Acuity does not answer: " + e.getCause());
    } catch (TimeoutException e) {
      call.cancel(true);
      return new Fetched.Unanswered("Acuity does not finish its answer.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Fetched.Unanswered("the intake stops");
    }
  }

  private static Fetched answered(
      int status, byte[] body, BookingConnection connection, String id) {
    if (status == 200) {
      return body.length <= LARGEST
          ? new Fetched.Found(body)
          : new Fetched.Refused("appointment-too-large", "The appointment has more than 1 MiB.");
    }
    if (status == 429 || status >= 500) {
      return new Fetched.Unanswered("Acuity answered " + status + ".");
    }
    if (status == 404) {
      return new Fetched.Refused(
          "appointment-not-found", "Acuity knows no appointment " + id + " of this account.");
    }
    if (status == 401 || status == 403) {
      return new Fetched.Refused(
          "acuity-credentials",
          "Acuity refuses user "
              + connection.apiUser()
              + " of connection "
              + connection.connectionId()
              + ": have the studio connect again with its current API key, then send this again.");
    }
    return new Fetched.Refused("acuity-answer", "Acuity answered " + status + ".");
  }

  private static Fetched forbidden(BookingConnection connection) {
    return new Fetched.Refused(
        "forbidden-address",
        "Connection "
            + connection.connectionId()
            + " names an API address that is not Acuity's; mend the connection or allow the host"
            + " by INK_ACUITY_ALLOWED_HOSTS.");
  }

  private static String authorization(BookingConnection connection) {
    String user = connection.apiUser() + ":" + connection.secret();
    return "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
  }
}
