package ink.reports.trend;

import ink.reports.Wording;
import ink.reports.page.Story.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the numbers say, in words. Says nothing that chance alone explains. */
final class TrendFindings {
  private final TrendRows rows;
  private final List<Finding> findings = new ArrayList<>();

  private TrendFindings(TrendRows rows) {
    this.rows = rows;
  }

  static List<Finding> of(TrendRows rows) {
    TrendFindings words = new TrendFindings(rows);
    words.leader();
    words.shifts();
    words.places();
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
    long all = rows.weeks().stream().mapToLong(TrendRows.Week::interest).sum();
    long its =
        rows.weeks().stream()
            .filter(w -> w.style().equals(style))
            .mapToLong(TrendRows.Week::interest)
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

  private void shifts() {
    if (rows.shifts().isEmpty()) {
      return;
    }
    List<TrendRows.Shift> rising = moved(ShareChange.Direction.RISER);
    List<TrendRows.Shift> fading = moved(ShareChange.Direction.FADER);
    for (TrendRows.Shift shift : rising.subList(0, Math.min(2, rising.size()))) {
      findings.add(moved(shift, " is rising", "gained"));
    }
    for (TrendRows.Shift shift : fading.subList(0, Math.min(2, fading.size()))) {
      findings.add(moved(shift, " is fading", "lost"));
    }
    if (rising.isEmpty() && fading.isEmpty()) {
      findings.add(
          new Finding(
              "No style rises or fades",
              "Between the last two weeks and the two before, no share moved by more than chance"
                  + " explains."));
    }
  }

  /** The greatest movement first. */
  private List<TrendRows.Shift> moved(ShareChange.Direction direction) {
    return rows.shifts().stream()
        .filter(shift -> shift.change().direction() == direction)
        .sorted(
            Comparator.comparingDouble(
                    (TrendRows.Shift shift) -> -Math.abs(shift.change().difference()))
                .thenComparing(TrendRows.Shift::style))
        .toList();
  }

  private static Finding moved(TrendRows.Shift shift, String head, String verb) {
    ShareChange change = shift.change();
    return new Finding(
        Wording.style(shift.style()) + head,
        "Its share of interested people "
            + verb
            + " "
            + Wording.points(Math.abs(change.difference())).substring(1)
            + " points in two weeks, from "
            + Wording.exactPercent(change.earlier())
            + " to "
            + Wording.exactPercent(change.recent())
            + " (interval "
            + Wording.points(change.low())
            + " to "
            + Wording.points(change.high())
            + ").");
  }

  private void places() {
    Map<String, Long> countries =
        rows.regions().stream()
            .collect(
                Collectors.groupingBy(
                    TrendRows.Region::country, Collectors.summingLong(TrendRows.Region::events)));
    countries.entrySet().stream()
        .max(
            Map.Entry.<String, Long>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .ifPresent(
            most -> {
              TrendRows.Region favourite =
                  rows.regions().stream()
                      .filter(r -> r.country().equals(most.getKey()))
                      .max(
                          Comparator.comparingLong(TrendRows.Region::events)
                              .thenComparing(TrendRows.Region::style, Comparator.reverseOrder()))
                      .orElseThrow();
              findings.add(
                  new Finding(
                      "Most interest came from " + Wording.country(most.getKey()),
                      Wording.style(favourite.style())
                          + " is first there, with "
                          + Wording.percent(favourite.share())
                          + " of the country’s interest."));
            });
  }

  private void body() {
    if (!rows.bodyParts().isEmpty()) {
      TrendRows.BodyPart first = rows.bodyParts().get(0);
      findings.add(
          new Finding(
              Wording.style(first.part()) + " first",
              Wording.percent(first.share())
                  + " of the designs that name a place on the body are meant for it."));
    }
  }

  private void bookings() {
    if (!rows.bookings().isEmpty()) {
      TrendRows.Booked first = rows.bookings().get(0);
      findings.add(
          new Finding(
              Wording.style(first.style()) + " brings people into the chair",
              Wording.count(first.bookings())
                  + " appointments came from its designs, "
                  + Wording.percent(first.share())
                  + " of all whose style is known."));
    }
  }

  private void wishes() {
    if (!rows.words().isEmpty()) {
      String most =
          rows.words().stream()
              .limit(3)
              .map(w -> "“" + w.word() + "”")
              .collect(Collectors.joining(", "));
      findings.add(
          new Finding(
              "Wanted, and not drawn yet",
              "The words most often asked for that the model could not draw: " + most + "."));
    }
  }
}
