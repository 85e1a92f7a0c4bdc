package ink.reports.studio;

/**
 * Appointments counted and added up. All counts are of appointments that ended in the span.
 *
 * @param stands accepted: kept when they are over, coming when they are not
 * @param cancelledByClient called off by the client
 * @param cancelledByStudio called off by the studio
 * @param declined asked for, and the studio said no
 * @param unanswered asked for, and the studio said nothing
 * @param minutes of those that stand
 * @param priceMinor prices of those that stand, in minor units of one currency
 * @param unpriced those that stand and have no price
 */
record Tally(
    long stands,
    long noShows,
    long cancelledByClient,
    long cancelledByStudio,
    long declined,
    long unanswered,
    long minutes,
    long priceMinor,
    long unpriced) {
  static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0);

  Tally plus(Tally other) {
    return new Tally(
        stands + other.stands,
        noShows + other.noShows,
        cancelledByClient + other.cancelledByClient,
        cancelledByStudio + other.cancelledByStudio,
        declined + other.declined,
        unanswered + other.unanswered,
        minutes + other.minutes,
        priceMinor + other.priceMinor,
        unpriced + other.unpriced);
  }

  /** The same appointments without their prices: those of another currency. */
  Tally withoutMoney() {
    return new Tally(
        stands,
        noShows,
        cancelledByClient,
        cancelledByStudio,
        declined,
        unanswered,
        minutes,
        0,
        stands);
  }

  /** Appointments that both sides had agreed on, whatever came of them. */
  long agreed() {
    return stands + noShows + cancelledByClient + cancelledByStudio;
  }

  /** Share of the agreed that were kept; NaN without any. */
  double keptRate() {
    return (double) stands / agreed();
  }

  /** Share of those whose time came that the client missed; NaN without any. */
  double noShowRate() {
    return (double) noShows / (stands + noShows);
  }

  /** Mean price of those that stand, in minor units, the unpriced as zero; NaN without any. */
  double meanPrice() {
    return (double) priceMinor / stands;
  }
}
