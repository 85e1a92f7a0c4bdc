package ink.api.testing;

import ink.api.key.ApiKey;
import ink.api.testing.TestApi.Answer;
import ink.ids.IdType;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** A tenant who talks to the API with its key. */
public record Tenant(TestApi api, String id, ApiKey key) {

  public Answer get(String path, String... headers) {
    return api.send("GET", api.url(path), null, with(headers));
  }

  public Answer delete(String path, String... headers) {
    return api.send("DELETE", api.url(path), null, with(headers));
  }

  public Answer post(String path, String body, String... headers) {
    return api.send(
        "POST",
        api.url(path),
        body.getBytes(StandardCharsets.UTF_8),
        with(concat(headers, "Content-Type", "application/json")));
  }

  /** As {@link #post}, without telling the length. */
  public Answer chunked(String path, String body, String... headers) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return api.publish(
        "POST",
        api.url(path),
        HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)),
        with(concat(headers, "Content-Type", "application/json")));
  }

  /** Asks for an image under a new Idempotency-Key. */
  public Answer generate(String body) {
    return post("/v1/generate", body, "Idempotency-Key", UUID.randomUUID().toString());
  }

  /** A generation that was accepted; its id. */
  public String accepted() {
    Answer answer = generate("{\"prompt\":\"a moth\",\"style\":\"mandala\"}");
    if (answer.status() != 202) {
      throw new AssertionError(answer.text());
    }
    return answer.json().path("id").asText();
  }

  /** As dispatch would: the generation has its image. Returns the design's id. */
  public String succeed(String generationId, String imageKey) {
    String design = IdType.DESIGN.derived(Instant.now(), generationId);
    TestApi.execute(
        "INSERT INTO designs SELECT ?, tenant_id, generation_id, style, prompt, seed, model, '1',"
            + " 'procedural', ARRAY['moth'], ?, 4, 'abcd', width_px, height_px, studio_id,"
            + " artist_id, client_id, body_part, now() FROM generations WHERE generation_id = ?",
        design,
        imageKey,
        generationId);
    TestApi.execute(
        "UPDATE generations SET status = 'succeeded', finished_at = now(), design_id = ?,"
            + " attempts = 1, queue_ms = 12, inference_ms = 340 WHERE generation_id = ?",
        design,
        generationId);
    return design;
  }

  /** As dispatch would: the generation ended without an image. */
  public void fail(String generationId, String status, String cause) {
    TestApi.execute(
        "UPDATE generations SET status = ?, finished_at = now(), attempts = 3, failure_cause = ?,"
            + " failure_code = 'some-code', failure_detail = 'A sentence.' WHERE generation_id = ?",
        status,
        cause,
        generationId);
  }

  private String[] with(String... headers) {
    return concat(headers, "Authorization", "Bearer " + key.secret());
  }

  private static String[] concat(String[] headers, String... more) {
    String[] all = java.util.Arrays.copyOf(headers, headers.length + more.length);
    System.arraycopy(more, 0, all, headers.length, more.length);
    return all;
  }
}
