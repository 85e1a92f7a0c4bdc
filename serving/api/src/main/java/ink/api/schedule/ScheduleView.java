package ink.api.schedule;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as the API shows it.
 *
 * @param report studio-week or studio-month
 * @param nextDueAt null: it never comes round again
 * @param trouble why it cannot come round; null: nothing is wrong
 */
record ScheduleView(
    String object,
    String id,
    String studioId,
    String report,
    @Nullable String weekday,
    @Nullable Integer monthday,
    String time,
    String timeZone,
    @Nullable String endsOn,
    List<String> recipients,
    @Nullable Instant nextDueAt,
    @Nullable String trouble) {
  ScheduleView {
    recipients = List.copyOf(recipients);
  }
}
