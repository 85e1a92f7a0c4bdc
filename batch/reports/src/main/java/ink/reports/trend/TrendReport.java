package ink.reports.trend;

import ink.events.Streams;
import ink.reports.Basis;
import ink.reports.Edition;
import ink.reports.Input;
import ink.reports.Period;
import ink.reports.PinnedLake;
import ink.reports.Report;
import ink.reports.Subject;
import ink.reports.TextFile;
import ink.reports.page.Story;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Which styles are wanted, where, and where that is going: of all tenants together, naming none.
 */
public final class TrendReport implements Report {
  /** A count below this is not published. */
  static final long LEAST_COUNT = 10;

  /** Chance that one of the intervals of a report misses. */
  static final double ALPHA = 0.05;

  private static final int FORTNIGHT_DAYS = 14;

  @Override
  public String name() {
    return "trends";
  }

  @Override
  public String about() {
    return "which styles are wanted, where, and where that is going";
  }

  @Override
  public List<Input> inputs() {
    return List.of(
        Input.of(
            Streams.GENERATION_REQUESTED,
            "tenant_id",
            "client_id",
            "artist_id",
            "style",
            "body_part",
            "country"),
        // By when they were asked for: made designs are counted beside the requests they answer.
        new Input(
            "generation_completed",
            Streams.GENERATION_COMPLETED,
            "requested_at",
            List.of("tenant_id", "style", "prompt", "undrawn_words"),
            Input.Reach.PERIOD),
        new Input(
            "generation_completed_ever",
            Streams.GENERATION_COMPLETED,
            "completed_at",
            List.of("design_id", "style"),
            Input.Reach.HISTORY),
        Input.of(Streams.APP_EVENT_RECORDED, "actor_id", "name", "style", "country"),
        Input.of(Streams.BOOKING_CORRELATED, "booking_id", "design_id"),
        new Input(
            "booking_changed",
            Streams.BOOKING_CHANGED,
            "changed_at",
            List.of("booking_id", "external_version", "status"),
            Input.Reach.HISTORY));
  }

  @Override
  public Stream<Edition> build(PinnedLake lake, Period period) {
    TrendRows rows =
        new TrendRows(
            weeks(lake, period),
            shifts(lake, period),
            regions(lake),
            bodyParts(lake),
            bookings(lake),
            words(lake));
    Basis basis = Basis.of(lake, inputs(), period);
    Story story = new TrendStory(rows, basis, period).tell();
    return Stream.of(Edition.of(name(), Subject.EVERYONE, story, rows.tables()));
  }

  private static List<Row> ask(PinnedLake lake, String question, Map<String, Object> values) {
    Map<String, Object> all = new TreeMap<>(values);
    all.put("k", LEAST_COUNT);
    return lake.ask(TextFile.beside(TrendReport.class, question), all);
  }

  private static List<TrendRows.Week> weeks(PinnedLake lake, Period period) {
    List<TrendRows.Week> counts =
        ask(lake, "style_weeks.sql", Map.of("start", period.start())).stream()
            .map(
                row ->
                    new TrendRows.Week(
                        row.getLocalDate(0),
                        row.getString(1),
                        count(row, 2),
                        count(row, 3),
                        count(row, 4),
                        count(row, 5),
                        count(row, 6),
                        0))
            .toList();
    Map<Object, Long> totals = totals(counts, TrendRows.Week::start, TrendRows.Week::interest);
    return counts.stream()
        .map(
            w ->
                new TrendRows.Week(
                    w.start(),
                    w.style(),
                    w.requested(),
                    w.succeeded(),
                    w.views(),
                    w.likes(),
                    w.shares(),
                    (double) w.interest() / Objects.requireNonNull(totals.get(w.start()))))
        .toList();
  }

  private static List<TrendRows.Shift> shifts(PinnedLake lake, Period period) {
    Instant recent = period.to().minusSeconds(FORTNIGHT_DAYS * 86_400L);
    Instant earlier = recent.minusSeconds(FORTNIGHT_DAYS * 86_400L);
    List<Row> people = ask(lake, "style_people.sql", Map.of("recent", recent, "earlier", earlier));
    long earlierTotal = people.stream().mapToLong(row -> row.getLong(1)).sum();
    long recentTotal = people.stream().mapToLong(row -> row.getLong(2)).sum();
    // Bonferroni: all intervals together miss with ALPHA.
    double alpha = ALPHA / Math.max(1, people.size());
    List<TrendRows.Shift> shifts = new ArrayList<>();
    for (Row row : people) {
      ShareChange change =
          ShareChange.between(row.getLong(1), earlierTotal, row.getLong(2), recentTotal, alpha);
      shifts.add(new TrendRows.Shift(row.getString(0), row.getLong(1), row.getLong(2), change));
    }
    return shifts;
  }

  private static List<TrendRows.Region> regions(PinnedLake lake) {
    List<Row> counts = ask(lake, "style_countries.sql", Map.of());
    Map<Object, Long> totals = totals(counts, row -> row.getString(0), row -> row.getLong(2));
    return counts.stream()
        .map(
            row ->
                new TrendRows.Region(
                    row.getString(0),
                    row.getString(1),
                    row.getLong(2),
                    (double) row.getLong(2) / Objects.requireNonNull(totals.get(row.getString(0)))))
        .toList();
  }

  private static List<TrendRows.BodyPart> bodyParts(PinnedLake lake) {
    List<Row> counts = ask(lake, "body_parts.sql", Map.of());
    double total = counts.stream().mapToLong(row -> row.getLong(1)).sum();
    return counts.stream()
        .map(
            row -> new TrendRows.BodyPart(row.getString(0), row.getLong(1), row.getLong(1) / total))
        .toList();
  }

  private static List<TrendRows.Booked> bookings(PinnedLake lake) {
    List<Row> counts = ask(lake, "bookings_by_style.sql", Map.of());
    double total = counts.stream().mapToLong(row -> row.getLong(1)).sum();
    return counts.stream()
        .map(
            row ->
                new TrendRows.Booked(
                    row.getString(0), row.getLong(1), count(row, 2), row.getLong(1) / total))
        .toList();
  }

  private static List<TrendRows.Word> words(PinnedLake lake) {
    return ask(lake, "undrawn_words.sql", Map.of()).stream()
        .map(row -> new TrendRows.Word(row.getString(0), row.getLong(1)))
        .toList();
  }

  private static <T> Map<Object, Long> totals(
      List<T> rows, Function<T, Object> group, ToLongFunction<T> count) {
    return rows.stream().collect(Collectors.groupingBy(group, Collectors.summingLong(count)));
  }

  private static @Nullable Long count(Row row, int column) {
    return row.isNullAt(column) ? null : row.getLong(column);
  }
}
