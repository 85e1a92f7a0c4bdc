package ink.reports.demand;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A style in a week of seven UTC days.
 *
 * @param people who were interested, each counted once
 * @param askers how many of them asked for a design of it; null: too few, or all but too few
 */
public record StyleWeek(LocalDate start, String style, long people, @Nullable Long askers) {}
