package ink.bookings;

import ink.events.Streams;
import ink.events.UnreadableFactException;
import ink.facts.BookingChanged;
import ink.facts.WebhookReceived;
import ink.ids.IdType;
import ink.intake.kafka.DeadLetters;
import ink.intake.kafka.Outgoing;
import ink.intake.kafka.Sha256;
import ink.intake.metrics.IntakeMetrics;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Turns a kept webhook into what it comes to: a {@code BookingChanged}, a dead letter or nothing.
 */
final class WebhookTranslator {
  private static final String SOURCE = Streams.WEBHOOK_RECEIVED.topic();
  private static final int REMEMBERED = 20_000;

  private final Map<String, BookingPlatform> platforms;
  private final BookingConnections connections;
  private final IntakeMetrics metrics;
  private final Clock clock;

  /** Hash of what was told last of a booking, for platforms that count no versions. */
  private final Map<String, String> lastTold =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** What a webhook comes to. */
  sealed interface Step {
    /** Done with it once these are kept. */
    record Done(List<Outgoing<?>> facts) implements Step {}

    /**
     * To be tried again.
     *
     * @param insteadOfRetrying a dead letter for when patience is over; empty where the fault is
     *     ours, for then every other webhook would fail, too
     */
    record Wait(String reason, Optional<Outgoing<?>> insteadOfRetrying) implements Step {}
  }

  WebhookTranslator(
      List<BookingPlatform> platforms,
      BookingConnections connections,
      IntakeMetrics metrics,
      Clock clock) {
    this.platforms =
        platforms.stream().collect(Collectors.toMap(BookingPlatform::name, Function.identity()));
    this.connections = connections;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Forgets what was told: from here on another process may have told more. */
  void forget() {
    lastTold.clear();
  }

  /**
   * @param place where the bytes stand, for the dead letter of what is no fact at all
   */
  Step translate(byte[] value, String place) {
    WebhookReceived webhook;
    try {
      webhook = Streams.WEBHOOK_RECEIVED.decode(value);
    } catch (UnreadableFactException e) {
      metrics.translation("unknown", "unreadable-fact");
      return new Step.Done(
          List.of(
              DeadLetters.of(
                  "unknown",
                  SOURCE,
                  place,
                  "unreadable-fact",
                  e.getMessage() + " (" + place + ")",
                  now(),
                  value)));
    }
    BookingPlatform platform = platforms.get(webhook.getProvider());
    if (platform == null) {
      return dead(
          webhook,
          value,
          "unknown-provider",
          "No platform " + webhook.getProvider() + " is known.");
    }
    Optional<BookingConnection> connection;
    try {
      connection = connections.find(webhook.getConnectionId());
    } catch (ConnectionsUnavailableException e) {
      return new Step.Wait(String.valueOf(e.getMessage()), Optional.empty());
    }
    return connection
        .map(found -> translate(platform, found, webhook, value))
        .orElseGet(
            () ->
                dead(
                    webhook,
                    value,
                    "unknown-connection",
                    "Connection " + webhook.getConnectionId() + " is no more."));
  }

  private Step translate(
      BookingPlatform platform, BookingConnection connection, WebhookReceived webhook, byte[] raw) {
    Translation translation = platform.translate(webhook, connection);
    if (translation instanceof Translation.Later later) {
      metrics.translation(platform.name(), "later");
      return new Step.Wait(
          later.reason(),
          Optional.of(letter(webhook, raw, "platform-unavailable", later.reason())));
    }
    if (translation instanceof Translation.Untranslatable untranslatable) {
      return dead(webhook, raw, untranslatable.code(), untranslatable.reason());
    }
    if (translation instanceof Translation.Told told) {
      return told(platform, told.booking(), webhook);
    }
    metrics.translation(platform.name(), "skipped");
    return new Step.Done(List.of());
  }

  /**
   * A version of a booking is one fact, however often it is told. Where there are no versions, an
   * appointment that is as it was told last makes no fact. One that was moved and moved back is as
   * it was told before last: so the content alone cannot be the id of the fact, the webhook that
   * led to it is part of it.
   */
  private Step told(BookingPlatform platform, BookingChanged booking, WebhookReceived webhook) {
    String from = booking.getConnectionId();
    String external = booking.getExternalBookingId();
    if (platform.capabilities().contains(Capability.VERSIONED_BOOKINGS)) {
      booking.setEventId(
          IdType.EVENT.derived(
              Instant.EPOCH,
              "booking",
              from,
              external,
              Long.toString(booking.getExternalVersion())));
    } else {
      String content = content(booking);
      if (content.equals(lastTold.put(booking.getBookingId(), content))) {
        metrics.translation(platform.name(), "unchanged");
        return new Step.Done(List.of());
      }
      booking.setEventId(
          IdType.EVENT.derived(
              Instant.EPOCH, "booking", from, external, webhook.getEventId(), content));
    }
    metrics.translation(platform.name(), "translated");
    return new Step.Done(List.of(new Outgoing<>(Streams.BOOKING_CHANGED, booking)));
  }

  /** Hash of what a booking is, without when we heard of it. */
  private static String content(BookingChanged booking) {
    BookingChanged timeless =
        BookingChanged.newBuilder(booking)
            .setEventId("")
            .setExternalVersion(0)
            .setChangedAt(Instant.EPOCH)
            .setReceivedAt(Instant.EPOCH)
            .build();
    return Sha256.hex(Streams.BOOKING_CHANGED.encode(timeless));
  }

  private Step dead(WebhookReceived webhook, byte[] raw, String code, String reason) {
    metrics.translation(webhook.getProvider(), code);
    return new Step.Done(List.of(letter(webhook, raw, code, reason)));
  }

  private Outgoing<?> letter(WebhookReceived webhook, byte[] raw, String code, String reason) {
    return DeadLetters.of(
        webhook.getTenantId(), SOURCE, webhook.getEventId(), code, reason, now(), raw);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
