package ink.models.touchup;

import static org.assertj.core.api.Assertions.assertThat;

import ink.models.ageing.Wearer;
import ink.models.body.BodyPart;
import ink.models.skin.Ink;
import ink.models.skin.Skin;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtStamp;
import org.junit.jupiter.api.Test;

class ReminderCalendarTest {

  private static final Instant NOW = Instant.parse("2024-03-01T10:00:00Z");

  private static final Schedule SCHEDULE =
      Schedule.of(
          new Tattoo(
              LocalDate.of(2024, 2, 29),
              new Wearer(new Skin(.01), BodyPart.WRIST, 1, false),
              List.of(Ink.BLACK),
              5));

  private static String file() {
    return ReminderCalendar.of("des_\u00e9;1", SCHEDULE.reminders(), NOW);
  }

  @Test
  void anotherReaderFindsEveryDayAndItsReason() throws Exception {
    Calendar read = new CalendarBuilder().build(new StringReader(file()));

    assertThat(read.validate().hasErrors()).as("%s", read.validate().getEntries()).isFalse();
    List<VEvent> events = read.getComponents("VEVENT");
    assertThat(events).hasSameSizeAs(SCHEDULE.reminders());
    for (int i = 0; i < events.size(); i++) {
      VEvent event = events.get(i);
      Reminder reminder = SCHEDULE.reminders().get(i);
      assertThat(event.getRequiredProperty("UID").getValue())
          .startsWith("des_\u00e9;1-" + reminder.kind());
      assertThat(event.getDateTimeStart().getDate()).isEqualTo(reminder.day());
      assertThat(event.getDescription().getValue()).isEqualTo(reminder.reason());
      assertThat(event.getSummary().getValue()).isNotBlank();
      assertThat(event.<DtStamp>getRequiredProperty("DTSTAMP").getDate()).isEqualTo(NOW);
    }
  }

  /** Calendars that count octets refuse longer ones. */
  @Test
  void noLineIsLongerThanTheStandardAllows() {
    assertThat(file()).startsWith("BEGIN:VCALENDAR\r\n").endsWith("END:VCALENDAR\r\n");
    for (String line : file().split("\r\n")) {
      assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
    }
  }

  @Test
  void theSameRemindersAreTheSameFile() {
    assertThat(file()).isEqualTo(file());
  }
}
