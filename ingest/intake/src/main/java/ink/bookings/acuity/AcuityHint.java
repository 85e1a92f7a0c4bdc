package ink.bookings.acuity;

import ink.bookings.UnreadableWebhookException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an Acuity webhook says.
 *
 * @param action e.g. {@code scheduled}; some accounts get {@code appointment.scheduled}
 * @param id of the appointment or order, digits
 */
record AcuityHint(String action, String id) {
  private static final Set<String> OF_APPOINTMENTS =
      Set.of("scheduled", "rescheduled", "canceled", "changed");
  private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

  static AcuityHint read(byte[] form) throws UnreadableWebhookException {
    Map<String, String> values = new HashMap<>();
    for (String pair : new String(form, StandardCharsets.UTF_8).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    String action = values.getOrDefault("action", "");
    String id = values.getOrDefault("id", "");
    if (action.isBlank() || !ID.matcher(id).matches()) {
      throw new UnreadableWebhookException(
          "An Acuity webhook is a form with an action and an id of digits.");
    }
    return new AcuityHint(action, id);
  }

  private static String decoded(String text) throws UnreadableWebhookException {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new UnreadableWebhookException("The form is not URL-encoded: " + e.getMessage() + ".");
    }
  }

  /** Whether an appointment changed; orders of products are none of ours. */
  boolean isOfAppointment() {
    return OF_APPOINTMENTS.contains(bareAction());
  }

  boolean saysCanceled() {
    return bareAction().equals("canceled");
  }

  private String bareAction() {
    return action.startsWith("appointment.") ? action.substring("appointment.".length()) : action;
  }
}
