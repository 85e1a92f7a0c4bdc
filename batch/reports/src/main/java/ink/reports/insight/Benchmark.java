package ink.reports.insight;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An artist beside their peers.
 *
 * @param own null: too little stands behind it
 * @param peers null: too few have it
 */
record Benchmark(Measure measure, @Nullable Estimate own, Peers.@Nullable Spread peers) {
  static List<Benchmark> of(Artist me, Peers peers, double alpha) {
    return Stream.of(Measure.values())
        .map(
            measure ->
                new Benchmark(measure, measure.of(me, alpha), peers.spread(measure, me, alpha)))
        .toList();
  }

  static Benchmark of(List<Benchmark> all, Measure measure) {
    return all.get(measure.ordinal());
  }

  /** By how much the artist is above the peers' median; null when one of the two is not known. */
  @Nullable Estimate above() {
    return own == null || peers == null ? null : own.minus(peers.median());
  }

  /** What may be said: above, below, alike, or a dash. */
  String verdict() {
    Estimate above = above();
    if (above == null) {
      return "–";
    }
    return above.isPositive() ? "above" : above.isNegative() ? "below" : "alike";
  }
}
