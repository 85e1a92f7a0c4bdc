package ink.reports.mail;

import ink.reports.Edition;
import ink.reports.PageStore;
import ink.reports.Period;
import ink.reports.PinnedLake;
import ink.reports.Publication;
import ink.reports.ReportDatabase;
import ink.reports.studio.Span;
import ink.reports.studio.Studio;
import ink.reports.studio.StudioBrands;
import ink.reports.studio.StudioReport;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/** Builds ordered Studio Reports from the lake as it is now, and publishes them. */
final class StudioWorkshop implements DueReports.Workshop {
  /** What an unknown studio is called; its page says that nothing is known of it. */
  private static final String NAMELESS = "your studio";

  private final Supplier<SparkSession> spark;
  private final ReportDatabase database;
  private final Publication publication;
  private final Clock clock;

  /**
   * A workshop.
   *
   * @param spark started when the first report is to be built
   */
  StudioWorkshop(
      Supplier<SparkSession> spark, ReportDatabase database, PageStore pages, Clock clock) {
    this.spark = spark;
    this.database = database;
    this.publication = new Publication(database, pages);
    this.clock = clock;
  }

  @Override
  public Map<DueReports.Order, String> build(List<DueReports.Order> orders) {
    StudioBrands brands = new StudioBrands(() -> StudioBrands.read(database));
    Map<DueReports.Order, String> runs = new HashMap<>();
    for (Span.Unit unit : Span.Unit.values()) {
      List<DueReports.Order> ordered =
          orders.stream().filter(order -> order.span().unit() == unit).toList();
      if (!ordered.isEmpty()) {
        build(new StudioReport(unit, brands, clock), ordered, runs);
      }
    }
    return runs;
  }

  private void build(
      StudioReport report, List<DueReports.Order> orders, Map<DueReports.Order, String> runs) {
    // All that is known by now: what came after the span has its say about it.
    LocalDate tomorrow = LocalDate.now(clock.withZone(ZoneOffset.UTC)).plusDays(1);
    Period known = new Period(tomorrow, Period.LEAST_WEEKS);
    try (PinnedLake lake = PinnedLake.open(spark.get(), report.inputs(), known)) {
      report
          .build(lake, studio -> spans(orders, studio))
          .forEach(edition -> publish(edition, orders, runs));
      for (DueReports.Order order : orders) {
        if (!runs.containsKey(order)) {
          String zone = order.span().zone().getId();
          Studio unknown =
              new Studio(order.tenantId(), order.studioId(), NAMELESS, zone, null, null);
          publish(report.empty(unknown, order.span(), lake), orders, runs);
        }
      }
    }
  }

  private static List<Span> spans(List<DueReports.Order> orders, Studio studio) {
    return orders.stream()
        .filter(order -> order.studioId().equals(studio.studioId()))
        .filter(order -> order.tenantId().equals(studio.tenantId()))
        .map(DueReports.Order::span)
        .toList();
  }

  private void publish(
      Edition edition, List<DueReports.Order> orders, Map<DueReports.Order, String> runs) {
    publication.publish(edition);
    orders.stream()
        .filter(order -> order.studioId().equals(edition.subject().id()))
        .filter(order -> order.tenantId().equals(edition.subject().tenantId()))
        .filter(order -> order.span().start().equals(edition.basis().days().start()))
        .filter(order -> order.span().zone().equals(edition.basis().days().zone()))
        .forEach(order -> runs.put(order, edition.runId()));
  }
}
