package ink.bookings;

import ink.door.Answer;
import ink.door.Call;
import ink.door.Endpoint;
import ink.facts.DeadLetter;
import ink.facts.WebhookReceived;
import ink.ids.IdType;
import ink.kafka.FactSender;
import ink.kafka.KafkaUnavailableException;
import ink.metrics.Counters;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /webhooks/PROVIDER/CONNECTION}: a platform tells of a change. The signature is
 * checked over the raw bytes, the call kept as it came, and answered as soon as Kafka has it;
 * translation comes after. Platforms send again what is not answered with 2xx.
 */
public final class Webhooks implements Endpoint {
  private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
  private static final Pattern PATH = Pattern.compile("/webhooks/([a-z]+)/([a-z0-9_]+)");
  private static final String COUNTER = "ink_webhooks_total";
  private static final Answer TAKEN = Answer.json(200, Map.of("received", true));

  private final Map<String, BookingPlatform> platforms;
  private final BookingConnections connections;
  private final FactSender sender;
  private final Counters counters;
  private final InstantSource clock;
  private final RecentIds recent = new RecentIds(20_000);

  public Webhooks(
      List<BookingPlatform> platforms,
      BookingConnections connections,
      FactSender sender,
      Counters counters,
      InstantSource clock) {
    this.platforms =
        platforms.stream().collect(Collectors.toMap(BookingPlatform::name, Function.identity()));
    this.connections = connections;
    this.sender = sender;
    this.counters = counters;
    this.clock = clock;
  }

  /** Kafka takes 1 MiB; a booking has a few kilobytes. */
  @Override
  public int longestBody(String path) {
    return 512 * 1024;
  }

  @Override
  public Answer answer(Call call) throws InterruptedException {
    Matcher path = PATH.matcher(call.path());
    BookingPlatform platform = path.matches() ? platforms.get(path.group(1)) : null;
    if (platform == null) {
      return Answer.problem(404, "unknown-provider", "Not found", "No such booking platform.");
    }
    Optional<BookingConnection> connection;
    try {
      connection =
          connections.find(path.group(2)).filter(c -> c.provider().equals(platform.name()));
    } catch (SQLException e) {
      LOG.warn("the database does not answer: {}", e.getMessage());
      count(platform, "unavailable");
      return Answer.comeAgain("The webhook could not be checked; send it again.");
    }
    if (connection.isEmpty()) {
      count(platform, "unknown-connection");
      return Answer.problem(
          404, "unknown-connection", "Not found", "No such connection to " + platform.name() + ".");
    }
    if (!platform.isGenuine(connection.get(), call)) {
      count(platform, "wrong-signature");
      LOG.warn("a webhook for {} has a wrong signature", connection.get());
      return Answer.problem(
          401,
          "wrong-signature",
          "Wrong signature",
          "The signature does not fit the body, the registered URL and the connection's secret.");
    }
    return keep(platform, connection.get(), call);
  }

  private Answer keep(BookingPlatform platform, BookingConnection connection, Call call)
      throws InterruptedException {
    Instant receivedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
    String outcome = "taken";
    SpecificRecord fact;
    String id;
    try {
      Notice notice = platform.read(call.body());
      id = eventId(connection, notice, receivedAt);
      if (recent.contains(id)) {
        count(platform, "duplicate");
        return TAKEN;
      }
      fact = received(platform, connection, notice, id, call, receivedAt);
    } catch (UntranslatableException e) {
      // Genuine and yet unreadable: sending it again would not help the platform.
      id = IdType.EVENT.next();
      fact = dead(platform, connection, call.body(), id, e, receivedAt);
      outcome = "unreadable";
    }
    try {
      sender.send(List.of(fact));
    } catch (KafkaUnavailableException e) {
      LOG.warn("{}", e.getMessage());
      count(platform, "unavailable");
      return Answer.comeAgain("The webhook could not be kept; send it again.");
    }
    recent.add(id);
    count(platform, outcome);
    return TAKEN;
  }

  /**
   * A platform's id of the event makes the same webhook the same fact. Without one, two webhooks of
   * the same bytes may tell of two changes, so each is a fact of its own; the translator drops what
   * turns out to be no change.
   */
  private static String eventId(BookingConnection connection, Notice notice, Instant receivedAt) {
    if (notice.deliveryId() == null) {
      return IdType.EVENT.at(receivedAt);
    }
    Instant at = notice.at() == null ? Instant.EPOCH : notice.at();
    return IdType.EVENT.derived(
        at, "webhook", connection.connectionId(), notice.type(), notice.deliveryId());
  }

  private static WebhookReceived received(
      BookingPlatform platform,
      BookingConnection connection,
      Notice notice,
      String id,
      Call call,
      Instant receivedAt) {
    return WebhookReceived.newBuilder()
        .setEventId(id)
        .setTenantId(connection.tenantId())
        .setProvider(platform.name())
        .setConnectionId(connection.connectionId())
        .setExternalId(notice.externalId())
        .setType(notice.type())
        .setReceivedAt(receivedAt)
        .setContentType(call.header("Content-Type"))
        .setBody(ByteBuffer.wrap(call.body()))
        .build();
  }

  private static DeadLetter dead(
      BookingPlatform platform,
      BookingConnection connection,
      byte[] body,
      String id,
      UntranslatableException why,
      Instant receivedAt) {
    return DeadLetter.newBuilder()
        .setEventId(id)
        .setTenantId(connection.tenantId())
        .setSource("webhooks/" + platform.name())
        .setReason(why.reason())
        .setCode(why.code())
        .setReceivedAt(receivedAt)
        .setPayload(ByteBuffer.wrap(body))
        .build();
  }

  private void count(BookingPlatform platform, String outcome) {
    counters.count(COUNTER, "provider", platform.name(), "outcome", outcome);
  }
}
