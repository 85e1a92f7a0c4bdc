package ink.reports.insight;

import java.util.List;

/**
 * What came of an artist's appointments that ended in the period, with a design or without.
 *
 * @param minutes of the kept ones
 * @param prices of the kept ones that are priced in the studio's currency, minor units, sorted
 * @param leads days from the first word of an appointment to its beginning, sorted
 * @param dueWithDeposit kept or missed, and a deposit was paid
 * @param agreedInTime agreed on a fortnight before its beginning at most
 */
record Chair(
    long kept,
    long noShows,
    long cancelledByClient,
    long cancelledByStudio,
    long minutes,
    List<Long> prices,
    List<Double> leads,
    long dueWithDeposit,
    long missedWithDeposit,
    long agreedInTime,
    long keptInTime) {
  static final Chair EMPTY = new Chair(0, 0, 0, 0, 0, List.of(), List.of(), 0, 0, 0, 0);

  Chair {
    prices = List.copyOf(prices);
    leads = List.copyOf(leads);
  }

  long agreed() {
    return kept + noShows + cancelledByClient + cancelledByStudio;
  }

  /** Those whose time came and that nobody had called off. */
  long due() {
    return kept + noShows;
  }

  long revenueMinor() {
    return prices.stream().mapToLong(Long::longValue).sum();
  }

  double[] sortedPrices() {
    return prices.stream().mapToDouble(Long::doubleValue).toArray();
  }

  double[] sortedLeads() {
    return leads.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Of at least one. */
  double medianLead() {
    int n = leads.size();
    return (leads.get((n - 1) / 2) + leads.get(n / 2)) / 2;
  }
}
