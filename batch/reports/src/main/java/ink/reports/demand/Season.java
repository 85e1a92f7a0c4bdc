package ink.reports.demand;

import java.time.LocalDate;

/**
 * The yearly wave of a style's demand.
 *
 * @param height what the peak has over the year's middle; 0.25 is a quarter more
 * @param peakDay day of the year of the peak, 1 to 366
 * @param marginDays how far the true peak may lie from it, on either side; those of all styles hold
 *     together with 95 %
 */
public record Season(String style, double height, double peakDay, double marginDays) {
  private static final int ANY_YEAR = 2025;

  /** The day of the peak, in any year. */
  public LocalDate peak() {
    int day = (int) Math.max(1, Math.min(365, Math.round(peakDay)));
    return LocalDate.ofYearDay(ANY_YEAR, day);
  }
}
