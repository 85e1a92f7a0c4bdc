package ink.bookings.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import ink.bookings.acuity.AcuitySignature;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An appointment at Acuity, as its API writes it, and the webhook that hints at it.
 *
 * @param price with two decimals, e.g. {@code 120.00}
 * @param calendarId the artist's calendar
 * @param formAnswer what the client wrote into the studio's form
 */
public record SimulatedAcuityAppointment(
    long id,
    OffsetDateTime datetime,
    int minutes,
    String price,
    long calendarId,
    String email,
    String notes,
    String formAnswer,
    boolean canceled,
    boolean noShow) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssZ");

  /** The same, cancelled. */
  public SimulatedAcuityAppointment cancel(boolean byNotComing) {
    return new SimulatedAcuityAppointment(
        id, datetime, minutes, price, calendarId, email, notes, formAnswer, true, byNotComing);
  }

  /** The same at another time. */
  public SimulatedAcuityAppointment rescheduled(OffsetDateTime to) {
    return new SimulatedAcuityAppointment(
        id, to, minutes, price, calendarId, email, notes, formAnswer, canceled, noShow);
  }

  public byte[] json() {
    Map<String, Object> appointment = new LinkedHashMap<>();
    appointment.put("id", id);
    appointment.put("email", email);
    appointment.put("datetime", datetime.format(TIME));
    appointment.put("price", price);
    appointment.put("paid", "no");
    appointment.put("amountPaid", "0.00");
    appointment.put("type", "Tattoo session");
    appointment.put("duration", String.valueOf(minutes));
    appointment.put("calendar", "Calendar " + calendarId);
    appointment.put("calendarID", calendarId);
    appointment.put("canceled", canceled);
    appointment.put("noShow", noShow);
    appointment.put("notes", notes);
    appointment.put("timezone", "America/New_York");
    appointment.put(
        "forms",
        List.of(
            Map.of(
                "id",
                1,
                "name",
                "Your tattoo",
                "values",
                List.of(Map.of("id", 1, "fieldID", 1, "name", "Design", "value", formAnswer)))));
    try {
      return JSON.writeValueAsBytes(appointment);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The webhook's body.
   *
   * @param action scheduled, rescheduled, canceled or changed
   */
  public byte[] webhook(String action) {
    return ("action=" + action + "&id=" + id + "&calendarID=" + calendarId + "&appointmentTypeID=1")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The headers Acuity sends with a webhook. */
  public static Map<String, String> headers(String apiKey, byte[] webhook) {
    return Map.of(
        "Content-Type",
        "application/x-www-form-urlencoded",
        AcuitySignature.HEADER,
        AcuitySignature.sign(apiKey, webhook));
  }
}
