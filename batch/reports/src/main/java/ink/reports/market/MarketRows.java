package ink.reports.market;

import ink.reports.ReportTable;
import ink.reports.demand.Courses;
import ink.reports.demand.DemandQuestions.Price;
import ink.reports.demand.DemandQuestions.Weekday;
import ink.reports.demand.DemandTables;
import ink.reports.demand.Elasticity;
import java.util.List;

/**
 * The Market Report's numbers.
 *
 * @param prices by style and currency
 */
record MarketRows(
    Courses courses,
    List<Weekday> weekdays,
    List<Price> priceIndex,
    List<Price> prices,
    List<Elasticity> elasticities) {
  MarketRows {
    weekdays = List.copyOf(weekdays);
    priceIndex = List.copyOf(priceIndex);
    prices = List.copyOf(prices);
    elasticities = List.copyOf(elasticities);
  }

  boolean isEmpty() {
    return tables().stream().allMatch(table -> table.rows().isEmpty());
  }

  /** The rows as programs read them. */
  List<ReportTable> tables() {
    return List.of(
        DemandTables.growth(courses.growth()),
        DemandTables.seasons(courses.seasons()),
        DemandTables.parts(courses.parts()),
        DemandTables.weekdays(weekdays),
        DemandTables.priceIndex(priceIndex),
        DemandTables.prices(prices),
        DemandTables.elasticities(elasticities));
  }
}
