package ink.reports.demand;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * By how many per cent bookings change when a studio's prices rise by one per cent.
 *
 * <p>Logarithms of a studio's bookings in two weeks on the logarithm of its mean price of an hour,
 * within studios and weeks: what a studio always has, and what all have at a time, drops out. That
 * mean is itself known from few bookings, which would draw the answer to zero; so the price of one
 * half of the bookings is the instrument of the other's (Angrist and Krueger, Journal of Business
 * and Economic Statistics 13, 1995, 225–235). Errors are robust and clustered by studio.
 *
 * @param scope {@code all}, or a currency
 * @param studios that were looked at
 * @param bookings of these
 * @param low lower end of the 95 % interval
 * @param high upper end
 */
public record Elasticity(
    String scope, int studios, long bookings, double value, double low, double high) {
  /** Fewer studios tell nothing, and would be told of. */
  public static final int LEAST_STUDIOS = 10;

  /** Chance that the interval misses. */
  private static final double ALPHA = 0.05;

  private static final int LEAST_FORTNIGHTS = 4;
  private static final double LEAST_MEAN = 8;
  private static final int ROUNDS = 500;
  private static final double STILL = 1e-13;

  /**
   * A studio in two weeks. Prices are of an hour, in minor units.
   *
   * @param bookings made in them
   * @param oneLog mean logarithm of the price over every other booking
   * @param otherLog the same over the rest
   */
  public record Fortnight(
      String studio,
      String currency,
      int fortnight,
      long bookings,
      double oneLog,
      double otherLog) {
    private String seller() {
      return studio + currency;
    }
  }

  /** Of all, and of each currency; none where too few studios tell. */
  public static List<Elasticity> all(List<Fortnight> fortnights) {
    List<Elasticity> found = new ArrayList<>();
    of("all", fortnights).ifPresent(found::add);
    Map<String, List<Fortnight>> currencies =
        fortnights.stream()
            .collect(Collectors.groupingBy(Fortnight::currency, TreeMap::new, Collectors.toList()));
    if (currencies.size() > 1) {
      currencies.forEach((currency, its) -> of(currency, its).ifPresent(found::add));
    }
    return found;
  }

  static Optional<Elasticity> of(String scope, List<Fortnight> fortnights) {
    Map<String, List<Fortnight>> sellers =
        fortnights.stream()
            .collect(Collectors.groupingBy(Fortnight::seller, TreeMap::new, Collectors.toList()));
    sellers
        .values()
        .removeIf(
            its ->
                its.size() < LEAST_FORTNIGHTS
                    || its.stream().mapToLong(Fortnight::bookings).average().orElse(0)
                        < LEAST_MEAN);
    if (sellers.size() < LEAST_STUDIOS) {
      return Optional.empty();
    }
    List<Fortnight> used = sellers.values().stream().flatMap(List::stream).toList();
    // The half makes up for what a logarithm of a small count lacks on average.
    double[] bookings = within(used, f -> StrictMath.log(f.bookings() + 0.5));
    double[] one = within(used, Fortnight::oneLog);
    double[] other = within(used, Fortnight::otherLog);
    double covariance = 0;
    double spread = 0;
    for (int i = 0; i < used.size(); i++) {
      covariance += (one[i] + other[i]) / 2 * bookings[i];
      spread += one[i] * other[i];
    }
    if (spread <= 0) {
      return Optional.empty(); // no studio changed its prices
    }
    double value = covariance / spread;
    Map<String, Double> scores = new TreeMap<>();
    for (int i = 0; i < used.size(); i++) {
      double score = (one[i] + other[i]) / 2 * bookings[i] - value * one[i] * other[i];
      scores.merge(used.get(i).seller(), score, Double::sum);
    }
    int studios = sellers.size();
    double squares = scores.values().stream().mapToDouble(s -> s * s).sum();
    double error = Math.sqrt(squares * studios / (studios - 1)) / spread;
    double margin =
        error * new TDistribution(studios - 1).inverseCumulativeProbability(1 - ALPHA / 2);
    return Optional.of(
        new Elasticity(
            scope,
            studios,
            used.stream().mapToLong(Fortnight::bookings).sum(),
            value,
            value - margin,
            value + margin));
  }

  /** Less its seller's and its fortnight's mean; by turns, for not all sellers are always there. */
  private static double[] within(List<Fortnight> fortnights, Function<Fortnight, Double> value) {
    double[] rest = fortnights.stream().mapToDouble(value::apply).toArray();
    for (int round = 0; round < ROUNDS; round++) {
      double moved =
          Math.max(
              centre(rest, fortnights, Fortnight::seller),
              centre(rest, fortnights, f -> Integer.toString(f.fortnight())));
      if (moved < STILL) {
        break;
      }
    }
    return rest;
  }

  private static double centre(
      double[] values, List<Fortnight> fortnights, Function<Fortnight, String> group) {
    Map<String, double[]> sums = new TreeMap<>();
    for (int i = 0; i < values.length; i++) {
      double[] sum = sums.computeIfAbsent(group.apply(fortnights.get(i)), g -> new double[2]);
      sum[0] += values[i];
      sum[1]++;
    }
    double moved = 0;
    for (int i = 0; i < values.length; i++) {
      double[] sum = sums.getOrDefault(group.apply(fortnights.get(i)), new double[] {0, 1});
      values[i] -= sum[0] / sum[1];
      moved = Math.max(moved, Math.abs(sum[0] / sum[1]));
    }
    return moved;
  }
}
