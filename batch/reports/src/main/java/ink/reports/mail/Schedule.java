package ink.reports.mail;

import ink.reports.studio.Span;
import ink.state.Recurrence;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a studio's report is mailed, and to whom.
 *
 * @param brandName the sender's name; null: none but the address
 * @param recurrence null: it cannot come round, see {@code trouble}
 * @param trouble why not, in a sentence; null: nothing is wrong
 */
record Schedule(
    String scheduleId,
    String tenantId,
    String studioId,
    @Nullable String brandName,
    @Nullable Recurrence recurrence,
    @Nullable String trouble,
    List<String> recipients,
    Instant createdAt) {
  Schedule {
    recipients = List.copyOf(recipients);
  }

  /** What it reports when it comes round at {@code at}: the last week or month, by its clock. */
  Span span(Instant at) {
    Recurrence comes = Objects.requireNonNull(recurrence, "a schedule that comes round");
    return Span.lastOver(
        comes.weekday() == null ? Span.Unit.MONTH : Span.Unit.WEEK, at, comes.zone());
  }

  /** The last time it came round since it was made; what was before that nobody waits for. */
  Optional<Instant> lastDue(Instant now) {
    return recurrence == null ? Optional.empty() : recurrence.last(createdAt, now);
  }
}
