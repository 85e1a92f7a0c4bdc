package ink.reports.demand;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * How the demand for styles goes: its growth, and over a year or more its seasons.
 *
 * <p>Growth is measured against the typical style, the geometric mean of those that were wanted in
 * every week (a centred log-ratio: Aitchison, The Statistical Analysis of Compositional Data,
 * 1986), so that neither a busier platform nor one style that rises makes others move. Where there
 * is a year of data, the yearly wave is fitted beside it, so that spring is not taken for a trend.
 *
 * @param growth of each style that was wanted in most weeks, by name
 * @param seasons of those whose yearly wave is more than chance, by name; empty below a year
 * @param parts of all whose wave was looked for, by name and week
 */
public record Courses(List<Growth> growth, List<Season> seasons, List<SeasonalPart> parts) {
  /** Chance that one of the intervals of a kind misses. */
  public static final double ALPHA = 0.05;

  /** Weeks that a season needs. */
  public static final int YEAR_WEEKS = 52;

  private static final int LEAST_WEEKS = 4;
  private static final int LEAST_BASKET = 3;
  private static final double YEAR_DAYS = 365.25;
  private static final int MIDDLE_OF_WEEK = 3;

  public Courses {
    growth = List.copyOf(growth);
    seasons = List.copyOf(seasons);
    parts = List.copyOf(parts);
  }

  /**
   * Of weeks of which each has enough people to be published.
   *
   * @param first the first week of the period
   */
  public static Courses of(List<StyleWeek> weeks, LocalDate first) {
    Set<LocalDate> all = weeks.stream().map(StyleWeek::start).collect(Collectors.toSet());
    Map<String, List<StyleWeek>> styles =
        weeks.stream()
            .sorted(Comparator.comparing(StyleWeek::start))
            .collect(Collectors.groupingBy(StyleWeek::style, TreeMap::new, Collectors.toList()));
    styles.values().removeIf(w -> w.size() < LEAST_WEEKS || 4 * w.size() < 3 * all.size());
    boolean year = all.size() >= YEAR_WEEKS;
    ToDoubleFunction<StyleWeek> typical = typical(styles, all.size());
    List<Growth> growth = new ArrayList<>();
    List<Season> seasons = new ArrayList<>();
    List<SeasonalPart> parts = new ArrayList<>();
    double alpha = ALPHA / Math.max(1, styles.size());
    for (List<StyleWeek> style : styles.values()) {
      if (style.size() < (year ? LEAST_WEEKS + 2 : LEAST_WEEKS - 1)) {
        continue;
      }
      double[][] columns = columns(style, first, year);
      LogCounts against = fit(style, columns, typical);
      growth.add(growth(style, against, alpha));
      if (year) {
        LogCounts alone = fit(style, columns, week -> 0);
        if (alone.chance(2, 3) < alpha) {
          seasons.add(season(style.get(0).style(), alone, alpha));
        }
        parts.addAll(parts(style, columns, alone));
      }
    }
    return new Courses(growth, seasons, parts);
  }

  /**
   * Logarithm of what the typical style had in a week; of all together when few are always there.
   */
  private static ToDoubleFunction<StyleWeek> typical(
      Map<String, List<StyleWeek>> styles, int weeks) {
    List<StyleWeek> always =
        styles.values().stream()
            .filter(style -> style.size() == weeks)
            .flatMap(List::stream)
            .toList();
    Map<LocalDate, Double> level = new TreeMap<>();
    if (always.size() >= LEAST_BASKET * weeks) {
      level.putAll(
          always.stream()
              .collect(
                  Collectors.groupingBy(
                      StyleWeek::start,
                      Collectors.averagingDouble(w -> StrictMath.log(w.people())))));
    } else {
      styles.values().stream()
          .flatMap(List::stream)
          .collect(
              Collectors.groupingBy(StyleWeek::start, Collectors.summingLong(StyleWeek::people)))
          .forEach((start, people) -> level.put(start, StrictMath.log(people)));
    }
    return week -> Objects.requireNonNull(level.get(week.start()));
  }

  private static double[][] columns(List<StyleWeek> style, LocalDate first, boolean year) {
    return style.stream()
        .map(
            week -> {
              double t = ChronoUnit.WEEKS.between(first, week.start());
              double angle = angle(week.start());
              return year
                  ? new double[] {1, t, StrictMath.cos(angle), StrictMath.sin(angle)}
                  : new double[] {1, t};
            })
        .toArray(double[][]::new);
  }

  private static double angle(LocalDate start) {
    return 2 * Math.PI * start.plusDays(MIDDLE_OF_WEEK).getDayOfYear() / YEAR_DAYS;
  }

  private static LogCounts fit(
      List<StyleWeek> style, double[][] columns, ToDoubleFunction<StyleWeek> against) {
    return LogCounts.fit(
        style.stream()
            .mapToDouble(w -> StrictMath.log(w.people()) - against.applyAsDouble(w))
            .toArray(),
        columns,
        style.stream().mapToDouble(StyleWeek::people).toArray());
  }

  private static Growth growth(List<StyleWeek> style, LogCounts fit, double alpha) {
    double slope = fit.coefficients()[1];
    double margin = fit.margin(1, alpha);
    return new Growth(
        style.get(0).style(),
        style.size(),
        style.stream().mapToLong(StyleWeek::people).sum(),
        StrictMath.expm1(slope),
        StrictMath.expm1(slope - margin),
        StrictMath.expm1(slope + margin));
  }

  /** The angle's variance by the delta method. */
  private static Season season(String style, LogCounts fit, double alpha) {
    double a = fit.coefficients()[2];
    double b = fit.coefficients()[3];
    double[][] v = fit.covariance();
    double square = a * a + b * b;
    double deviation = Math.sqrt(b * b * v[2][2] - 2 * a * b * v[2][3] + a * a * v[3][3]) / square;
    double turn = StrictMath.atan2(b, a) / (2 * Math.PI);
    return new Season(
        style,
        StrictMath.expm1(Math.sqrt(square)),
        (turn < 0 ? turn + 1 : turn) * YEAR_DAYS,
        fit.quantile(alpha) * deviation / (2 * Math.PI) * YEAR_DAYS);
  }

  private static List<SeasonalPart> parts(
      List<StyleWeek> style, double[][] columns, LogCounts fit) {
    double[] c = fit.coefficients();
    List<SeasonalPart> parts = new ArrayList<>();
    for (int i = 0; i < style.size(); i++) {
      StyleWeek week = style.get(i);
      double[] x = columns[i];
      double trend = StrictMath.exp(c[0] + c[1] * x[1]);
      double season = StrictMath.exp(c[2] * x[2] + c[3] * x[3]);
      parts.add(
          new SeasonalPart(
              week.start(),
              week.style(),
              week.people(),
              trend,
              season,
              week.people() / (trend * season)));
    }
    return parts;
  }

  /** Styles by name that moved so, the fastest first. */
  public List<Growth> moving(Direction direction) {
    return growth.stream()
        .filter(g -> g.direction() == direction)
        .sorted(
            Comparator.comparingDouble((Growth g) -> -Math.abs(g.weekly()))
                .thenComparing(Growth::style))
        .toList();
  }

  /** Names of styles with a season. */
  public Set<String> seasonal() {
    return seasons.stream().map(Season::style).collect(Collectors.toCollection(TreeSet::new));
  }
}
