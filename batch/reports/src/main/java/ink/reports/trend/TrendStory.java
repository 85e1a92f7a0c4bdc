package ink.reports.trend;

import ink.reports.Basis;
import ink.reports.Definition;
import ink.reports.Period;
import ink.reports.Wording;
import ink.reports.chart.Chart;
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
        method(),
        definitions(),
        basis);
  }

  private Story.Notice nothing() {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(
        "In these "
            + period.weeks()
            + " weeks no style, country or word was seen "
            + TrendReport.LEAST_COUNT
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
    long interest = rows.weeks().stream().mapToLong(TrendRows.Week::interest).sum();
    return List.of(
        fact(interest, "requests, views, likes and shares"),
        fact(rows.weeks().stream().map(TrendRows.Week::style).distinct().count(), "styles"),
        fact(
            rows.regions().stream().map(TrendRows.Region::country).distinct().count(), "countries"),
        fact(
            rows.bookings().stream().mapToLong(TrendRows.Booked::bookings).sum(),
            "appointments that a design led to"));
  }

  private static Story.Fact fact(long count, String what) {
    return new Story.Fact(Wording.count(count), what);
  }

  private List<Section> sections() {
    TrendCharts charts = new TrendCharts(rows);
    String least = Wording.count(TrendReport.LEAST_COUNT);
    return List.of(
        section(
            Section.of(
                "What people want",
                "Share of each week’s interest: designs asked for, looked at, liked and shared."),
            rows.weeks(),
            charts::weeks,
            "Lines: share of interest by week and style.",
            "A week is seven days; the label is its first. The six styles of most interest.",
            "No style reached " + least + " in any week.",
            weeks()),
        section(
            Section.of(
                "Rising and fading",
                "Change of a style’s share of interested people, in percentage points: the last two"
                    + " weeks against the two before."),
            rows.shifts(),
            charts::shifts,
            "Points with intervals: change of share by style.",
            "▲ rising, ▼ fading, ● no more than chance explains. Bars: where the true change lies,"
                + " all of them together with 95% confidence.",
            "No style had "
                + least
                + " interested people both in the last two weeks and in the two before.",
            shifts()),
        section(
            Section.of("Around the world", "What each country’s interest goes to."),
            rows.regions(),
            charts::regions,
            "A country a row, a style a column: shares of the country’s interest.",
            "The countries of most interest first. An empty cell: fewer than " + least + ".",
            "No style reached " + least + " in any one country.",
            regions()),
        section(
            Section.of("On the body", "Where designs are meant to go: designs asked for.").asHalf(),
            rows.bodyParts(),
            charts::bodyParts,
            "Bars: designs asked for by place on the body.",
            "",
            "No place on the body was named " + least + " times.",
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
                "Words that people used and the model could not draw: in how many different"
                    + " prompts."),
            rows.words(),
            charts::words,
            "Bars: prompts by word that could not be drawn.",
            "",
            "No word that could not be drawn was in " + least + " different prompts.",
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
        List.of(
            "<Week",
            "<Style",
            "Asked for",
            "Made",
            "Views",
            "Likes",
            "Shares",
            "Share of interest"),
        rows.weeks(),
        w ->
            List.of(
                Wording.day(w.start()) + " – " + Wording.day(w.start().plusDays(6)),
                Wording.style(w.style()),
                Wording.count(w.requested()),
                Wording.count(w.succeeded()),
                Wording.count(w.views()),
                Wording.count(w.likes()),
                Wording.count(w.shares()),
                Wording.exactPercent(w.share())));
  }

  private Grid shifts() {
    return Grid.of(
        List.of(
            "<Style",
            "People before",
            "People lately",
            "Share before",
            "Share lately",
            "Change, points",
            "Interval",
            "Verdict"),
        rows.shifts(),
        s -> {
          ShareChange change = s.change();
          return List.of(
              Wording.style(s.style()),
              Wording.count(s.earlierPeople()),
              Wording.count(s.recentPeople()),
              Wording.exactPercent(change.earlier()),
              Wording.exactPercent(change.recent()),
              Wording.points(change.difference()),
              Wording.points(change.low()) + " to " + Wording.points(change.high()),
              change.direction().slug() + ":" + change.direction().word());
        });
  }

  private Grid regions() {
    return Grid.of(
        List.of("<Country", "<Style", "Interest", "Share of the country’s"),
        rows.regions(),
        r ->
            List.of(
                Wording.country(r.country()),
                Wording.style(r.style()),
                Wording.count(r.events()),
                Wording.exactPercent(r.share())));
  }

  private Grid bodyParts() {
    return Grid.of(
        List.of("<Place", "Asked for", "Share"),
        rows.bodyParts(),
        b ->
            List.of(
                Wording.style(b.part()),
                Wording.count(b.requested()),
                Wording.exactPercent(b.share())));
  }

  private Grid bookings() {
    return Grid.of(
        List.of("<Style", "Appointments", "Still standing", "Share"),
        rows.bookings(),
        b ->
            List.of(
                Wording.style(b.style()),
                Wording.count(b.bookings()),
                Wording.count(b.standing()),
                Wording.exactPercent(b.share())));
  }

  private Grid words() {
    return Grid.of(
        List.of("<Word", "Prompts"),
        rows.words(),
        w -> List.of(w.word(), Wording.count(w.prompts())));
  }

  private static List<String> method() {
    return List.of(
        "The report speaks of all studios together and of no one in particular. A count below "
            + TrendReport.LEAST_COUNT
            + " is not published: it shows as – or is left out, and shares are of what is"
            + " published, so that no hidden count follows by subtraction. Numbers of different"
            + " tables therefore need not add up.");
  }

  private static List<Definition> definitions() {
    return List.of(
        new Definition("Asked for", "Designs requested of the model, by when they were accepted."),
        new Definition("Made", "Of these, the ones that got their image."),
        new Definition(
            "Views, likes, shares",
            "Times that someone looked at, liked or shared a design of the style in the app, by the"
                + " app’s clock."),
        new Definition(
            "Interest",
            "Requests, views, likes and shares added up, each counted where it is published."),
        new Definition(
            "Interested people",
            "Different app users who viewed, liked or shared a design of the style, and different"
                + " clients (or artists, or studios, where no client is named) it was requested for,"
                + " each counted once in two weeks."),
        new Definition(
            "Rising, fading",
            "The interval of the change of share leaves out zero. Intervals are Newcombe’s for a"
                + " difference of proportions, from two Wilson intervals; widened (Bonferroni) so"
                + " that all styles together hold with 95% confidence. They take people’s choices as"
                + " independent."),
        new Definition(
            "Appointments",
            "Bookings on a studio’s platform that name a design, or that came soon after a client’s"
                + " design, by when the two were joined. Still standing: not declined, cancelled or"
                + " missed by the newest word; left out when those that fell are few."),
        new Definition(
            "Words not drawn",
            "Words of prompts that the model reported it cannot draw. A prompt that is repeated"
                + " counts once."));
  }
}
