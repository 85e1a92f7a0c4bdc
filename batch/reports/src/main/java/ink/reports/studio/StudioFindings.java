package ink.reports.studio;

import ink.reports.Money;
import ink.reports.Wording;
import ink.reports.page.Story;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;

/** What a studio's numbers say, in words. */
final class StudioFindings {
  private final StudioFigures figures;
  private final Span span;
  private final Money money;
  private final List<Story.Finding> findings = new ArrayList<>();

  StudioFindings(StudioFigures figures, Span span, Money money) {
    this.figures = figures;
    this.span = span;
    this.money = money;
  }

  List<Story.Finding> findings() {
    revenue();
    cause();
    person();
    noShows();
    style();
    ahead();
    return List.copyOf(findings);
  }

  private void add(String head, String sentence) {
    findings.add(new Story.Finding(head, sentence));
  }

  private String unit() {
    return span.unit().word();
  }

  private void revenue() {
    RevenueChange change = figures.change(span);
    long difference = change.after() - change.before();
    long kept = figures.of(span).stands();
    String of =
        money.exact(change.after())
            + " from "
            + kept
            + (kept == 1 ? " kept appointment" : " kept appointments");
    if (difference == 0) {
      add("Revenue as the " + unit() + " before", of + ".");
    } else {
      String share =
          change.before() == 0
              ? ""
              : ", "
                  + Wording.percent(Math.abs((double) difference / change.before()))
                  + (difference > 0 ? " more" : " less");
      add(
          "Revenue is " + (difference > 0 ? "up " : "down ") + money.about(Math.abs(difference)),
          of
              + share
              + " than the "
              + unit()
              + " before, which had "
              + money.exact(change.before())
              + ".");
    }
  }

  private void cause() {
    RevenueChange change = figures.change(span);
    Map<String, Long> causes =
        Map.of(
            "appointments", change.appointments(), "kept", change.kept(), "price", change.price());
    Map.Entry<String, Long> most =
        causes.entrySet().stream()
            .max(
                Comparator.comparingLong((Map.Entry<String, Long> e) -> Math.abs(e.getValue()))
                    .thenComparing(Map.Entry.comparingByKey()))
            .orElseThrow();
    if (most.getValue() == 0) {
      return;
    }
    boolean more = most.getValue() > 0;
    String head =
        switch (most.getKey()) {
          case "appointments" -> more ? "More appointments did it" : "Fewer appointments did it";
          case "kept" -> more ? "More of them took place" : "Fewer of them took place";
          default -> more ? "Prices were higher" : "Prices were lower";
        };
    add(
        head,
        "The number of appointments made "
            + money.change(change.appointments())
            + ", the share of them that was kept "
            + money.change(change.kept())
            + ", the price "
            + money.change(change.price())
            + ".");
  }

  private void person() {
    List<RevenueChange.Part> parts =
        figures.change(span).parts().stream().filter(part -> !part.artist().isEmpty()).toList();
    if (parts.size() < 2 || parts.get(0).sum() == 0) {
      return;
    }
    RevenueChange.Part most = parts.get(0);
    add(
        figures.name(most.artist()) + (most.sum() > 0 ? " gained most" : " lost most"),
        money.change(most.sum())
            + " against the "
            + unit()
            + " before: "
            + money.change(most.appointments())
            + " by appointments, "
            + money.change(most.kept())
            + " by the share kept, "
            + money.change(most.price())
            + " by price.");
  }

  private void noShows() {
    Tally now = figures.of(span);
    long due = now.stands() + now.noShows();
    if (now.noShows() == 0 || due == 0) {
      return;
    }
    Interval likely =
        BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(
            Math.toIntExact(due), Math.toIntExact(now.noShows()), 0.05);
    add(
        now.noShows() == 1 ? "One client did not come" : now.noShows() + " clients did not come",
        "Of "
            + due
            + " whose time came, "
            + Wording.percent(now.noShowRate())
            + ". One "
            + unit()
            + " is little to go by: the true rate may lie anywhere from "
            + Wording.percent(likely.getLowerBound())
            + " to "
            + Wording.percent(likely.getUpperBound())
            + ".");
  }

  private void style() {
    figures.byStyle(span).entrySet().stream()
        .filter(style -> style.getValue().priceMinor() > 0)
        .max(
            Comparator.comparingLong((Map.Entry<String, Tally> s) -> s.getValue().priceMinor())
                .thenComparing(Map.Entry.<String, Tally>comparingByKey().reversed()))
        .ifPresent(
            best ->
                add(
                    Wording.style(best.getKey()) + " earned most",
                    money.exact(best.getValue().priceMinor())
                        + " from "
                        + best.getValue().stands()
                        + (best.getValue().stands() == 1 ? " appointment" : " appointments")
                        + " that a design of the style led to."));
  }

  private void ahead() {
    Tally coming = figures.of(span.before(-1));
    if (coming.unanswered() > 0) {
      add(
          coming.unanswered() == 1 ? "One request waits" : coming.unanswered() + " requests wait",
          "For the "
              + unit()
              + " that follows, unanswered. It counts once the studio has accepted it.");
    }
  }
}
