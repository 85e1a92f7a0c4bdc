package ink.reports.insight;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Artists whom one is compared with: the most alike group that is large enough to hide everybody in
 * it.
 *
 * @param likeness what they have in common, in words; empty: there are too few of any kind
 */
record Peers(String likeness, List<Artist> artists) {
  /** Fewer others than these are not shown. */
  static final int LEAST = 10;

  /** They must belong to at least as many tenants, so that no house is shown to another. */
  static final int LEAST_TENANTS = 3;

  Peers {
    artists = List.copyOf(artists);
  }

  /** A group to try. */
  private record Likeness(String words, Predicate<Artist> test) {}

  static Peers of(Artist me, List<Artist> all) {
    String style = me.mainStyle();
    Predicate<Artist> sameStyle = other -> other.mainStyle().equals(style);
    Predicate<Artist> sameCountry = other -> Objects.equals(other.country(), me.country());
    Predicate<Artist> sameSize = other -> other.size().equals(me.size());
    List<Artist> others =
        all.stream().filter(a -> !a.artistId().equals(me.artistId()) && !a.isIdle()).toList();
    String words =
        style.isEmpty() ? "who made no designs either" : "who draw mostly the same style";
    return java.util.stream.Stream.of(
            new Likeness(
                words + ", in the same country and a studio of the same size",
                sameStyle.and(sameCountry).and(sameSize)),
            new Likeness(words + ", in the same country", sameStyle.and(sameCountry)),
            new Likeness(words + ", in all countries", sameStyle),
            new Likeness("in the same country, of all styles", sameCountry),
            new Likeness("of all styles and countries", other -> true))
        .map(l -> new Peers(l.words(), others.stream().filter(l.test()).toList()))
        .filter(Peers::isLarge)
        .findFirst()
        .orElse(new Peers("", List.of()));
  }

  private boolean isLarge() {
    return isLarge(artists);
  }

  static boolean isLarge(List<Artist> artists) {
    return artists.size() >= LEAST
        && artists.stream().map(Artist::tenantId).distinct().count() >= LEAST_TENANTS;
  }

  /**
   * How a measure is spread among them.
   *
   * @param count artists of whom it is known
   * @param lower a quarter of them are below
   * @param upper a quarter of them are above
   */
  record Spread(int count, Estimate median, double lower, double upper) {}

  /**
   * The spread of a measure; null when too few have it. Prices are compared within a currency only.
   */
  @Nullable Spread spread(Measure measure, Artist me, double alpha) {
    List<Artist> known =
        artists.stream()
            .filter(a -> !Double.isNaN(measure.value(a)))
            .filter(
                a ->
                    measure != Measure.PRICE
                        || (me.currency() != null && me.currency().equals(a.currency())))
            .toList();
    if (!isLarge(known)) {
      return null;
    }
    double[] values = known.stream().mapToDouble(measure::value).toArray();
    Arrays.sort(values);
    return new Spread(
        values.length,
        Estimate.median(values, alpha),
        Estimate.quantile(values, 0.25),
        Estimate.quantile(values, 0.75));
  }
}
