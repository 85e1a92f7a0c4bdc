package ink.dispatch.queue;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who waits can be told.
 *
 * @param position how many of its lane go before it, as things stand; later requests of tenants
 *     that asked for less may still go before it, too
 * @param answerIn time to its answer at the speed measured last; null before anything was measured
 */
public record Forecast(int position, @Nullable Duration answerIn) {}
