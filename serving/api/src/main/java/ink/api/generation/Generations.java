package ink.api.generation;

import ink.api.Env;
import ink.api.database.Database;
import ink.api.metrics.ApiMetrics;
import java.time.Clock;
import java.util.List;

/** The feature, wired: its resources, what it runs beside them and what it can say of itself. */
public final class Generations implements AutoCloseable {
  private final FactFeed feed;
  private final GenerationEvents events;
  private final List<Object> resources;

  /**
   * What the feature is told.
   *
   * @param kafka Kafka's {@code host:port}
   * @param publicUrl the API as users see it
   */
  public record Config(String kafka, String publicUrl) {
    public static Config from(Env env, String publicUrl) {
      return new Config(env.text("INK_KAFKA"), publicUrl);
    }
  }

  public Generations(Config config, Database database, ApiMetrics metrics, Clock clock) {
    DispatchFigures figures = new DispatchFigures();
    GenerationStore store = new GenerationStore(database, clock);
    GenerationViews views = new GenerationViews(figures, clock, config.publicUrl());
    this.events = new GenerationEvents(store, views);
    this.feed = new FactFeed(config.kafka(), figures, events::wake);
    metrics.listeners(events::listening);
    this.resources =
        List.of(
            new GenerateResource(
                new Acceptance(database), figures, metrics, clock, config.publicUrl()),
            new GenerationsResource(store, views, events));
  }

  public List<Object> resources() {
    return resources;
  }

  public void start() {
    feed.start();
    events.start();
  }

  /** What keeps the API from hearing facts; empty when nothing does. */
  public String trouble() {
    return feed.trouble();
  }

  @Override
  public void close() {
    events.close();
    feed.close();
  }
}
