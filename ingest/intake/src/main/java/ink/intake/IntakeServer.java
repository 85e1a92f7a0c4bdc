package ink.intake;

import ink.bookings.BookingPlatform;
import ink.bookings.CachedConnections;
import ink.bookings.DatabaseConnections;
import ink.bookings.TranslateWebhooks;
import ink.bookings.WebhooksEndpoint;
import ink.bookings.acuity.AcuityPlatform;
import ink.bookings.square.SquarePlatform;
import ink.collector.AppEventsEndpoint;
import ink.intake.config.InvalidEnvException;
import ink.intake.http.Door;
import ink.intake.kafka.KafkaFacts;
import ink.intake.metrics.IntakeMetrics;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The intake: app events from the API and webhooks from booking platforms, into Kafka. */
public final class IntakeServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IntakeServer.class);

  private final KafkaFacts facts;
  private final TranslateWebhooks translation;
  private final Readiness readiness;
  private final AdminServer admin;
  private final Door door;

  private IntakeServer(
      KafkaFacts facts,
      TranslateWebhooks translation,
      Readiness readiness,
      AdminServer admin,
      Door door) {
    this.facts = facts;
    this.translation = translation;
    this.readiness = readiness;
    this.admin = admin;
    this.door = door;
  }

  public static void main(String[] arguments) throws Exception {
    IntakeConfig config;
    try {
      config = IntakeConfig.from(System.getenv());
    } catch (InvalidEnvException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    IntakeServer server = start(config);
    Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop"));
  }

  /** Starts without waiting for Kafka or PostgreSQL: {@code /readyz} says when they are there. */
  public static IntakeServer start(IntakeConfig config) throws Exception {
    Clock clock = Clock.systemUTC();
    IntakeMetrics metrics = new IntakeMetrics();
    KafkaFacts facts = new KafkaFacts(config.kafka());
    DatabaseConnections database = new DatabaseConnections(config.connections());
    CachedConnections connections = new CachedConnections(database);
    List<BookingPlatform> platforms =
        List.of(new SquarePlatform(), new AcuityPlatform(config.acuityHosts()));
    TranslateWebhooks translation =
        new TranslateWebhooks(config.kafka(), platforms, connections, facts, metrics, clock);
    Readiness readiness = new Readiness(config.kafka(), database, translation);
    Door door =
        new Door(
            new InetSocketAddress(config.host(), config.port()),
            Map.of(
                AppEventsEndpoint.PATH,
                new AppEventsEndpoint(config.collector(), facts, metrics, clock),
                WebhooksEndpoint.PATH,
                new WebhooksEndpoint(platforms, connections, facts, metrics, clock)));
    translation.start();
    door.start();
    AdminServer admin =
        new AdminServer(
            new InetSocketAddress(config.host(), config.adminPort()), metrics, readiness::troubles);
    LOG.info("listening on {}:{}, admin on {}", config.host(), door.port(), admin.port());
    return new IntakeServer(facts, translation, readiness, admin, door);
  }

  public int port() {
    return door.port();
  }

  public int adminPort() {
    return admin.port();
  }

  /** Answers the calls under way, then stops, the writer to Kafka last. */
  @Override
  public void close() throws Exception {
    door.close();
    translation.close();
    admin.close();
    readiness.close();
    facts.close();
  }

  private void stop() {
    try {
      close();
      LOG.info("stopped");
    } catch (Exception e) {
      LOG.error("did not stop cleanly", e);
    }
  }
}
