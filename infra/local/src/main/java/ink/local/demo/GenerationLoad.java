package ink.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Prompts of different kinds through the REST API, each followed to its outcome. */
final class GenerationLoad {
  private static final int AT_ONCE = 8;
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Set<String> ENDS = Set.of("succeeded", "failed", "cancelled", "expired");

  /** What each style is asked for; some name what it cannot draw. */
  private static final Map<String, List<String>> PROMPTS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(
                  "mandala",
                  List.of(
                      "a mandala with eight petals and fine dotwork",
                      "ornamental mandala, bold lines, lotus centre",
                      "mandala with sixteen petals and a dragon in the middle")),
              Map.entry(
                  "botanical",
                  List.of(
                      "a fern branch along the forearm",
                      "wild roses with leaves and thorns",
                      "a sprig of lavender, fine line",
                      "peony and buds, bold outline, a sleeping cat below")),
              Map.entry(
                  "celtic",
                  List.of("a celtic cross", "triquetra in a ring", "knotwork panel, dense")),
              Map.entry(
                  "sacred-geometry",
                  List.of("flower of life", "metatron's cube", "a star polygon, dotwork")),
              Map.entry(
                  "dotwork", List.of("a planet in dots", "mountains, stippled", "dot spiral")),
              Map.entry(
                  "celestial",
                  List.of("moon phases", "crescent with stars", "orion", "a sun, black and grey")),
              Map.entry("waves", List.of("a great wave", "seigaiha scales", "wave below a moon")),
              Map.entry("tribal", List.of("tribal wings for the back", "tribal flow, fine")),
              Map.entry(
                  "band",
                  List.of("an armband with leaves", "band with beads", "bold geometric band")),
              Map.entry(
                  "fine-line",
                  List.of("a tiny anchor", "paper plane, minimal", "a butterfly", "a cat")),
              Map.entry(
                  "art-nouveau", List.of("art nouveau frame with flowers", "frame, no leaves")),
              Map.entry("snake", List.of("a coiled snake", "snake in dotwork", "bold snake")),
              Map.entry(
                  "lettering",
                  List.of(
                      "\"Breathe\" in script", "blackletter \"Family\"", "\"1994\" capitals"))));

  private static final List<String> STYLES = List.copyOf(PROMPTS.keySet());
  private static final List<String> BODY_PARTS =
      List.of("forearm", "shoulder", "upper-arm", "calf", "back", "wrist");

  private final ApiClient api;
  private final DemoTenants tenants;
  private final Random random;

  GenerationLoad(ApiClient api, DemoTenants tenants, long seed) {
    this.api = api;
    this.tenants = tenants;
    this.random = new Random(seed);
  }

  /**
   * A generation as its requester saw it.
   *
   * @param millis from the request to the outcome
   */
  record Seen(
      DemoTenants.Studio studio,
      DemoTenants.Client client,
      DemoTenants.Artist artist,
      String id,
      String status,
      String designId,
      double millis) {}

  /** Sends {@code count} requests, eight at a time. */
  List<Seen> run(int count) throws InterruptedException, IOException {
    List<Callable<Seen>> work = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      work.add(request(i));
    }
    ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Seen> seen = new ArrayList<>();
      for (Future<Seen> one : pool.invokeAll(work)) {
        seen.add(one.get());
      }
      return seen;
    } catch (ExecutionException e) {
      throw new IOException("a generation could not be followed: " + e.getCause(), e);
    } finally {
      pool.shutdownNow();
    }
  }

  private Callable<Seen> request(int number) {
    DemoTenants.Studio studio = tenants.studios().get(number % tenants.studios().size());
    DemoTenants.Client client = studio.clients().get(random.nextInt(studio.clients().size()));
    DemoTenants.Artist artist = studio.artists().get(random.nextInt(studio.artists().size()));
    String style = STYLES.get(number % STYLES.size());
    List<String> prompts = PROMPTS.get(style);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("prompt", prompts.get(random.nextInt(prompts.size())));
    body.put("style", style);
    body.put("seed", random.nextInt(1_000_000));
    body.put("lane", number % 5 == 0 ? "final" : "draft");
    body.put("width", 512);
    body.put("height", 512);
    body.put("studio_id", studio.studioId());
    body.put("artist_id", artist.id());
    body.put("client_id", client.id());
    body.put("body_part", BODY_PARTS.get(random.nextInt(BODY_PARTS.size())));
    body.put("country", studio.country());
    String idempotencyKey = "demo-" + random.nextLong();
    return () -> follow(studio, client, artist, body, idempotencyKey);
  }

  private Seen follow(
      DemoTenants.Studio studio,
      DemoTenants.Client client,
      DemoTenants.Artist artist,
      Map<String, Object> body,
      String idempotencyKey)
      throws IOException, InterruptedException {
    Instant begun = Instant.now();
    ApiClient.Answer accepted =
        api.post("/v1/generate", studio.apiKey(), Map.of("Idempotency-Key", idempotencyKey), body);
    if (accepted.status() != 202) {
      throw new IOException("the API answered " + accepted.status() + " " + accepted.body());
    }
    String id = accepted.body().path("id").asText();
    Instant deadline = begun.plus(LIMIT);
    while (Instant.now().isBefore(deadline)) {
      api.awaitEvent(
          "/v1/generations/" + id + "/events", studio.apiKey(), LIMIT, ENDS.toArray(new String[0]));
      double millis = Duration.between(begun, Instant.now()).toNanos() / 1e6;
      JsonNode now = api.get("/v1/generations/" + id, studio.apiKey()).body();
      if (ENDS.contains(now.path("status").asText())) {
        return new Seen(
            studio,
            client,
            artist,
            id,
            now.path("status").asText(),
            now.path("design_id").asText(),
            millis);
      }
    }
    throw new IOException(id + " has had no outcome for " + LIMIT.toSeconds() + " s");
  }
}
