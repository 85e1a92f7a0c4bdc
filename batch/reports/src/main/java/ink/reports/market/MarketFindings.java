package ink.reports.market;

import ink.reports.Wording;
import ink.reports.demand.DemandQuestions.Price;
import ink.reports.demand.DemandQuestions.Weekday;
import ink.reports.demand.Direction;
import ink.reports.demand.Growth;
import ink.reports.demand.Season;
import ink.reports.page.Story.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What the market's numbers say, in words. Says nothing that chance alone explains. */
record MarketFindings(MarketRows rows) {
  private static final double TENTH_MORE = 1.1;

  List<Finding> all() {
    List<Finding> findings = new ArrayList<>();
    moving(findings, Direction.RISER, "Rising: ", "grow");
    moving(findings, Direction.FADER, "Fading: ", "shrink");
    seasons(findings);
    weekdays(findings);
    prices(findings);
    elasticity(findings);
    return findings;
  }

  private void moving(List<Finding> findings, Direction direction, String head, String verb) {
    List<Growth> moving = rows.courses().moving(direction);
    if (moving.isEmpty()) {
      return;
    }
    List<Growth> first = moving.subList(0, Math.min(3, moving.size()));
    findings.add(
        new Finding(
            head
                + first.stream()
                    .map(g -> Wording.style(g.style()))
                    .collect(Collectors.joining(", ")),
            "Against the typical style they "
                + verb
                + " by "
                + first.stream()
                    .map(g -> Wording.size(g.monthly()))
                    .collect(Collectors.joining(", "))
                + " in four weeks."));
  }

  private void seasons(List<Finding> findings) {
    List<Season> seasons =
        rows.courses().seasons().stream()
            .sorted(
                Comparator.comparingDouble((Season s) -> -s.height()).thenComparing(Season::style))
            .limit(3)
            .toList();
    if (!seasons.isEmpty()) {
      findings.add(
          new Finding(
              "The calendar matters",
              seasons.stream()
                      .map(
                          s ->
                              Wording.style(s.style())
                                  + " peaks around "
                                  + Wording.day(s.peak())
                                  + " ("
                                  + Wording.change(s.height())
                                  + ")")
                      .collect(Collectors.joining(", "))
                  + "."));
    }
  }

  private void weekdays(List<Finding> findings) {
    Comparator<Weekday> most = Comparator.comparingLong(Weekday::people);
    rows.weekdays().stream()
        .max(most)
        .ifPresent(
            best -> {
              Weekday least = rows.weekdays().stream().min(most).orElse(best);
              findings.add(
                  new Finding(
                      MarketStory.dayName(best) + " is the day",
                      Wording.size((double) best.people() / least.people() - 1)
                          + " more people are interested than on a "
                          + MarketStory.dayName(least)
                          + "."));
            });
  }

  private void prices(List<Finding> findings) {
    Comparator<Price> byPrice =
        Comparator.comparingDouble(Price::middle).thenComparing(Price::style);
    rows.priceIndex().stream()
        .max(byPrice)
        .ifPresent(
            dear -> {
              Price cheap = rows.priceIndex().stream().min(byPrice).orElse(dear);
              findings.add(
                  new Finding(
                      Wording.style(dear.style()) + " earns most an hour",
                      "Its hour costs "
                          + Wording.change(dear.middle() - 1)
                          + " against the usual, that of "
                          + Wording.style(cheap.style())
                          + " "
                          + Wording.change(cheap.middle() - 1)
                          + "."));
            });
  }

  private void elasticity(List<Finding> findings) {
    rows.elasticities().stream()
        .filter(e -> e.scope().equals("all") && e.high() < 0)
        .findFirst()
        .ifPresent(
            e ->
                findings.add(
                    new Finding(
                        "Ten per cent dearer, "
                            + Wording.size(answer(e.value()))
                            + " fewer bookings",
                        "When a studio raises its prices by 10%, its bookings change by "
                            + Wording.change(answer(e.value()))
                            + " (between "
                            + Wording.change(answer(e.low()))
                            + " and "
                            + Wording.change(answer(e.high()))
                            + ")."
                            + (e.high() < -1 ? " It earns less for it." : ""))));
  }

  private static double answer(double elasticity) {
    return StrictMath.pow(TENTH_MORE, elasticity) - 1;
  }
}
