package ink.bookings.acuity;

import ink.bookings.BookingConnection;
import ink.bookings.BookingPlatform;
import ink.bookings.Capability;
import ink.bookings.Translation;
import ink.bookings.UnreadableWebhookException;
import ink.bookings.Webhook;
import ink.facts.WebhookReceived;
import ink.ids.IdType;
import ink.intake.http.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Acuity's webhooks: a form that says which appointment changed, not how. It has neither an id nor
 * a time, and a second change of an appointment is told in the same bytes as the first. So two
 * calls alike cannot be told apart, and dropping one as a repetition might lose a change: every
 * call is kept under an id of its own, and it is the appointment fetched after it that is compared.
 */
public final class AcuityPlatform implements BookingPlatform {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final AcuityAppointments appointments;

  public AcuityPlatform(AcuityHosts hosts) {
    this(hosts, PATIENCE);
  }

  AcuityPlatform(AcuityHosts hosts, Duration patience) {
    this.appointments = new AcuityAppointments(hosts, patience);
  }

  @Override
  public String name() {
    return "acuity";
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of();
  }

  @Override
  public boolean signed(Call call, byte[] body, BookingConnection connection) {
    return AcuitySignature.matches(connection.secret(), body, call.header(AcuitySignature.HEADER));
  }

  @Override
  public Webhook read(byte[] body, BookingConnection connection, Instant receivedAt)
      throws UnreadableWebhookException {
    AcuityHint hint = AcuityHint.read(body);
    return new Webhook(IdType.EVENT.at(receivedAt), hint.id(), hint.action());
  }

  @Override
  public Translation translate(WebhookReceived webhook, BookingConnection connection) {
    AcuityHint hint = new AcuityHint(webhook.getType(), webhook.getExternalId());
    if (!hint.isOfAppointment()) {
      return new Translation.Skipped(webhook.getType());
    }
    AcuityAppointments.Fetched fetched = appointments.fetch(connection, hint.id());
    if (fetched instanceof AcuityAppointments.Fetched.Unanswered unanswered) {
      return new Translation.Later(unanswered.reason());
    }
    if (fetched instanceof AcuityAppointments.Fetched.Refused refused) {
      return new Translation.Untranslatable(refused.code(), refused.reason());
    }
    try {
      byte[] json = ((AcuityAppointments.Fetched.Found) fetched).json();
      return new Translation.Told(AcuityAppointment.read(json, hint, webhook, connection));
    } catch (UnreadableWebhookException e) {
      return new Translation.Untranslatable(
          "unreadable-appointment", String.valueOf(e.getMessage()));
    }
  }
}
