package ink.models.touchup;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Reminders as an iCalendar file (RFC 5545). Events are whole days without a time zone: they are
 * days wherever the calendar's owner is.
 */
public final class Calendar {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private Calendar() {}

  /**
   * @param id of the tattoo; with it a calendar knows a moved event again
   * @param written now
   */
  public static String of(String id, List<Reminder> reminders, Instant written) {
    StringBuilder file = new StringBuilder();
    line(file, "BEGIN:VCALENDAR");
    line(file, "VERSION:2.0");
    line(file, "PRODID:-//INK SYNTHESIS//touch-ups//EN");
    int number = 0;
    for (Reminder reminder : reminders) {
      line(file, "BEGIN:VEVENT");
      line(file, "UID:" + escaped(id) + "-" + reminder.kind() + "-" + number++);
      line(file, "DTSTAMP:" + STAMP.format(written));
      line(file, "DTSTART;VALUE=DATE:" + DateTimeFormatter.BASIC_ISO_DATE.format(reminder.day()));
      line(file, "SUMMARY:" + summary(reminder.kind()));
      line(file, "DESCRIPTION:" + escaped(reminder.reason()));
      line(file, "TRANSP:TRANSPARENT");
      line(file, "END:VEVENT");
    }
    line(file, "END:VCALENDAR");
    return file.toString();
  }

  private static String summary(Reminder.Kind kind) {
    return switch (kind) {
      case AFTERCARE -> "Look after your tattoo";
      case HEALED_PHOTO -> "Photo of your healed tattoo";
      case YEARLY_PHOTO -> "Yearly photo of your tattoo";
      case TOUCH_UP_OPENS -> "Touch-up is possible";
      case TOUCH_UP_CLOSES -> "Last call for a free touch-up";
      case REVIEW -> "Have your tattoo looked at";
    };
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replace("\r\n", "\\n")
        .replace("\n", "\\n")
        .replace("\r", "");
  }

  /** Folded after 75 octets, never within a character. */
  private static void line(StringBuilder file, String text) {
    int octets = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      String character = Character.toString(text.codePointAt(i));
      int length = character.getBytes(StandardCharsets.UTF_8).length;
      if (octets + length > 75) {
        file.append("\r\n ");
        octets = 1;
      }
      file.append(character);
      octets += length;
    }
    file.append("\r\n");
  }
}
