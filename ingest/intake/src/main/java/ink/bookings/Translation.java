package ink.bookings;

import ink.bookings.BookingPlatform.Capability;
import ink.facts.BookingChanged;
import ink.facts.DeadLetter;
import ink.facts.WebhookReceived;
import ink.ids.IdType;
import ink.metrics.Counters;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/**
 * What becomes of one webhook: a changed booking, nothing (it is about something else, or nothing
 * changed), or a dead letter.
 */
public final class Translation {
  static final String SOURCE = "booking-webhooks";
  private static final String COUNTER = "ink_webhooks_translated_total";

  /** How long a platform is asked in vain; then a person should look. */
  private static final Duration GIVE_UP = Duration.ofHours(1);

  private final Map<String, BookingPlatform> platforms;
  private final BookingConnections connections;
  private final Counters counters;
  private final LastTold lastTold = new LastTold(50_000);

  public Translation(
      List<BookingPlatform> platforms, BookingConnections connections, Counters counters) {
    this.platforms =
        platforms.stream().collect(Collectors.toMap(BookingPlatform::name, Function.identity()));
    this.connections = connections;
    this.counters = counters;
  }

  /** Whether one look at the platform answers several webhooks about the same thing. */
  boolean isHint(WebhookReceived webhook) {
    BookingPlatform platform = platforms.get(webhook.getProvider());
    return platform != null && !platform.capabilities().contains(Capability.WHOLE_BOOKINGS);
  }

  /**
   * @param since when it was first tried
   * @throws PlatformAwayException when it is to be tried again
   */
  List<SpecificRecord> of(WebhookReceived webhook, Instant since, Instant now)
      throws PlatformAwayException, InterruptedException {
    try {
      Optional<BookingChanged> booking = translate(webhook);
      if (booking.isEmpty()) {
        count(webhook, "nothing-to-tell");
        return List.of();
      }
      if (isHint(webhook) && !lastTold.isNews(booking.get())) {
        count(webhook, "unchanged");
        return List.of();
      }
      count(webhook, "booking");
      return List.of(booking.get());
    } catch (UntranslatableException e) {
      count(webhook, "dead-letter");
      return List.of(deadLetter(webhook, e.code(), e.reason(), now));
    } catch (PlatformAwayException e) {
      if (since.plus(GIVE_UP).isAfter(now)) {
        count(webhook, "again-later");
        throw e;
      }
      count(webhook, "dead-letter");
      return List.of(deadLetter(webhook, "platform-away", e.getMessage() + " for an hour", now));
    }
  }

  /** Kafka has these. */
  void acknowledged(List<SpecificRecord> facts) {
    for (SpecificRecord fact : facts) {
      if (fact instanceof BookingChanged booking) {
        lastTold.told(booking);
      }
    }
  }

  private Optional<BookingChanged> translate(WebhookReceived webhook)
      throws UntranslatableException, PlatformAwayException, InterruptedException {
    BookingPlatform platform = platforms.get(webhook.getProvider());
    if (platform == null) {
      throw new UntranslatableException(
          "unknown-provider", "No platform " + webhook.getProvider() + " is known here");
    }
    try {
      BookingConnection connection =
          connections
              .find(webhook.getConnectionId())
              .orElseThrow(
                  () ->
                      new UntranslatableException(
                          "unknown-connection",
                          "The connection " + webhook.getConnectionId() + " is no more"));
      return platform.translate(webhook, connection);
    } catch (SQLException e) {
      throw new PlatformAwayException(
          "The database does not answer: " + e.getMessage(), Duration.ZERO);
    }
  }

  private static DeadLetter deadLetter(
      WebhookReceived webhook, String code, String reason, Instant now) {
    return DeadLetter.newBuilder()
        .setEventId(
            IdType.EVENT.derived(webhook.getReceivedAt(), SOURCE, webhook.getEventId(), code))
        .setTenantId(webhook.getTenantId())
        .setSource(SOURCE)
        .setReason(reason)
        .setCode(code)
        .setReceivedAt(now.truncatedTo(ChronoUnit.MICROS))
        .setPayload(webhook.getBody().duplicate())
        .build();
  }

  /** A record on the topic that is no webhook. */
  static DeadLetter unreadable(byte[] value, String id, String reason, Instant now) {
    return DeadLetter.newBuilder()
        .setEventId(IdType.EVENT.derived(Instant.EPOCH, SOURCE, id))
        .setTenantId("unknown")
        .setSource(SOURCE)
        .setReason(reason)
        .setCode("unreadable-fact")
        .setReceivedAt(now.truncatedTo(ChronoUnit.MICROS))
        .setPayload(ByteBuffer.wrap(value))
        .build();
  }

  private void count(WebhookReceived webhook, String outcome) {
    counters.count(COUNTER, "provider", webhook.getProvider(), "outcome", outcome);
  }
}
