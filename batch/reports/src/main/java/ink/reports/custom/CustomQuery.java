package ink.reports.custom;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_trunc;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.hour;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.weekday;

import ink.reporting.Catalogue.Dimension;
import ink.reporting.CustomReport;
import ink.reporting.CustomReport.Filter;
import ink.reporting.CustomReport.Grain;
import ink.reports.Period;
import ink.reports.PinnedLake;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * Asks the lake what a custom report wants to know, of one tenant. The question is put together of
 * column expressions; names come from the catalogue and values are literals, never text of SQL.
 *
 * @param mostFacts facts that a report may read; one that would read more is refused before it
 *     reads any
 */
record CustomQuery(SparkSession spark, long mostFacts) {
  private static final String STARTS = "starts";

  /**
   * The answer as of {@code now}.
   *
   * @throws TooCostlyException when it would read too much
   */
  Answer ask(CustomReport report, String tenantId, Instant now) throws TooCostlyException {
    LocalDate today = LocalDate.ofInstant(now, report.zone());
    LocalDate from = report.span().from(today);
    LocalDate to = report.span().to(today);
    Source source = Source.of(report.subject().name());
    Period period = covering(from, to, now, report.subject().name().equals("bookings"));
    long scanned = Cost.facts(spark, source.inputs(), period);
    if (scanned > mostFacts) {
      throw new TooCostlyException(
          String.format(
              Locale.ROOT,
              "It would read about %,d facts, and %,d are the limit. Shorten the period (it is %d"
                  + " days long) and run it again.",
              scanned,
              mostFacts,
              ChronoUnit.DAYS.between(from, to)));
    }
    try (PinnedLake lake = PinnedLake.open(spark, source.inputs(), period, tenantId)) {
      Dataset<Row> rows = grouped(report, source, tenantId, from, to, now);
      List<Row> found = rows.limit(report.limit() + 1).collectAsList();
      return new Answer(
          report,
          from,
          to,
          lake.snapshots(),
          now,
          scanned,
          found.size() > report.limit(),
          found.stream().limit(report.limit()).map(CustomQuery::values).toList());
    }
  }

  /**
   * Days that hold all that is asked, whatever the time zone. An appointment of the period may be
   * changed after it, so bookings are read up to now.
   */
  private static Period covering(LocalDate from, LocalDate to, Instant now, boolean upToNow) {
    LocalDate tomorrow = LocalDate.ofInstant(now, java.time.ZoneOffset.UTC).plusDays(1);
    LocalDate end = upToNow && tomorrow.isAfter(to) ? tomorrow : to.plusDays(1);
    long days = ChronoUnit.DAYS.between(from.minusDays(1), end);
    int weeks = upToNow ? Period.LEAST_WEEKS : Math.max(Period.LEAST_WEEKS, (int) ((days + 6) / 7));
    return new Period(end, weeks);
  }

  private Dataset<Row> grouped(
      CustomReport report,
      Source source,
      String tenantId,
      LocalDate from,
      LocalDate to,
      Instant now) {
    Column local = from_utc_timestamp(col("happened_at"), report.zone().getId());
    Dataset<Row> things =
        spark
            .sql(source.question())
            .where(col("tenant_id").equalTo(lit(tenantId)))
            .where(col("happened_at").geq(lit(from.atStartOfDay(report.zone()).toInstant())))
            .where(col("happened_at").lt(lit(to.atStartOfDay(report.zone()).toInstant())))
            .withColumn("weekday", weekday(local).plus(1))
            .withColumn("hour", hour(local));
    if (Arrays.asList(things.columns()).contains("ends_at")) {
      things = things.withColumn("is_over", col("ends_at").leq(lit(now)));
    }
    for (Filter filter : report.filters()) {
      things = things.where(condition(filter));
    }
    List<Column> by = new ArrayList<>();
    Grain grain = report.grain();
    if (grain != null) {
      by.add(to_date(date_trunc(grain.name(), local)).as(STARTS));
    }
    report.dimensions().stream().map(Dimension::name).forEach(name -> by.add(col(name)));
    List<Column> measures =
        report.measures().stream()
            .map(measure -> source.measure(measure.name()).as(measure.name()))
            .toList();
    Dataset<Row> answer =
        things
            .groupBy(by.toArray(Column[]::new))
            .agg(measures.get(0), measures.subList(1, measures.size()).toArray(Column[]::new));
    List<Column> order = new ArrayList<>();
    if (grain != null) {
      order.add(col(STARTS));
    }
    report.dimensions().forEach(dimension -> order.add(col(dimension.name()).asc_nulls_last()));
    return order.isEmpty() ? answer : answer.orderBy(order.toArray(Column[]::new));
  }

  private static Column condition(Filter filter) {
    Column value = col(filter.dimension().name());
    Object[] values = filter.values().toArray();
    return switch (filter.operator()) {
      case IN -> value.isin(values);
      // A thing without the value is not one of those left out.
      case NOT_IN -> value.isNull().or(value.isin(values).equalTo(false));
      case AT_LEAST -> value.geq(lit(values[0]));
      case AT_MOST -> value.leq(lit(values[0]));
    };
  }

  private static List<@Nullable Object> values(Row row) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      values.add(row.isNullAt(i) ? null : row.get(i));
    }
    return values;
  }
}
