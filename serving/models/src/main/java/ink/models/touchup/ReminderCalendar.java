package ink.models.touchup;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Transp;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * Reminders as an iCalendar file (RFC 5545). Events are whole days without a time zone: they are
 * days wherever the calendar's owner is.
 */
public final class ReminderCalendar {

  private ReminderCalendar() {}

  /**
   * @param id of the tattoo; with it a calendar knows a moved event again
   * @param written now
   */
  public static String of(String id, List<Reminder> reminders, Instant written) {
    Calendar calendar = new Calendar();
    calendar.add(new ProdId("-//INK SYNTHESIS//touch-ups//EN"));
    calendar.add(ImmutableVersion.VERSION_2_0);
    int number = 0;
    for (Reminder reminder : reminders) {
      VEvent event = new VEvent(false);
      event.add(new Uid(id + "-" + reminder.kind() + "-" + number++));
      event.add(new DtStamp(written));
      event.add(new DtStart<>(reminder.day()));
      event.add(new Summary(summary(reminder.kind())));
      event.add(new Description(reminder.reason()));
      event.add(new Transp(new ParameterList(), Transp.VALUE_TRANSPARENT));
      calendar.add(event);
    }
    StringWriter file = new StringWriter();
    try {
      new CalendarOutputter().output(calendar, file);
    } catch (IOException e) {
      throw new UncheckedIOException("a calendar in memory could not be written", e);
    }
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
}
