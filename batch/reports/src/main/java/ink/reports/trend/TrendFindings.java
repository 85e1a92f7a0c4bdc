package ink.reports.trend;

import ink.reports.Wording;
import ink.reports.demand.DemandQuestions.Price;
import ink.reports.demand.DemandQuestions.Region;
import ink.reports.demand.Direction;
import ink.reports.demand.Growth;
import ink.reports.demand.Season;
import ink.reports.demand.StyleWeek;
import ink.reports.page.Story.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What the numbers say, in words. Says nothing that chance alone explains. */
final class TrendFindings {
  private static final long MANY = 50;
  private static final double MUCH = 1.3;

  private final TrendRows rows;
  private final List<Finding> findings = new ArrayList<>();

  private TrendFindings(TrendRows rows) {
    this.rows = rows;
  }

  static List<Finding> of(TrendRows rows) {
    TrendFindings words = new TrendFindings(rows);
    words.leader();
    words.growth();
    words.season();
    words.places();
    words.price();
    words.body();
    words.bookings();
    words.wishes();
    return List.copyOf(words.findings);
  }

  private void leader() {
    List<String> leading = TrendCharts.leadingStyles(rows);
    if (leading.isEmpty()) {
      return;
    }
    String style = leading.get(0);
    long all = rows.weeks().stream().mapToLong(StyleWeek::people).sum();
    long its =
        rows.weeks().stream()
            .filter(w -> w.style().equals(style))
            .mapToLong(StyleWeek::people)
            .sum();
    findings.add(
        new Finding(
            Wording.style(style) + " leads",
            Wording.percent((double) its / all)
                + " of the interest of the period went to it"
                + (leading.size() > 1
                    ? ", more than to any other style; "
                        + Wording.style(leading.get(1))
                        + " follows."
                    : ".")));
  }

  private void growth() {
    List<Growth> rising = rows.courses().moving(Direction.RISER);
    List<Growth> fading = rows.courses().moving(Direction.FADER);
    for (Growth growth : rising.subList(0, Math.min(2, rising.size()))) {
      findings.add(moving(growth, " is rising", "gains"));
    }
    for (Growth growth : fading.subList(0, Math.min(2, fading.size()))) {
      findings.add(moving(growth, " is fading", "loses"));
    }
    if (rising.isEmpty() && fading.isEmpty() && !rows.courses().growth().isEmpty()) {
      findings.add(
          new Finding(
              "No style rises or fades",
              "None grew or shrank against the others by more than chance explains."));
    }
  }

  private static Finding moving(Growth growth, String head, String verb) {
    return new Finding(
        Wording.style(growth.style()) + head,
        "Against the typical style it "
            + verb
            + " "
            + Wording.size(growth.monthly())
            + " in four weeks (between "
            + Wording.change(Growth.fourWeeks(growth.low()))
            + " and "
            + Wording.change(Growth.fourWeeks(growth.high()))
            + ").");
  }

  private void season() {
    rows.courses().seasons().stream()
        .max(Comparator.comparingDouble(Season::height).thenComparing(Season::style))
        .ifPresent(
            season ->
                findings.add(
                    new Finding(
                        Wording.style(season.style()) + " has its season",
                        "It peaks around "
                            + Wording.day(season.peak())
                            + ", "
                            + Wording.size(season.height())
                            + " above the middle of its year.")));
  }

  private void places() {
    rows.regions().stream()
        .filter(r -> r.people() >= MANY && r.index() >= MUCH)
        .max(
            Comparator.comparingDouble(Region::index)
                .thenComparing(Region::country)
                .thenComparing(Region::style))
        .ifPresent(
            r ->
                findings.add(
                    new Finding(
                        Wording.country(r.country()) + " loves " + Wording.style(r.style()),
                        "It takes "
                            + Wording.percent(r.share())
                            + " of the interest there, "
                            + Wording.decimal(r.index())
                            + " times what it takes everywhere.")));
  }

  private void price() {
    rows.priceIndex().stream()
        .filter(p -> p.low() > 1)
        .max(Comparator.comparingDouble(Price::middle).thenComparing(Price::style))
        .ifPresent(
            p ->
                findings.add(
                    new Finding(
                        Wording.style(p.style()) + " costs most",
                        "An hour of it costs "
                            + Wording.size(p.middle() - 1)
                            + " more than the usual hour, and three in four appointments cost more than"
                            + " that hour.")));
  }

  private void body() {
    if (!rows.bodyParts().isEmpty()) {
      TrendRows.Count first = rows.bodyParts().get(0);
      findings.add(
          new Finding(
              Wording.style(first.what()) + " first",
              Wording.count(first.people())
                  + " people asked for a design for it, more than for any other place."));
    }
  }

  private void bookings() {
    if (!rows.bookings().isEmpty()) {
      TrendRows.Booked first = rows.bookings().get(0);
      long all = rows.bookings().stream().mapToLong(TrendRows.Booked::bookings).sum();
      findings.add(
          new Finding(
              Wording.style(first.style()) + " brings people into the chair",
              Wording.count(first.bookings())
                  + " appointments came from its designs, "
                  + Wording.percent((double) first.bookings() / all)
                  + " of those counted here."));
    }
  }

  private void wishes() {
    if (!rows.words().isEmpty()) {
      String most =
          rows.words().stream()
              .limit(3)
              .map(w -> "“" + w.what() + "”")
              .collect(Collectors.joining(", "));
      findings.add(
          new Finding(
              "Wanted, and not drawn yet",
              "The words most often asked for that the model could not draw: " + most + "."));
    }
  }
}
