package ink.api.usage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A month of a tenant's use.
 *
 * @param month as {@code 2026-11}, UTC
 * @param used generations with an image or still on their way
 * @param returned generations that ended without an image; they are not counted as used
 * @param limit generations that the plan includes; null: without limit
 * @param remaining generations that may still be asked for; null: without limit
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record UsageView(
    String object,
    String month,
    String plan,
    long used,
    long returned,
    @Nullable Long limit,
    @Nullable Long remaining,
    Instant resetsAt) {}
