package ink.reports.insight;

/**
 * What became of designs.
 *
 * @param designs made in the period
 * @param approved by the client in the app, or by booking
 * @param booked at least one booking followed that was not declined
 * @param kept at least one was kept
 * @param revenueMinor prices of the kept ones, minor units of the studio's currency
 */
record Funnel(long designs, long approved, long booked, long kept, long revenueMinor) {
  static final Funnel NONE = new Funnel(0, 0, 0, 0, 0);

  Funnel plus(Funnel other) {
    return new Funnel(
        designs + other.designs,
        approved + other.approved,
        booked + other.booked,
        kept + other.kept,
        revenueMinor + other.revenueMinor);
  }
}
