package ink.local.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What users of the app did in the last thirty days, sent as the app sends it: in batches. */
final class AppEventLoad {
  private static final int BATCH = 250;
  private static final Duration SPAN = Duration.ofDays(30);
  private static final List<String> NAMES =
      List.of(
          "design_viewed",
          "design_viewed",
          "design_viewed",
          "style_browsed",
          "style_browsed",
          "search_made",
          "design_liked",
          "design_liked",
          "design_shared",
          "booking_opened");
  private static final List<String> COUNTRIES =
      List.of("US", "US", "US", "DE", "DE", "GB", "SG", "BR");

  private final ApiClient api;
  private final DemoTenants tenants;
  private final Random random;

  AppEventLoad(ApiClient api, DemoTenants tenants, long seed) {
    this.api = api;
    this.tenants = tenants;
    this.random = new Random(seed);
  }

  /** Sends {@code count} events and returns how many were accepted. */
  int run(int count, Instant now, List<String> designs) throws IOException, InterruptedException {
    int accepted = 0;
    for (int sent = 0; sent < count; sent += BATCH) {
      List<Map<String, Object>> events = new ArrayList<>();
      for (int i = sent; i < Math.min(count, sent + BATCH); i++) {
        events.add(event(now, designs));
      }
      DemoTenants.Studio studio = tenants.studios().get(sent / BATCH % tenants.studios().size());
      ApiClient.Answer answer =
          api.post("/v1/events", studio.apiKey(), Map.of(), Map.of("events", events));
      if (answer.status() != 202) {
        throw new IOException("the API answered " + answer.status() + " " + answer.body());
      }
      accepted += answer.body().path("accepted").asInt();
    }
    return accepted;
  }

  private Map<String, Object> event(Instant now, List<String> designs) {
    String name = NAMES.get(random.nextInt(NAMES.size()));
    Duration age = Duration.ofSeconds(random.nextInt((int) SPAN.toSeconds()));
    // Mandalas rise through the month, so that the report has something to find.
    boolean mandala =
        random.nextDouble() < 0.35 + 0.4 * (1 - age.toSeconds() / (double) SPAN.toSeconds());
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("actor_id", "u" + Integer.toHexString(random.nextInt(400) * 7919));
    event.put("session_id", "s" + Integer.toHexString(random.nextInt()));
    event.put("name", name);
    event.put("occurred_at", now.minus(age).toString());
    event.put("style", mandala ? "mandala" : "botanical");
    if (name.startsWith("design") && !designs.isEmpty() && random.nextInt(4) == 0) {
      event.put("design_id", designs.get(random.nextInt(designs.size())));
    }
    event.put("country", COUNTRIES.get(random.nextInt(COUNTRIES.size())));
    event.put("app_version", random.nextInt(3) == 0 ? "4.1.0" : "4.0.2");
    event.put("properties", Map.of("screen", random.nextBoolean() ? "feed" : "search"));
    return event;
  }
}
