package ink.reports.studio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Why revenue changed. An artist's revenue is appointments agreed × share kept × mean price; the
 * change of the product is shared out among the three as Shapley does (A Value for n-Person Games,
 * 1953): each gets its mean effect over all orders in which they could have changed, so that
 * nothing is left over and no order is preferred. A factor that one of the spans does not have –
 * there is no mean price of nothing – counts as unchanged.
 *
 * @param before revenue of the span before, minor units
 * @param after revenue of the span, minor units
 * @param parts what each artist did; the sums of all parts is after less before, to the unit
 */
record RevenueChange(long before, long after, List<Part> parts) {
  RevenueChange {
    parts = List.copyOf(parts);
  }

  /**
   * An artist's part in minor units.
   *
   * @param artist id, or the empty text for appointments without one
   */
  record Part(String artist, long appointments, long kept, long price) {
    long sum() {
      return appointments + kept + price;
    }
  }

  /** Between two spans of one studio and one currency; the greatest part first. */
  static RevenueChange between(Map<String, Tally> before, Map<String, Tally> after) {
    Set<String> artists = new LinkedHashSet<>(before.keySet());
    artists.addAll(after.keySet());
    List<Part> parts = new ArrayList<>();
    for (String artist : artists) {
      Tally then = before.getOrDefault(artist, Tally.NONE);
      Tally now = after.getOrDefault(artist, Tally.NONE);
      long[] effects =
          whole(effects(factors(then), factors(now)), now.priceMinor() - then.priceMinor());
      parts.add(new Part(artist, effects[0], effects[1], effects[2]));
    }
    parts.sort(
        Comparator.comparingLong((Part part) -> -Math.abs(part.sum())).thenComparing(Part::artist));
    return new RevenueChange(revenue(before.values()), revenue(after.values()), parts);
  }

  private static long revenue(Collection<Tally> tallies) {
    return tallies.stream().mapToLong(Tally::priceMinor).sum();
  }

  /** What more or fewer appointments did. */
  long appointments() {
    return parts.stream().mapToLong(Part::appointments).sum();
  }

  /** What it did that more or fewer were kept. */
  long kept() {
    return parts.stream().mapToLong(Part::kept).sum();
  }

  /** What higher or lower prices did. */
  long price() {
    return parts.stream().mapToLong(Part::price).sum();
  }

  private static double[] factors(Tally tally) {
    return new double[] {tally.agreed(), tally.keptRate(), tally.meanPrice()};
  }

  /** The closed form of Shapley's value for a product of three. */
  private static double[] effects(double[] then, double[] now) {
    double[] a = then.clone();
    double[] b = now.clone();
    for (int i = 0; i < 3; i++) {
      a[i] = Double.isNaN(then[i]) ? (Double.isNaN(now[i]) ? 0 : now[i]) : then[i];
      b[i] = Double.isNaN(now[i]) ? a[i] : now[i];
    }
    double[] effects = new double[3];
    for (int i = 0; i < 3; i++) {
      int j = (i + 1) % 3;
      int k = (i + 2) % 3;
      effects[i] =
          (b[i] - a[i]) * (a[j] * a[k] / 3 + (a[j] * b[k] + b[j] * a[k]) / 6 + b[j] * b[k] / 3);
    }
    return effects;
  }

  /** Rounds so that the sum is {@code total}: what is left goes to the largest remainders. */
  private static long[] whole(double[] effects, long total) {
    long[] whole = Arrays.stream(effects).mapToLong(e -> (long) Math.floor(e)).toArray();
    long left = total - Arrays.stream(whole).sum();
    int[] order =
        IntStream.range(0, effects.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> whole[i] - effects[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i = 0; left > 0; i++, left--) {
      whole[order[i % order.length]]++;
    }
    for (int i = order.length - 1; left < 0; i += order.length - 1, left++) {
      whole[order[i % order.length]]--;
    }
    return whole;
  }
}
