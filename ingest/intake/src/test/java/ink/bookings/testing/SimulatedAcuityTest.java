package ink.bookings.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SimulatedAcuityTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private SimulatedAcuity acuity;

  @BeforeEach
  void start() throws IOException {
    acuity = SimulatedAcuity.start(0);
  }

  @AfterEach
  void stop() {
    acuity.close();
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(acuity.baseUrl() + path));
  }

  private HttpResponse<String> put(String body) throws Exception {
    return send(to("/simulated/appointments").POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  @Test
  void whatIsPutInIsFetchedAsItWas() throws Exception {
    String sample = Samples.text("acuity/appointment.json");
    assertThat(put(sample).statusCode()).isEqualTo(201);

    HttpResponse<String> fetched =
        send(to("/api/v1/appointments/54321").header("Authorization", "Basic dTpr"));

    assertThat(fetched.statusCode()).isEqualTo(200);
    assertThat(fetched.body()).isEqualTo(sample);
  }

  @Test
  void whatIsWrongIsSaidAsAcuitySaysIt() throws Exception {
    HttpResponse<String> unknown =
        send(to("/api/v1/appointments/1").header("Authorization", "Basic dTpr"));
    HttpResponse<String> nobody = send(to("/api/v1/appointments/1"));

    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.body()).contains("\"status_code\":404", "\"error\":\"not_found\"");
    assertThat(nobody.statusCode()).isEqualTo(401);
    assertThat(put("{}").statusCode()).isEqualTo(400);
    assertThat(put("no json").statusCode()).isEqualTo(400);
  }
}
