package ink.bookings.square;

import ink.bookings.BookingConnection;
import ink.bookings.BookingPlatform;
import ink.bookings.DesignReference;
import ink.bookings.Notice;
import ink.bookings.Signatures;
import ink.bookings.UntranslatableException;
import ink.bookings.square.SquareEvent.Booking;
import ink.bookings.square.SquareEvent.Segment;
import ink.door.Call;
import ink.facts.BookingChanged;
import ink.facts.WebhookReceived;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Square Appointments. A booking's event carries the whole booking with a version that grows, so a
 * late or repeated event is known by it. A booking has no end: its segments, each with its
 * intermission, follow one another.
 */
public final class Square implements BookingPlatform {
  private static final Set<String> BOOKING_EVENTS = Set.of("booking.created", "booking.updated");
  private static final Set<String> STATUSES =
      Set.of(
          "pending",
          "accepted",
          "declined",
          "cancelled_by_customer",
          "cancelled_by_seller",
          "no_show");

  /** A week; more is no appointment. */
  private static final int LONGEST_MINUTES = 7 * 24 * 60;

  @Override
  public String name() {
    return "square";
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(
        Capability.SIGNED_WEBHOOKS,
        Capability.WHOLE_BOOKINGS,
        Capability.DELIVERY_IDS,
        Capability.VERSIONS);
  }

  @Override
  public boolean isGenuine(BookingConnection connection, Call call) {
    return Signatures.equal(
        SquareSignature.sign(connection.secret(), connection.notificationUrl(), call.body()),
        call.header(SquareSignature.HEADER));
  }

  /** The id in {@code data.id} is {@code BOOKING:VERSION} for bookings, else the thing's own. */
  @Override
  public Notice read(byte[] body) throws UntranslatableException {
    SquareEvent event = SquareEvent.of(body);
    String type = SquareEvent.required(event.type(), "type");
    String id = SquareEvent.required(event.data() == null ? null : event.data().id(), "data.id");
    int colon = type.startsWith("booking.") ? id.indexOf(':') : -1;
    return new Notice(
        colon > 0 ? id.substring(0, colon) : id,
        type,
        SquareEvent.required(event.eventId(), "event_id"),
        event.createdAt() == null ? null : SquareEvent.time(event.createdAt(), "created_at"));
  }

  @Override
  public Optional<BookingChanged> translate(WebhookReceived webhook, BookingConnection connection)
      throws UntranslatableException {
    if (!BOOKING_EVENTS.contains(webhook.getType())) {
      return Optional.empty();
    }
    SquareEvent event = SquareEvent.of(bytes(webhook));
    Booking booking =
        event.data() == null || event.data().object() == null
            ? null
            : event.data().object().booking();
    if (booking == null) {
      throw malformed("The event has no data.object.booking");
    }
    String externalId = SquareEvent.required(booking.id(), "booking.id");
    Long version = booking.version();
    if (version == null || version < 0) {
      throw malformed("The booking has no version");
    }
    Instant changedAt = SquareEvent.time(booking.updatedAt(), "booking.updated_at");
    List<String> notes =
        Stream.of(booking.customerNote(), booking.sellerNote())
            .filter(note -> note != null && !note.isBlank())
            .map(Objects::requireNonNull)
            .toList();
    return Optional.of(
        BookingChanged.newBuilder()
            .setEventId(connection.bookingChangedId(externalId, version, changedAt))
            .setTenantId(connection.tenantId())
            .setBookingId(connection.bookingId(externalId))
            .setProvider(name())
            .setConnectionId(connection.connectionId())
            .setExternalBookingId(externalId)
            .setExternalVersion(version)
            .setChangedAt(changedAt)
            .setReceivedAt(webhook.getReceivedAt())
            .setStatus(status(booking))
            .setStartsAt(SquareEvent.time(booking.startAt(), "booking.start_at"))
            .setDurationMinutes(minutes(segments(booking)))
            .setStudioId(connection.studioId())
            .setExternalStaffId(staff(segments(booking)))
            .setExternalCustomerId(booking.customerId())
            .setNote(notes.isEmpty() ? null : String.join("\n", notes))
            .setDesignRef(DesignReference.in(notes))
            .build());
  }

  private static String status(Booking booking) throws UntranslatableException {
    String status =
        SquareEvent.required(booking.status(), "booking.status").toLowerCase(Locale.ROOT);
    if (!STATUSES.contains(status)) {
      throw new UntranslatableException(
          "unknown-status", "Square's status " + booking.status() + " is not known here");
    }
    return status;
  }

  private static List<Segment> segments(Booking booking) throws UntranslatableException {
    List<@Nullable Segment> segments = booking.appointmentSegments();
    if (segments == null) {
      throw malformed("The booking has no appointment_segments");
    }
    return segments.stream().filter(Objects::nonNull).map(Objects::requireNonNull).toList();
  }

  private static int minutes(List<Segment> segments) throws UntranslatableException {
    long sum = 0;
    for (Segment segment : segments) {
      long duration = segment.durationMinutes() == null ? 0 : segment.durationMinutes();
      long intermission = segment.intermissionMinutes() == null ? 0 : segment.intermissionMinutes();
      if (duration < 0 || intermission < 0) {
        throw malformed("A segment of the booking has a negative length");
      }
      sum += duration + intermission;
    }
    if (sum > LONGEST_MINUTES) {
      throw malformed("The booking lasts " + sum + " minutes");
    }
    return (int) sum;
  }

  private static @Nullable String staff(List<Segment> segments) {
    return segments.isEmpty() ? null : segments.get(0).teamMemberId();
  }

  private static byte[] bytes(WebhookReceived webhook) {
    byte[] bytes = new byte[webhook.getBody().remaining()];
    webhook.getBody().duplicate().get(bytes);
    return bytes;
  }

  private static UntranslatableException malformed(String reason) {
    return new UntranslatableException(SquareEvent.MALFORMED, reason);
  }
}
