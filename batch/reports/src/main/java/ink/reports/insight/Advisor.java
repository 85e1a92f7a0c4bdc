package ink.reports.insight;

import ink.reports.Money;
import ink.reports.Wording;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an artist might try. A rule speaks only when the interval of what it rests on leaves out
 * zero; all rules together are wrong with {@link #ALPHA} at most (Bonferroni).
 */
final class Advisor {
  static final double ALPHA = 0.05;
  private static final int RULES = 6;
  private static final int MOST = 3;

  /** A share of designs below this: the artist does not offer the style. */
  private static final double NOT_OFFERED = 0.02;

  /** Where there is room: below this share of the bookable time is booked. */
  private static final double ROOM = 0.85;

  private final Artist me;
  private final Peers peers;
  private final List<Benchmark> benchmarks;
  private final List<String> risers;
  private final Money money;

  /**
   * An advisor of one artist.
   *
   * @param risers styles whose interest rises, the greatest gain first
   */
  Advisor(Artist me, Peers peers, List<String> risers) {
    this.me = me;
    this.peers = peers;
    this.benchmarks = Benchmark.of(me, peers, ALPHA / RULES);
    this.risers = List.copyOf(risers);
    this.money = new Money(me.currency());
  }

  /** The three of the greatest effect that is certain. */
  List<Recommendation> advise() {
    if (me.currency() == null) {
      return List.of(); // nothing can be said of an effect
    }
    return Stream.of(approvals(), bookings(), deposits(), price(), riser(), sooner())
        .flatMap(Optional::stream)
        .filter(recommendation -> recommendation.effect().isPositive())
        .sorted(
            Comparator.comparingDouble((Recommendation r) -> -r.effect().low())
                .thenComparing(Recommendation::rule))
        .limit(MOST)
        .toList();
  }

  private Benchmark on(Measure measure) {
    return Benchmark.of(benchmarks, measure);
  }

  /** By how much the artist is below the peers' median, when that is certain. */
  private @Nullable Estimate shortfall(Measure measure) {
    Estimate above = on(measure).above();
    return above != null && above.isNegative() ? above.times(-1) : null;
  }

  private static double ratio(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }

  private Optional<Recommendation> approvals() {
    Estimate gap = shortfall(Measure.APPROVAL);
    Funnel funnel = me.funnel();
    if (gap == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Recommendation(
            "approvals",
            "Ask before you draw",
            beside(Measure.APPROVAL)
                + " A talk about subject, size and place before the first design, and a second"
                + " variant beside it, are what to try.",
            gap.times(funnel.designs() * ratio(funnel.revenueMinor(), funnel.approved())),
            "an approved design earns what yours earned"));
  }

  private Optional<Recommendation> bookings() {
    Estimate gap = shortfall(Measure.BOOKING);
    Funnel funnel = me.funnel();
    if (gap == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Recommendation(
            "bookings",
            "Offer dates at once",
            beside(Measure.BOOKING)
                + " The design is liked and no date follows: send it with two free dates and the"
                + " price.",
            gap.times(funnel.approved() * ratio(funnel.revenueMinor(), funnel.booked())),
            "a booked design earns what yours earned"));
  }

  private Optional<Recommendation> deposits() {
    Estimate above = on(Measure.NO_SHOW).above();
    if (above == null || !above.isPositive()) {
      return Optional.empty();
    }
    Chair chair = me.chair();
    return Optional.of(
        new Recommendation(
            "deposits",
            "Take deposits",
            beside(Measure.NO_SHOW) + withDeposit(),
            above.times(chair.due() * ratio(chair.revenueMinor(), chair.prices().size())),
            "a client who comes pays your mean price"));
  }

  /** What deposits did among the peers, when it is certain that they did. */
  private String withDeposit() {
    long due = peers.artists().stream().mapToLong(a -> a.chair().due()).sum();
    long missed = peers.artists().stream().mapToLong(a -> a.chair().noShows()).sum();
    long paid = peers.artists().stream().mapToLong(a -> a.chair().dueWithDeposit()).sum();
    long paidMissed = peers.artists().stream().mapToLong(a -> a.chair().missedWithDeposit()).sum();
    if (paid < Measure.LEAST || due - paid < Measure.LEAST) {
      return "";
    }
    Estimate with = Estimate.share(paidMissed, paid, ALPHA);
    Estimate without = Estimate.share(missed - paidMissed, due - paid, ALPHA);
    return without.minus(with).isPositive()
        ? " Of their clients who had paid a deposit "
            + Wording.exactPercent(with.value())
            + " did not come, of the others "
            + Wording.exactPercent(without.value())
            + "."
        : "";
  }

  private Optional<Recommendation> price() {
    Estimate gap = shortfall(Measure.PRICE);
    Estimate kept = on(Measure.KEPT).above();
    Estimate booked = on(Measure.BOOKING).above();
    if (gap == null
        || (kept != null && kept.isNegative())
        || (booked != null && booked.isNegative())) {
      return Optional.empty(); // or clients already hesitate
    }
    Chair chair = me.chair();
    double price = ratio(chair.revenueMinor(), chair.prices().size());
    double bearable = gap.value() / (price + gap.value());
    return Optional.of(
        new Recommendation(
            "price",
            "Charge as others do",
            beside(Measure.PRICE)
                + " Your clients book and come as theirs do. At their median it would pay as long as"
                + " fewer than "
                + Wording.percent(bearable)
                + " of your clients stayed away.",
            gap.times(chair.prices().size()),
            "as many clients come"));
  }

  private Optional<Recommendation> riser() {
    Funnel all = me.funnel();
    for (String style : risers) {
      long mine = me.styles().getOrDefault(style, Funnel.NONE).designs();
      if (all.designs() < Measure.LEAST || mine >= NOT_OFFERED * all.designs()) {
        continue;
      }
      List<Artist> offering =
          peers.artists().stream()
              .filter(a -> String.valueOf(me.currency()).equals(a.currency()))
              .filter(a -> a.styles().getOrDefault(style, Funnel.NONE).designs() > 0)
              .toList();
      if (!Peers.isLarge(offering)) {
        continue;
      }
      double[] earned =
          offering.stream()
              .map(Artist::styles)
              .mapToDouble(styles -> revenue(styles, style))
              .sorted()
              .toArray();
      return Optional.of(
          new Recommendation(
              "riser",
              "Offer " + Wording.style(style).toLowerCase(Locale.ROOT),
              "Interest in the style rises, and "
                  + (mine == 0 ? "none" : Wording.count(mine))
                  + " of your "
                  + Wording.count(all.designs())
                  + " designs were of it. "
                  + Wording.count(offering.size())
                  + " comparable artists offer it; half of them earned "
                  + money.about(Estimate.quantile(earned, 0.5))
                  + " or more with it.",
              Estimate.median(earned, ALPHA / RULES),
              "you find the time, and clients as they do"));
    }
    return Optional.empty();
  }

  private static double revenue(Map<String, Funnel> styles, String style) {
    return styles.getOrDefault(style, Funnel.NONE).revenueMinor();
  }

  private Optional<Recommendation> sooner() {
    Estimate wait = on(Measure.LEAD).above();
    Benchmark booked = on(Measure.UTILISATION);
    if (wait == null || !wait.isPositive() || booked.own() == null || booked.own().value() > ROOM) {
      return Optional.empty();
    }
    Chair others = peers.artists().stream().map(Artist::chair).reduce(Chair.EMPTY, Advisor::counts);
    long late = others.agreed() - others.agreedInTime();
    if (others.agreedInTime() < Measure.LEAST || late < Measure.LEAST) {
      return Optional.empty();
    }
    Estimate soon = Estimate.share(others.keptInTime(), others.agreedInTime(), ALPHA / RULES);
    Estimate later = Estimate.share(others.kept() - others.keptInTime(), late, ALPHA / RULES);
    Chair chair = me.chair();
    return Optional.of(
        new Recommendation(
            "sooner",
            "Open nearer dates",
            beside(Measure.LEAD)
                + " "
                + Wording.percent(1 - booked.own().value())
                + " of your time is free. Comparable artists kept "
                + Wording.exactPercent(soon.value())
                + " of the appointments agreed on within two weeks of the date, "
                + Wording.exactPercent(later.value())
                + " of the others.",
            soon.minus(later)
                .times(
                    (chair.agreed() - chair.agreedInTime())
                        * ratio(chair.revenueMinor(), chair.prices().size())),
            "those who wait long now would come as those who wait little"));
  }

  private static Chair counts(Chair a, Chair b) {
    return new Chair(
        a.kept() + b.kept(),
        a.noShows() + b.noShows(),
        a.cancelledByClient() + b.cancelledByClient(),
        a.cancelledByStudio() + b.cancelledByStudio(),
        0,
        List.of(),
        List.of(),
        a.dueWithDeposit() + b.dueWithDeposit(),
        a.missedWithDeposit() + b.missedWithDeposit(),
        a.agreedInTime() + b.agreedInTime(),
        a.keptInTime() + b.keptInTime());
  }

  /** The artist's value and the peers', with what chance may have done. */
  private String beside(Measure measure) {
    Benchmark benchmark = on(measure);
    Estimate own = java.util.Objects.requireNonNull(benchmark.own());
    Peers.Spread spread = java.util.Objects.requireNonNull(benchmark.peers());
    Print print = new Print(money);
    return "Yours: "
        + print.estimate(measure.kind, own)
        + "; the median of "
        + Wording.count(spread.count())
        + " comparable artists: "
        + print.estimate(measure.kind, spread.median())
        + ".";
  }
}
