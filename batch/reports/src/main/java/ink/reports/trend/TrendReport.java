package ink.reports.trend;

import ink.events.Streams;
import ink.reports.Basis;
import ink.reports.Edition;
import ink.reports.Input;
import ink.reports.Period;
import ink.reports.PinnedLake;
import ink.reports.Report;
import ink.reports.Subject;
import ink.reports.Suppression;
import ink.reports.TextFile;
import ink.reports.demand.Courses;
import ink.reports.demand.DemandQuestions;
import ink.reports.demand.StyleWeek;
import ink.reports.page.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/**
 * Which styles are wanted, where, and where that is going: of all tenants together, naming none.
 */
public final class TrendReport implements Report {
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
    List<Input> inputs = new ArrayList<>(DemandQuestions.inputs());
    inputs.add(
        Input.of(
            Streams.GENERATION_COMPLETED, "tenant_id", "client_id", "artist_id", "undrawn_words"));
    return inputs;
  }

  @Override
  public Stream<Edition> build(PinnedLake lake, Period period) {
    DemandQuestions demand = new DemandQuestions(lake, period);
    List<StyleWeek> weeks = demand.weeks();
    TrendRows rows =
        new TrendRows(
            weeks,
            Courses.of(weeks, period.start()),
            demand.regions(),
            demand.priceIndex(),
            counts(lake, "body_parts.sql"),
            bookings(lake),
            counts(lake, "undrawn_words.sql"));
    Story story = new TrendStory(rows, Basis.of(lake, inputs(), period), period).tell();
    return Stream.of(Edition.of(name(), Subject.EVERYONE, story, rows.tables()));
  }

  private static List<Row> ask(PinnedLake lake, String question) {
    return lake.ask(TextFile.beside(TrendReport.class, question), Map.of("k", Suppression.LEAST));
  }

  private static List<TrendRows.Count> counts(PinnedLake lake, String question) {
    return ask(lake, question).stream()
        .map(row -> new TrendRows.Count(row.getString(0), row.getLong(1)))
        .toList();
  }

  private static List<TrendRows.Booked> bookings(PinnedLake lake) {
    return ask(lake, "bookings_by_style.sql").stream()
        .map(
            row ->
                new TrendRows.Booked(
                    row.getString(0), row.getLong(1), row.isNullAt(2) ? null : row.getLong(2)))
        .toList();
  }
}
