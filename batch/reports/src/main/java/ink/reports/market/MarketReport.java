package ink.reports.market;

import ink.reports.Basis;
import ink.reports.Edition;
import ink.reports.Input;
import ink.reports.Period;
import ink.reports.PinnedLake;
import ink.reports.Report;
import ink.reports.Subject;
import ink.reports.demand.Courses;
import ink.reports.demand.DemandQuestions;
import ink.reports.demand.Elasticity;
import ink.reports.page.Story;
import java.util.List;
import java.util.stream.Stream;

/** How demand grows, when it peaks, and what prices do to it: of all tenants together. */
public final class MarketReport implements Report {
  @Override
  public String name() {
    return "market";
  }

  @Override
  public String about() {
    return "trending styles, seasons taken apart, prices and what they do to demand";
  }

  @Override
  public List<Input> inputs() {
    return DemandQuestions.inputs();
  }

  @Override
  public Stream<Edition> build(PinnedLake lake, Period period) {
    DemandQuestions demand = new DemandQuestions(lake, period);
    MarketRows rows =
        new MarketRows(
            Courses.of(demand.weeks(), period.start()),
            demand.weekdays(),
            demand.priceIndex(),
            demand.prices(),
            Elasticity.all(demand.fortnights()));
    Story story = new MarketStory(rows, Basis.of(lake, inputs(), period), period).tell();
    return Stream.of(Edition.of(name(), Subject.EVERYONE, story, rows.tables()));
  }
}
