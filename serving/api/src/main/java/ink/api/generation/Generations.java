package ink.api.generation;

import ink.api.Env;
import ink.api.database.Database;
import ink.api.metrics.ApiMetrics;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The feature, wired: its resources, what it runs beside them and what it can say of itself. */
public final class Generations implements AutoCloseable {
  private final FactFeed feed;
  private final @Nullable FastPath fastPath;
  private final Acceptance acceptance;
  private final GenerationEvents events;
  private final List<Object> resources;

  /**
   * What the feature is told.
   *
   * @param kafka Kafka's {@code host:port}
   * @param publicUrl the API as users see it
   * @param fastPath whether an accepted generation also goes straight to Kafka
   * @param accept how requests share commits
   * @param models which model draws for which lane
   */
  public record Config(
      String kafka,
      String publicUrl,
      boolean fastPath,
      GroupCommit.Config accept,
      LaneModels models) {
    public static Config from(Env env, String publicUrl) {
      return new Config(
          env.text("INK_KAFKA"),
          publicUrl,
          env.flag("INK_FAST_PATH", true),
          Acceptance.config(env),
          LaneModels.from(env));
    }
  }

  public Generations(Config config, Database database, ApiMetrics metrics, Clock clock) {
    DispatchFigures figures = new DispatchFigures();
    GenerationStore store = new GenerationStore(database, clock);
    GenerationViews views = new GenerationViews(figures, clock, config.publicUrl());
    this.events = new GenerationEvents(store, views);
    this.feed = new FactFeed(config.kafka(), figures, events::wake);
    metrics.listeners(events::listening);
    FastPath shortCut = config.fastPath() ? new FastPath(config.kafka(), metrics) : null;
    this.fastPath = shortCut;
    this.acceptance =
        new Acceptance(database, config.accept(), shortCut == null ? offer -> {} : shortCut::send);
    Reception reception =
        new Reception(acceptance, config.models(), figures, metrics, clock, config.publicUrl());
    this.resources =
        List.of(
            new GenerateResource(reception),
            new FinalResource(store, reception),
            new GenerationsResource(store, views, events));
  }

  public List<Object> resources() {
    return resources;
  }

  public void start() {
    feed.start();
    events.start();
    if (fastPath != null) {
      fastPath.start();
    }
  }

  /** What keeps the API from hearing facts; empty when nothing does. */
  public String trouble() {
    return feed.trouble();
  }

  /** Finishes what was asked for, once nobody asks any more. */
  public void finish() {
    acceptance.close();
    if (fastPath != null) {
      fastPath.close();
    }
  }

  /** Ends what would go on for ever; generations are accepted still. */
  @Override
  public void close() {
    events.close();
    feed.close();
  }
}
