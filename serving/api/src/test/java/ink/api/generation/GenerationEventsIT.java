package ink.api.generation;

import static org.assertj.core.api.Assertions.assertThat;

import ink.api.testing.Tenant;
import ink.api.testing.TestApi;
import ink.api.testing.TestApi.Answer;
import ink.events.Streams;
import ink.facts.GenerationFailed;
import ink.ids.IdType;
import ink.neighbours.testing.TestKafka;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GenerationEventsIT {
  private final TestApi api = TestApi.shared();
  private final Tenant tenant = api.tenant("generate");

  /** A stream that is open. */
  private static final class Listening implements AutoCloseable {
    private final HttpURLConnection http;
    private final BufferedReader lines;

    Listening(Tenant tenant, String generationId, String... lastEventId) throws IOException {
      http =
          (HttpURLConnection)
              tenant
                  .api()
                  .url("/v1/generations/" + generationId + "/events")
                  .toURL()
                  .openConnection();
      http.setRequestProperty("Authorization", "Bearer " + tenant.key().secret());
      http.setRequestProperty("Accept", "text/event-stream");
      http.setReadTimeout(30_000);
      if (lastEventId.length > 0) {
        http.setRequestProperty("Last-Event-ID", lastEventId[0]);
      }
      assertThat(http.getResponseCode()).isEqualTo(200);
      assertThat(http.getContentType()).isEqualTo("text/event-stream");
      lines =
          new BufferedReader(new InputStreamReader(http.getInputStream(), StandardCharsets.UTF_8));
    }

    /** The next event or comment, its lines joined by spaces; null at the end. */
    String next() throws IOException {
      List<String> event = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty()) {
          return String.join(" ", event);
        }
        event.add(line);
      }
      return null;
    }

    /** The next event that has an id. */
    String nextWithId() throws IOException {
      String event = next();
      while (event != null && !event.startsWith("id:")) {
        event = next();
      }
      return event;
    }

    @Override
    public void close() {
      http.disconnect();
    }
  }

  @Test
  void tellsWhatHappensAndEndsWithTheOutcome() throws IOException {
    String id = tenant.accepted();
    try (Listening listening = new Listening(tenant, id)) {
      assertThat(listening.next()).startsWith("id: 1 event: queued data: {\"id\":\"" + id + "\"");
      assertThat(listening.next()).startsWith("event: progress data: {\"position\":");
      tenant.post("/v1/generations/" + id + "/cancel", "");
      assertThat(listening.nextWithId()).startsWith("id: 2 event: cancel_requested data: {");
      tenant.fail(id, "cancelled", "cancelled");
      TestKafka.shared().produce(Streams.GENERATION_FAILED, failed(id));
      assertThat(listening.nextWithId())
          .startsWith("id: 3 event: cancelled data: {\"id\":\"" + id + "\"")
          .contains("\"failure\":{\"cause\":\"cancelled\"");
      assertThat(listening.next()).isNull();
    }
  }

  @Test
  void anOutcomeIsToldWithoutKafkaToo() throws IOException {
    String id = tenant.accepted();
    try (Listening listening = new Listening(tenant, id)) {
      assertThat(listening.nextWithId()).startsWith("id: 1");
      tenant.succeed(id, "images/x.png");
      assertThat(listening.nextWithId()).startsWith("id: 3 event: succeeded");
    }
  }

  @Test
  void whoComesBackHearsWhatWasMissed() throws IOException {
    String id = tenant.accepted();
    tenant.post("/v1/generations/" + id + "/cancel", "");
    tenant.fail(id, "failed", "broken");
    try (Listening all = new Listening(tenant, id)) {
      assertThat(all.next()).startsWith("id: 1 event: queued");
      assertThat(all.next()).startsWith("id: 2 event: cancel_requested");
      assertThat(all.next()).startsWith("id: 3 event: failed");
      assertThat(all.next()).isNull();
    }
    try (Listening rest = new Listening(tenant, id, "2")) {
      assertThat(rest.next()).startsWith("id: 3 event: failed");
      assertThat(rest.next()).isNull();
    }
    Answer nothing = tenant.get("/v1/generations/" + id + "/events", "Last-Event-ID", "3");
    assertThat(nothing.status()).isEqualTo(204);
    assertThat(tenant.get("/v1/generations/" + id + "/events", "Last-Event-ID", "x").code())
        .isEqualTo("invalid-last-event-id");
  }

  @Test
  void beatsWhileNothingHappens() throws IOException {
    String id = tenant.accepted();
    try (Listening listening = new Listening(tenant, id)) {
      String event = listening.next();
      while (!":".equals(event)) {
        assertThat(event).isNotNull();
        event = listening.next();
      }
    }
    tenant.succeed(id, "images/x.png");
  }

  private GenerationFailed failed(String id) {
    return GenerationFailed.newBuilder()
        .setEventId(IdType.EVENT.next())
        .setTenantId(tenant.id())
        .setGenerationId(id)
        .setFailedAt(Instant.now())
        .setRequestedAt(Instant.now())
        .setCause("cancelled")
        .setCode("cancelled")
        .setDetail("You cancelled it.")
        .setModel("ink-flash-draft")
        .setStyle("mandala")
        .setAttempts(0)
        .build();
  }
}
