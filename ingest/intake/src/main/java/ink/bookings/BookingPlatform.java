package ink.bookings;

import ink.door.Call;
import ink.facts.BookingChanged;
import ink.facts.WebhookReceived;
import java.util.Optional;
import java.util.Set;

/** What the house must know of a booking platform. One package each; this is the seam. */
public interface BookingPlatform {

  /** What a platform can do; what it cannot is never pretended. */
  enum Capability {
    /** Its webhooks are signed. */
    SIGNED_WEBHOOKS,
    /** A webhook carries the whole booking; otherwise it only hints and the booking is fetched. */
    WHOLE_BOOKINGS,
    /** A webhook has an id, the same when it is sent again. */
    DELIVERY_IDS,
    /** A booking has a version that grows. */
    VERSIONS
  }

  /** As in {@code booking_connections.provider} and in the webhook's path. */
  String name();

  Set<Capability> capabilities();

  /** Whether the platform itself made the call. Takes the same time whatever is wrong. */
  boolean isGenuine(BookingConnection connection, Call call);

  /**
   * What a genuine webhook speaks of.
   *
   * @throws UntranslatableException when that cannot be told
   */
  Notice read(byte[] body) throws UntranslatableException;

  /**
   * The booking as it is now; empty when the webhook is not about a booking or tells nothing new.
   *
   * @throws UntranslatableException when no repetition would help
   * @throws PlatformAwayException when it may be tried again
   */
  Optional<BookingChanged> translate(WebhookReceived webhook, BookingConnection connection)
      throws UntranslatableException, PlatformAwayException, InterruptedException;
}
