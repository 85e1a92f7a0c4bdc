package ink.reports.demand;

import java.time.LocalDate;

/**
 * A week of a style taken apart: {@code people = trend · season · rest}.
 *
 * @param trend people, without season and chance
 * @param season factor of the time of year
 * @param rest factor that neither explains
 */
public record SeasonalPart(
    LocalDate start, String style, long people, double trend, double season, double rest) {}
