package ink.reports.demand;

import ink.reports.Suppression;
import ink.reports.Wording;
import ink.reports.chart.Charts;
import ink.reports.page.Grid;
import ink.reports.page.Section;
import java.util.Comparator;
import java.util.List;

/** Sections on demand that more than one report shows. */
public final class DemandSections {
  private DemandSections() {}

  /** Which styles rise and fade. */
  public static Section growth(Courses courses) {
    Section section =
        Section.of(
            "Rising and fading",
            "How interest in a style grows in four weeks, in per cent, against the typical style.");
    if (courses.growth().isEmpty()) {
      return section.remark(
          "No style had "
              + Suppression.LEAST
              + " interested people in enough weeks to tell a direction.");
    }
    List<Growth> rows =
        courses.growth().stream()
            .sorted(
                Comparator.comparingDouble((Growth g) -> -g.weekly()).thenComparing(Growth::style))
            .toList();
    return section
        .with(
            Charts.intervals(
                "growth",
                rows.stream()
                    .map(
                        g ->
                            new Charts.Interval(
                                Wording.style(g.style()),
                                100 * Growth.fourWeeks(g.low()),
                                100 * g.monthly(),
                                100 * Growth.fourWeeks(g.high()),
                                g.direction().slug()))
                    .toList(),
                "+.0f"),
            "Points with intervals: growth in four weeks by style. The numbers are in the table"
                + " below.",
            "▲ rising, ▼ fading, ● no more than chance explains. Bars: where the true growth lies,"
                + " all of them together with 95% confidence.")
        .showing(
            Grid.of(
                List.of("<Style", "People", "Weeks", "In four weeks", "Interval", "Verdict"),
                rows,
                g ->
                    List.of(
                        Wording.style(g.style()),
                        Wording.count(g.people()),
                        Wording.count(g.weeks()),
                        Wording.exactChange(g.monthly()),
                        Wording.exactChange(Growth.fourWeeks(g.low()))
                            + " to "
                            + Wording.exactChange(Growth.fourWeeks(g.high())),
                        g.direction().slug() + ":" + g.direction().word())));
  }

  /** When in the year styles peak. */
  public static Section seasons(Courses courses) {
    Section section =
        Section.of(
            "Through the year",
            "When demand for a style is at its height, and how far above the year’s middle.");
    if (courses.parts().isEmpty()) {
      return section.remark(
          "A season shows after a year: it needs "
              + Courses.YEAR_WEEKS
              + " weeks with enough interested people.");
    }
    if (courses.seasons().isEmpty()) {
      return section.remark("No style has a season that is more than chance.");
    }
    List<Season> rows =
        courses.seasons().stream()
            .sorted(Comparator.comparingDouble(Season::peakDay).thenComparing(Season::style))
            .toList();
    return section
        .with(
            Charts.calendar(
                "seasons",
                rows.stream()
                    .map(
                        s ->
                            new Charts.Interval(
                                Wording.style(s.style()),
                                s.peakDay() - s.marginDays(),
                                s.peakDay(),
                                s.peakDay() + s.marginDays(),
                                Wording.change(s.height())))
                    .toList()),
            "Points on a calendar: the day of the peak by style. The numbers are in the table"
                + " below.",
            "Bars: where the true peak lies, all of them together with 95% confidence. Styles"
                + " without a season are left out.")
        .showing(
            Grid.of(
                List.of("<Style", "Peak", "Give or take, days", "Above the middle"),
                rows,
                s ->
                    List.of(
                        Wording.style(s.style()),
                        Wording.day(s.peak()),
                        Wording.decimal(s.marginDays()),
                        Wording.change(s.height()))));
  }

  /** What an hour of a style costs over the usual. */
  public static Section priceIndex(List<DemandQuestions.Price> prices) {
    Section section =
        Section.of(
            "What an hour costs",
            "An hour of a style over what an hour usually costs in the same currency, in per cent.");
    if (prices.isEmpty()) {
      return section.remark(
          "No style has "
              + Suppression.LEAST
              + " appointments with a known price at "
              + DemandQuestions.LEAST_STUDIOS
              + " studios.");
    }
    List<DemandQuestions.Price> rows =
        prices.stream()
            .sorted(
                Comparator.comparingDouble((DemandQuestions.Price p) -> -p.middle())
                    .thenComparing(DemandQuestions.Price::style))
            .toList();
    return section
        .with(
            Charts.intervals(
                "prices",
                rows.stream()
                    .map(
                        p ->
                            new Charts.Interval(
                                Wording.style(p.style()),
                                100 * (p.low() - 1),
                                100 * (p.middle() - 1),
                                100 * (p.high() - 1),
                                "steady"))
                    .toList(),
                "+.0f"),
            "Points with bars: price of an hour by style over the usual. The numbers are in the"
                + " table below.",
            "Points: the median. Bars: the middle half of the appointments.")
        .with(
            Grid.of(
                List.of("<Style", "Appointments", "Studios", "Lower quarter", "Median", "Upper"),
                rows,
                p ->
                    List.of(
                        Wording.style(p.style()),
                        Wording.count(p.bookings()),
                        Wording.count(p.studios()),
                        Wording.change(p.low() - 1),
                        Wording.change(p.middle() - 1),
                        Wording.change(p.high() - 1))));
  }
}
