package ink.reports.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CoursesTest {
  private static final LocalDate FIRST = LocalDate.parse("2025-01-06");

  /**
   * People of a style in a week: level, growth, height of the yearly wave and the day of its peak.
   */
  private record Planted(double level, double growth, double wave, int peak) {
    private long people(LocalDate start, int week, Random random) {
      double season =
          wave * Math.cos(2 * Math.PI * (start.plusDays(3).getDayOfYear() - peak) / 365.25);
      double mean = level * Math.exp(growth * week + season);
      return Math.max(1, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
  }

  private static List<StyleWeek> weeks(Map<String, Planted> styles, int weeks, long seed) {
    Random random = new Random(seed);
    List<StyleWeek> all = new ArrayList<>();
    for (int week = 0; week < weeks; week++) {
      for (String style : styles.keySet().stream().sorted().toList()) {
        LocalDate start = FIRST.plusWeeks(week);
        all.add(new StyleWeek(start, style, styles.get(style).people(start, week, random), null));
      }
    }
    return all;
  }

  private static final Map<String, Planted> STYLES =
      Map.of(
          "rises", new Planted(120, 0.02, 0, 1),
          "fades", new Planted(300, -0.02, 0, 1),
          "blooms", new Planted(150, 0, 0.25, 120),
          "waves", new Planted(150, 0, 0.25, 355),
          "stays", new Planted(200, 0, 0, 1));

  @Test
  void tellsASeasonFromATrend() {
    Courses courses = Courses.of(weeks(STYLES, 52, 1), FIRST);

    assertThat(courses.moving(Direction.RISER)).extracting(Growth::style).containsExactly("rises");
    assertThat(courses.moving(Direction.FADER)).extracting(Growth::style).containsExactly("fades");
    assertThat(courses.growth())
        .filteredOn(g -> g.style().equals("rises"))
        .allSatisfy(g -> assertThat(g.weekly()).isCloseTo(0.02, within(0.004)));
    assertThat(courses.seasonal()).containsExactly("blooms", "waves");
    assertThat(courses.seasons().get(0).peakDay()).isCloseTo(120, within(7.0));
    assertThat(courses.seasons().get(0).height()).isCloseTo(Math.exp(0.25) - 1, within(0.05));
    assertThat(courses.seasons().get(1).peakDay()).isCloseTo(355, within(7.0));
    assertThat(courses.parts()).hasSize(5 * 52);
    assertThat(courses.parts())
        .allSatisfy(
            p -> assertThat(p.trend() * p.season() * p.rest()).isCloseTo(p.people(), within(1e-6)));
  }

  /** Intervals of all styles together hold in 95 of 100 worlds. */
  @Test
  void holdsWhatItsIntervalsPromise() {
    int wrong = 0;
    for (int seed = 0; seed < 200; seed++) {
      Courses courses = Courses.of(weeks(STYLES, 52, seed), FIRST);
      boolean right =
          courses.moving(Direction.RISER).stream().allMatch(g -> g.style().equals("rises"))
              && courses.moving(Direction.FADER).stream().allMatch(g -> g.style().equals("fades"))
              && courses.seasons().stream()
                  .allMatch(
                      s -> Math.abs(s.peakDay() - STYLES.get(s.style()).peak()) <= s.marginDays());
      wrong += right ? 0 : 1;
    }
    assertThat(wrong).isLessThanOrEqualTo(24); // 12 % of 200 is beyond four deviations of 5 %
  }

  @Test
  void isNotFooledByOneWeekOfManyAccounts() {
    List<StyleWeek> weeks = new ArrayList<>(weeks(STYLES, 12, 3));
    weeks.replaceAll(
        w ->
            w.style().equals("stays") && w.start().equals(FIRST.plusWeeks(9))
                ? new StyleWeek(w.start(), w.style(), w.people() + 120, null)
                : w);

    assertThat(Courses.of(weeks, FIRST).moving(Direction.RISER))
        .extracting(Growth::style)
        .doesNotContain("stays");
  }

  @Test
  void tellsGrowthAndNoSeasonFromAFewWeeks() {
    Courses courses = Courses.of(weeks(STYLES, 8, 4), FIRST);

    assertThat(courses.growth()).hasSize(5);
    assertThat(courses.seasons()).isEmpty();
    assertThat(courses.parts()).isEmpty();
  }

  @Test
  void measuresAgainstAllTogetherWhereFewStylesAreAlwaysThere() {
    Courses courses =
        Courses.of(
            weeks(Map.of("rises", STYLES.get("rises"), "fades", STYLES.get("fades")), 12, 5),
            FIRST);

    assertThat(courses.moving(Direction.RISER)).extracting(Growth::style).containsExactly("rises");
    assertThat(courses.moving(Direction.FADER)).extracting(Growth::style).containsExactly("fades");
  }

  @Test
  void saysNothingOfNothing() {
    assertThat(Courses.of(List.of(), FIRST).growth()).isEmpty();
    assertThat(Courses.of(weeks(STYLES, 3, 6), FIRST).growth()).isEmpty();
    assertThatThrownBy(
            () -> LogCounts.fit(new double[] {1}, new double[][] {{1, 2}}, new double[] {1}))
        .hasMessageContaining("too few");
  }
}
