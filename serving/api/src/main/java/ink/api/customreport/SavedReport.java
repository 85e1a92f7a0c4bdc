package ink.api.customreport;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report as it is kept and told.
 *
 * @param report the wish, as it was sent
 * @param every day, week or month; null: only when asked
 */
record SavedReport(
    String id,
    String object,
    String name,
    JsonNode report,
    @Nullable String every,
    @Nullable Instant nextRunAt,
    Instant createdAt) {}
