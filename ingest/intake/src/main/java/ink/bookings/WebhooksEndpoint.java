package ink.bookings;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import ink.events.Streams;
import ink.facts.WebhookReceived;
import ink.http.Problem;
import ink.ids.IdType;
import ink.intake.http.Answer;
import ink.intake.http.Call;
import ink.intake.http.Endpoint;
import ink.intake.http.ProblemException;
import ink.intake.kafka.DeadLetters;
import ink.intake.kafka.Facts;
import ink.intake.kafka.FactsNotWrittenException;
import ink.intake.kafka.Outgoing;
import ink.intake.metrics.IntakeMetrics;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /webhooks/{provider}/{connection_id}}: checks the signature over the raw bytes, keeps
 * the body as it came and answers 200, within the 10 s that platforms wait. What it means is found
 * out later. Whatever a repetition may mend is answered 503, so that the platform repeats it.
 */
public final class WebhooksEndpoint implements Endpoint {
  public static final String PATH = "/webhooks/";
  static final int MOST_BYTES = 256 * 1024;
  private static final int REMEMBERED = 50_000;
  private static final Logger LOG = LoggerFactory.getLogger(WebhooksEndpoint.class);

  private final Map<String, BookingPlatform> platforms;
  private final BookingConnections connections;
  private final Facts facts;
  private final IntakeMetrics metrics;
  private final Clock clock;

  /** Ids of webhooks that Kafka has. Saves work only: readers drop a repeated id anyway. */
  private final Cache<String, Boolean> kept =
      Caffeine.newBuilder().maximumSize(REMEMBERED).executor(Runnable::run).build();

  /** The answer's body: kept, repeated, or unreadable (kept as a dead letter). */
  record Receipt(String outcome) {}

  public WebhooksEndpoint(
      List<BookingPlatform> platforms,
      BookingConnections connections,
      Facts facts,
      IntakeMetrics metrics,
      Clock clock) {
    this.platforms =
        platforms.stream().collect(Collectors.toMap(BookingPlatform::name, Function.identity()));
    this.connections = connections;
    this.facts = facts;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public Answer answer(Call call) throws ProblemException {
    String[] parts = call.path().substring(PATH.length()).split("/", -1);
    BookingPlatform platform = parts.length == 2 ? platforms.get(parts[0]) : null;
    if (platform == null) {
      throw ProblemException.notFound(
          "Webhooks come to /webhooks/{provider}/{connection_id}; providers are "
              + platforms.keySet().stream().sorted().toList()
              + ".");
    }
    try {
      String outcome = take(platform, parts[1], call);
      metrics.webhook(platform.name(), outcome);
      return Answer.json(200, new Receipt(outcome));
    } catch (ProblemException e) {
      metrics.webhook(platform.name(), e.problem().code());
      throw e;
    }
  }

  private String take(BookingPlatform platform, String connectionId, Call call)
      throws ProblemException {
    if (!"POST".equals(call.method())) {
      throw ProblemException.onlyPost();
    }
    BookingConnection connection = connection(platform, connectionId);
    byte[] body = call.body(MOST_BYTES);
    if (!platform.signed(call, body, connection)) {
      LOG.warn("{}: a webhook with a wrong signature", connection);
      throw new ProblemException(
          Problem.of(
              401,
              "wrong-signature",
              "Wrong signature",
              "The body is not signed with this connection's secret. When the platform's key or"
                  + " URL changed, change the connection."));
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Webhook webhook;
    try {
      webhook = platform.read(body, connection, now);
    } catch (UnreadableWebhookException e) {
      LOG.warn("{}: an unreadable webhook: {}", connection, e.getMessage());
      // The platform would only send the same again, so this is a success for it.
      write(
          DeadLetters.of(
              connection.tenantId(),
              "webhooks." + platform.name(),
              connection.connectionId(),
              "unreadable-webhook",
              String.valueOf(e.getMessage()),
              now,
              body));
      return "unreadable";
    }
    boolean identified = platform.capabilities().contains(Capability.IDENTIFIED_WEBHOOKS);
    if (identified && kept.getIfPresent(webhook.eventId()) != null) {
      return "repeated";
    }
    write(new Outgoing<>(Streams.WEBHOOK_RECEIVED, fact(call, body, connection, webhook, now)));
    if (identified) {
      kept.put(webhook.eventId(), true);
    }
    return "kept";
  }

  private BookingConnection connection(BookingPlatform platform, String connectionId)
      throws ProblemException {
    Optional<BookingConnection> connection;
    try {
      connection =
          IdType.CONNECTION.matches(connectionId)
              ? connections.find(connectionId)
              : Optional.empty();
    } catch (ConnectionsUnavailableException e) {
      LOG.error("a webhook to {} is refused for now: {}", connectionId, e.getMessage());
      throw ProblemException.unavailable("The signature cannot be checked now. Send it again.");
    }
    return connection
        .filter(found -> found.provider().equals(platform.name()))
        .orElseThrow(
            () ->
                ProblemException.notFound(
                    "No studio has this connection to " + platform.name() + "."));
  }

  private static WebhookReceived fact(
      Call call, byte[] body, BookingConnection connection, Webhook webhook, Instant now) {
    String contentType = call.header("Content-Type");
    return WebhookReceived.newBuilder()
        .setEventId(webhook.eventId())
        .setTenantId(connection.tenantId())
        .setProvider(connection.provider())
        .setConnectionId(connection.connectionId())
        .setExternalId(webhook.externalId())
        .setType(webhook.type())
        .setReceivedAt(now)
        .setContentType(contentType == null ? "application/octet-stream" : contentType)
        .setBody(ByteBuffer.wrap(body))
        .build();
  }

  private void write(Outgoing<?> fact) throws ProblemException {
    try {
      facts.write(List.of(fact));
    } catch (FactsNotWrittenException e) {
      LOG.warn("a webhook is refused for now: {}", e.getMessage());
      throw ProblemException.unavailable("Webhooks cannot be kept now. Send it again.");
    }
  }
}
