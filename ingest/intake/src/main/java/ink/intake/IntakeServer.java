package ink.intake;

import ink.bookings.BookingConnections;
import ink.bookings.BookingPlatform;
import ink.bookings.TranslateWebhooks;
import ink.bookings.Translation;
import ink.bookings.Webhooks;
import ink.bookings.acuity.Acuity;
import ink.bookings.square.Square;
import ink.collector.AppEvents;
import ink.door.Answer;
import ink.door.Call;
import ink.door.Door;
import ink.kafka.FactSender;
import ink.metrics.Counters;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what comes from outside.
 *
 * <pre>
 * POST /internal/app-events     → {@link AppEvents} → app.event.recorded.v1 | dead.letter.v1
 * POST /webhooks/PROVIDER/CON   → {@link Webhooks}  → webhook.received.v1
 *                                  {@link TranslateWebhooks} → booking.changed.v1 | dead.letter.v1
 * </pre>
 *
 * <p>Nothing is answered before Kafka has acknowledged it; nothing is kept here.
 */
public final class IntakeServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IntakeServer.class);

  /** Less than the 10 s in which platforms want their answer. */
  private static final Duration KAFKA_PATIENCE = Duration.ofSeconds(5);

  private final FactSender sender;
  private final TranslateWebhooks translator;
  private final Readiness readiness;
  private final Counters counters = new Counters();
  private final Door door;

  private IntakeServer(IntakeConfig config, InstantSource clock) throws IOException {
    List<BookingPlatform> platforms = List.of(new Square(), new Acuity(config.acuity()));
    BookingConnections connections =
        new BookingConnections(
            config.databaseUrl(),
            config.databaseUser(),
            config.databasePassword(),
            config.seal(),
            clock);
    this.sender = new FactSender(config.kafka(), KAFKA_PATIENCE);
    this.translator =
        new TranslateWebhooks(
            config.kafka(), new Translation(platforms, connections, counters), sender, clock);
    this.readiness = new Readiness(config.kafka(), connections, translator);
    Routes routes =
        new Routes(
            new AppEvents(config.internalToken(), sender, counters, clock),
            new Webhooks(platforms, connections, sender, counters, clock));
    try {
      this.door =
          Door.open(config.host(), config.port(), routes, config.adminPort(), this::administer);
    } catch (IOException e) {
      readiness.close();
      sender.close();
      throw e;
    }
    translator.start();
  }

  /**
   * @throws IOException when a port is taken
   */
  static IntakeServer start(IntakeConfig config, InstantSource clock) throws IOException {
    return new IntakeServer(config, clock);
  }

  public static void main(String[] args) {
    long begin = System.nanoTime();
    try {
      IntakeConfig config = IntakeConfig.from(System.getenv());
      IntakeServer server = start(config, InstantSource.system());
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
      LOG.info(
          "listening on {} after {} ms; admin port {}",
          config,
          (System.nanoTime() - begin) / 1_000_000,
          server.adminPort());
    } catch (IllegalArgumentException e) {
      System.err.println("cannot start: " + e.getMessage());
      System.exit(2);
    } catch (IOException e) {
      System.err.println("cannot open INK_PORT or INK_ADMIN_PORT: " + e.getMessage());
      System.exit(2);
    }
  }

  int port() {
    return door.port();
  }

  int adminPort() {
    return door.adminPort();
  }

  private Answer administer(Call call) throws InterruptedException {
    return switch (call.path()) {
      case "/healthz" -> Answer.json(200, Map.of("alive", true));
      case "/readyz" -> {
        List<String> reasons = readiness.notReady();
        yield Answer.json(
            reasons.isEmpty() ? 200 : 503, Map.of("ready", reasons.isEmpty(), "reasons", reasons));
      }
      case "/metrics" ->
          Answer.text(200, "text/plain; version=0.0.4; charset=utf-8", counters.text());
      default -> Answer.problem(404, "not-found", "Not found", "Nothing is at " + call.path());
    };
  }

  /** Answers the calls in progress, then lets go of the neighbours. */
  @Override
  public void close() {
    door.close();
    translator.close();
    readiness.close();
    sender.close();
  }
}
