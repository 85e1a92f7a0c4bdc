package ink.api.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ink.api.http.Json;
import ink.api.http.ProblemException;
import ink.http.Problem;
import ink.state.Recurrence;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as asked for: {@code {"weekday": "monday", "time": "08:00", "time_zone":
 * "Europe/Berlin", "recipients": ["mara@example.com"]}}; or {@code monthday}, 1 to 31, instead of a
 * weekday; and {@code ends_on}, a date.
 */
record ScheduleBody(Recurrence recurrence, List<String> recipients) {
  private static final Set<String> MEMBERS =
      Set.of("weekday", "monthday", "time", "time_zone", "ends_on", "recipients");
  private static final int MOST_RECIPIENTS = 20;

  ScheduleBody {
    recipients = List.copyOf(recipients);
  }

  /**
   * The schedule in a body.
   *
   * @throws ProblemException 400 when it is no JSON object, 422 when something in it is wrong or it
   *     would never come round
   */
  static ScheduleBody parse(byte[] json, Instant now) {
    return new Reader(Json.object(json)).schedule(now);
  }

  /** Notes all that is wrong before it complains. */
  private static final class Reader {
    private final ObjectNode body;
    private Problem problem =
        Problem.of(
            422,
            "invalid-request",
            "The request is not valid",
            "Mend the members that \"errors\" points to.");

    Reader(ObjectNode body) {
      this.body = body;
    }

    ScheduleBody schedule(Instant now) {
      for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
        String name = names.next();
        if (!MEMBERS.contains(name)) {
          wrong(name, "is not a member that this request has");
        }
      }
      @Nullable DayOfWeek weekday = weekday();
      @Nullable Integer monthday = monthday();
      if (body.has("weekday") == body.has("monthday")) {
        wrong("weekday", "must be given, or monthday, but not both");
      }
      @Nullable LocalTime time = time();
      @Nullable ZoneId zone = zone();
      @Nullable LocalDate endsOn = endsOn();
      List<String> recipients = recipients();
      if (!problem.errors().isEmpty() || time == null || zone == null) {
        throw new ProblemException(problem);
      }
      Recurrence recurrence = new Recurrence(weekday, monthday, time, zone, endsOn);
      if (recurrence.next(now).isEmpty()) {
        wrong("ends_on", "is before the schedule comes round, so that it never would");
        throw new ProblemException(problem);
      }
      return new ScheduleBody(recurrence, recipients);
    }

    private void wrong(String name, String detail) {
      problem = problem.withError("/" + name, detail);
    }

    private @Nullable String text(String name) {
      JsonNode value = body.get(name);
      return value == null || !value.isTextual() ? null : value.textValue();
    }

    private @Nullable DayOfWeek weekday() {
      if (!body.has("weekday")) {
        return null;
      }
      String text = text("weekday");
      for (DayOfWeek day : DayOfWeek.values()) {
        if (day.name().toLowerCase(Locale.ROOT).equals(text)) {
          return day;
        }
      }
      wrong("weekday", "must be a day's name, as in monday");
      return null;
    }

    private @Nullable Integer monthday() {
      JsonNode value = body.get("monthday");
      if (value == null) {
        return null;
      }
      if (!value.isInt() || value.intValue() < 1 || value.intValue() > 31) {
        wrong("monthday", "must be a whole number from 1 to 31");
        return null;
      }
      return value.intValue();
    }

    private @Nullable LocalTime time() {
      String text = text("time");
      if (text != null && text.matches("([01]\\d|2[0-3]):[0-5]\\d")) {
        return LocalTime.parse(text);
      }
      wrong("time", "must be a time of day, as in 08:00");
      return null;
    }

    private @Nullable ZoneId zone() {
      String text = text("time_zone");
      try {
        if (text != null) {
          return Recurrence.zone(text);
        }
        wrong("time_zone", "must be a time zone, as in Europe/Berlin");
      } catch (IllegalArgumentException e) {
        wrong("time_zone", String.valueOf(e.getMessage()));
      }
      return null;
    }

    private @Nullable LocalDate endsOn() {
      if (!body.has("ends_on") || body.get("ends_on").isNull()) {
        return null;
      }
      try {
        return LocalDate.parse(String.valueOf(text("ends_on")));
      } catch (DateTimeException e) {
        wrong("ends_on", "must be a date, as in 2026-12-31");
        return null;
      }
    }

    private List<String> recipients() {
      List<String> recipients = new ArrayList<>();
      JsonNode value = body.path("recipients");
      for (int i = 0; i < value.size(); i++) {
        String text = value.get(i).asText();
        if (text.length() > 254
            || !text.matches("[^@\\s<>,;\"]+@[^@\\s<>,;\"]+\\.[^@\\s<>,;\".]+")) {
          wrong("recipients/" + i, "must be a mail address");
        } else if (!recipients.contains(text)) {
          recipients.add(text);
        }
      }
      if (!value.isArray() || value.isEmpty() || value.size() > MOST_RECIPIENTS) {
        wrong("recipients", "must be a list of 1 to " + MOST_RECIPIENTS + " mail addresses");
      }
      return recipients;
    }
  }
}
