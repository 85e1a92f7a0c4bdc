package ink.api.schedule;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What became of a mail.
 *
 * @param state sending, sent, waiting (it is tried again), refused (the recipient's server will not
 *     have it), failed (given up) or unknown (it may have arrived, and is not sent again)
 * @param detail what the mail server said
 */
record DeliveryView(
    String object,
    String scheduleId,
    LocalDate periodStart,
    String recipient,
    String state,
    int attempts,
    @Nullable Instant nextAttemptAt,
    @Nullable Instant sentAt,
    String runId,
    @Nullable String detail) {}
