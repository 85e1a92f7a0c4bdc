package ink.reports.trend;

import ink.reports.Basis;
import ink.reports.Definition;
import ink.reports.Period;
import ink.reports.Suppression;
import ink.reports.Wording;
import ink.reports.chart.Chart;
import ink.reports.demand.DemandDefinitions;
import ink.reports.demand.DemandQuestions.Region;
import ink.reports.demand.DemandSections;
import ink.reports.demand.StyleWeek;
import ink.reports.page.Brand;
import ink.reports.page.Grid;
import ink.reports.page.Section;
import ink.reports.page.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The Trend Report in words, charts and tables. */
record TrendStory(TrendRows rows, Basis basis, Period period) {
  private static final String NUMBERS_BELOW = " The numbers are in the table below.";

  Story tell() {
    return new Story(
        Brand.OURS,
        "Trend Report",
        "Tattoo trends",
        "Which tattoo styles people want, where, and where that is going.",
        rows.isEmpty() ? nothing() : null,
        TrendFindings.of(rows),
        facts(),
        rows.isEmpty() ? List.of() : sections(),
        List.of(DemandDefinitions.SMALL_COUNTS),
        definitions(),
        basis);
  }

  private Story.Notice nothing() {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(
        "In these "
            + period.weeks()
            + " weeks no style, country or word was seen "
            + Suppression.LEAST
            + " times, and a smaller count is not published.");
    if (basis.snapshots().isEmpty()) {
      paragraphs.add(
          "The lake holds no facts at all: none of the tables this report reads has data. They fill"
              + " by themselves once designs are asked for and the app sends events; the report"
              + " built after that will show them.");
    } else {
      paragraphs.add(
          "The lake does hold facts. If you expected to see them, look at the period: a later one"
              + " may reach them.");
    }
    return new Story.Notice("Nothing to publish yet", paragraphs);
  }

  private List<Story.Fact> facts() {
    return List.of(
        fact(
            rows.weeks().stream().mapToLong(StyleWeek::people).sum(),
            "times that someone wanted a style in a week"),
        fact(rows.weeks().stream().map(StyleWeek::style).distinct().count(), "styles"),
        fact(rows.regions().stream().map(Region::country).distinct().count(), "countries"),
        fact(
            rows.bookings().stream().mapToLong(TrendRows.Booked::bookings).sum(),
            "appointments that a design led to"));
  }

  private static Story.Fact fact(long count, String what) {
    return new Story.Fact(Wording.count(count), what);
  }

  private List<Section> sections() {
    TrendCharts charts = new TrendCharts(rows);
    String least = Wording.count(Suppression.LEAST);
    return List.of(
        section(
            Section.of("What people want", "Share of each week’s interested people, by style."),
            rows.weeks(),
            charts::weeks,
            "Lines: share of interest by week and style.",
            "A week is seven days; the label is its first. The six styles of most interest.",
            "No style had " + least + " interested people in any week.",
            weeks()),
        DemandSections.growth(rows.courses()),
        DemandSections.seasons(rows.courses()),
        section(
            Section.of("Around the world", "What each country’s interest goes to."),
            rows.regions(),
            charts::regions,
            "A country a row, a style a column: shares of the country’s interest.",
            "The countries of most interest first. An empty cell: fewer than "
                + least
                + " people, or hidden so that those do not follow from a sum.",
            "No style had " + least + " interested people in any one country.",
            regions()),
        DemandSections.priceIndex(rows.priceIndex()),
        section(
            Section.of("On the body", "Where designs are meant to go: people who asked for one.")
                .asHalf(),
            rows.bodyParts(),
            charts::bodyParts,
            "Bars: people by place on the body.",
            "",
            "No place on the body was named by " + least + " people.",
            bodyParts()),
        section(
            Section.of("Into the chair", "Appointments that a design of the style led to.")
                .asHalf(),
            rows.bookings(),
            charts::bookings,
            "Bars: appointments by style.",
            "",
            "No style led to " + least + " appointments.",
            bookings()),
        section(
            Section.of(
                "Wished for",
                "Words that the model could not draw, and how many people used them."),
            rows.words(),
            charts::words,
            "Bars: people by word that could not be drawn.",
            "",
            "No word that could not be drawn was used by " + least + " people.",
            words()));
  }

  /** With chart and numbers when there are rows; else it says why there are none. */
  private static Section section(
      Section section,
      List<?> rows,
      Supplier<Chart> chart,
      String label,
      String caption,
      String none,
      Grid numbers) {
    return rows.isEmpty()
        ? section.remark(none)
        : section.with(chart.get(), label + NUMBERS_BELOW, caption).with(numbers);
  }

  private Grid weeks() {
    return Grid.of(
        List.of("<Week", "<Style", "People", "Of these, asked for it"),
        rows.weeks(),
        w ->
            List.of(
                Wording.day(w.start()) + " – " + Wording.day(w.start().plusDays(6)),
                Wording.style(w.style()),
                Wording.count(w.people()),
                Wording.count(w.askers())));
  }

  private Grid regions() {
    return Grid.of(
        List.of("<Country", "<Style", "People", "Share of the country’s", "Index"),
        rows.regions(),
        r ->
            List.of(
                Wording.country(r.country()),
                Wording.style(r.style()),
                Wording.count(r.people()),
                Wording.exactPercent(r.share()),
                Wording.number(r.index())));
  }

  private Grid bodyParts() {
    return Grid.of(
        List.of("<Place", "People"),
        rows.bodyParts(),
        b -> List.of(Wording.style(b.what()), Wording.count(b.people())));
  }

  private Grid bookings() {
    return Grid.of(
        List.of("<Style", "Appointments", "Still standing"),
        rows.bookings(),
        b ->
            List.of(
                Wording.style(b.style()),
                Wording.count(b.bookings()),
                Wording.count(b.standing())));
  }

  private Grid words() {
    return Grid.of(
        List.of("<Word", "People"),
        rows.words(),
        w -> List.of(w.what(), Wording.count(w.people())));
  }

  private static List<Definition> definitions() {
    return List.of(
        DemandDefinitions.PEOPLE,
        DemandDefinitions.ASKERS,
        DemandDefinitions.GROWTH,
        DemandDefinitions.SEASON,
        DemandDefinitions.REGION,
        DemandDefinitions.PRICE_INDEX,
        new Definition(
            "On the body", "Different people who asked for a design that is meant to go there."),
        new Definition(
            "Appointments",
            "Bookings on a studio’s platform that name a design, or that came soon after a client’s"
                + " design, by when the two were joined. Still standing: not declined, cancelled or"
                + " missed by the newest word; left out when those that fell are few."),
        new Definition(
            "Words not drawn",
            "Words of prompts that the model reported it cannot draw, by the people who used"
                + " them."));
  }
}
