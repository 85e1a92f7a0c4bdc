package ink.bookings.acuity;

import ink.bookings.BookingConnection;
import ink.bookings.BookingPlatform;
import ink.bookings.DesignReference;
import ink.bookings.Notice;
import ink.bookings.PlatformAwayException;
import ink.bookings.Signatures;
import ink.bookings.UntranslatableException;
import ink.door.Call;
import ink.facts.BookingChanged;
import ink.facts.WebhookReceived;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Acuity Scheduling. Its webhooks only hint that an appointment changed, have no id and no time,
 * and may be repeated by anybody who saw one; so a hint makes us fetch the appointment, and what
 * counts is whether that differs from what was told before.
 *
 * <p>Acuity counts no versions. The arrival of the hint, in microseconds, is the version: hints of
 * an appointment are handled in the order they arrived, each with an appointment fetched later than
 * the one before, and a hint handled again after a crash has the same version again.
 */
public final class Acuity implements BookingPlatform {
  private static final Set<String> CHANGES =
      Set.of("scheduled", "rescheduled", "canceled", "changed");

  private final AcuityApi api;

  public Acuity(AcuityConfig config) {
    this.api = new AcuityApi(config);
  }

  @Override
  public String name() {
    return "acuity";
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.SIGNED_WEBHOOKS);
  }

  @Override
  public boolean isGenuine(BookingConnection connection, Call call) {
    return Signatures.equal(
        AcuitySignature.sign(connection.secret(), call.body()),
        call.header(AcuitySignature.HEADER));
  }

  /** {@code action=scheduled&id=123&…}; some write {@code appointment.scheduled}. */
  @Override
  public Notice read(byte[] body) throws UntranslatableException {
    Map<String, String> form = form(body);
    String action = form.getOrDefault("action", "");
    String id = form.getOrDefault("id", "");
    if (action.isBlank() || action.length() > 100 || !id.matches("\\d{1,18}")) {
      throw new UntranslatableException(
          "malformed-webhook", "The body is no form with an action and the number of a thing");
    }
    String type =
        action.startsWith("appointment.") ? action.substring("appointment.".length()) : action;
    return new Notice(id, type, null, null);
  }

  private static Map<String, String> form(byte[] body) throws UntranslatableException {
    Map<String, String> form = new HashMap<>();
    for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        try {
          form.putIfAbsent(
              URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
              URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
          throw new UntranslatableException(
              "malformed-webhook", "The body is no form: " + e.getMessage());
        }
      }
    }
    return form;
  }

  @Override
  public Optional<BookingChanged> translate(WebhookReceived webhook, BookingConnection connection)
      throws UntranslatableException, PlatformAwayException, InterruptedException {
    if (!CHANGES.contains(webhook.getType())) {
      return Optional.empty();
    }
    String id = webhook.getExternalId();
    AcuityAppointment appointment = AcuityAppointment.of(api.appointment(connection, id));
    if (appointment.id() == null || !id.equals(String.valueOf(appointment.id()))) {
      throw new UntranslatableException(
          AcuityAppointment.MALFORMED, "Acuity answered with another appointment");
    }
    return Optional.of(booking(webhook, connection, appointment));
  }

  private BookingChanged booking(
      WebhookReceived webhook, BookingConnection connection, AcuityAppointment appointment)
      throws UntranslatableException {
    Instant hintedAt = webhook.getReceivedAt();
    long version = ChronoUnit.MICROS.between(Instant.EPOCH, hintedAt);
    String id = webhook.getExternalId();
    String notes = appointment.notes();
    return BookingChanged.newBuilder()
        .setEventId(connection.bookingChangedId(id, version, hintedAt))
        .setTenantId(connection.tenantId())
        .setBookingId(connection.bookingId(id))
        .setProvider(name())
        .setConnectionId(connection.connectionId())
        .setExternalBookingId(id)
        .setExternalVersion(version)
        .setChangedAt(hintedAt)
        .setReceivedAt(hintedAt)
        .setStatus(status(webhook, appointment))
        .setStartsAt(appointment.startsAt())
        .setDurationMinutes(appointment.minutes())
        .setStudioId(connection.studioId())
        .setExternalStaffId(
            appointment.calendarID() == null ? null : String.valueOf(appointment.calendarID()))
        .setExternalCustomerId(customer(appointment))
        .setNote(notes == null || notes.isBlank() ? null : notes)
        .setDesignRef(DesignReference.in(appointment.texts()))
        .setPriceMinor(appointment.priceMinor())
        .build();
  }

  /** Acuity does not say who cancelled; most who do are customers. */
  private static String status(WebhookReceived webhook, AcuityAppointment appointment) {
    if (Boolean.TRUE.equals(appointment.noShow())) {
      return "no_show";
    }
    boolean canceled =
        appointment.canceled() == null
            ? webhook.getType().equals("canceled")
            : appointment.canceled();
    return canceled ? "cancelled_by_customer" : "accepted";
  }

  /** Acuity gives clients no id; it knows them by their address. */
  private static @Nullable String customer(AcuityAppointment appointment) {
    String email = appointment.email();
    return email == null || email.isBlank()
        ? null
        : email.strip().toLowerCase(java.util.Locale.ROOT);
  }
}
