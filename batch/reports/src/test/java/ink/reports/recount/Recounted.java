package ink.reports.recount;

import static org.assertj.core.api.Assertions.assertThat;

import ink.events.Stream;
import ink.reports.Edition;
import ink.reports.Period;
import ink.reports.Report;
import ink.reports.ReportTable;
import ink.reports.Suppression;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.assertj.core.data.Offset;

/** Holds a report against the other engine's numbers. */
public final class Recounted implements AutoCloseable {
  private final Recount recount;
  private final Map<String, Object> values;

  public Recounted(Map<Stream<?>, ? extends List<? extends SpecificRecord>> facts, Period period)
      throws SQLException {
    recount = Recount.open(1);
    for (var entry : facts.entrySet()) {
      recount.facts(entry.getKey(), entry.getValue());
    }
    values = Map.of("from", period.from(), "to", period.to(), "k", Suppression.LEAST);
  }

  /** The other engine's rows. */
  public Recount.Answer ask(Report report, String question) throws SQLException {
    return recount.ask(Questions.of(report).get(question), values);
  }

  /** Every row and number is as counted again; doubles within 1e-9 of themselves. */
  public void agreesWith(Report report, Edition edition, String table) throws SQLException {
    Recount.Answer again = ask(report, table);
    assertThat(again.rows()).as(table + " counted again").isNotEmpty();
    assertSame(table, rows(edition, table, again.columns()), again.rows());
  }

  /** Every row that is published is as counted again, though some more are hidden. */
  public void agreesWherePublished(Report report, Edition edition, String table, int keys)
      throws SQLException {
    Recount.Answer again = ask(report, table);
    List<List<Object>> published = rows(edition, table, again.columns());
    assertThat(published).as(table).isNotEmpty();
    List<List<Object>> counted =
        again.rows().stream()
            .filter(
                row ->
                    published.stream()
                        .anyMatch(p -> p.subList(0, keys).equals(row.subList(0, keys))))
            .toList();
    assertSame(table, published, counted);
  }

  private static List<List<Object>> rows(Edition edition, String name, List<String> columns) {
    ReportTable table =
        edition.tables().stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
    List<List<Object>> rows = new ArrayList<>();
    for (Object[] row : table.rows()) {
      List<Object> cells = new ArrayList<>();
      for (String column : columns) {
        Object cell = row[table.columns().indexOf(column)];
        cells.add(cell instanceof Integer whole ? (Object) whole.longValue() : cell);
      }
      rows.add(cells);
    }
    return rows;
  }

  private static void assertSame(
      String table, List<List<Object>> published, List<List<Object>> again) {
    assertThat(published).as(table).hasSameSizeAs(again);
    for (int i = 0; i < published.size(); i++) {
      for (int j = 0; j < published.get(i).size(); j++) {
        Object mine = published.get(i).get(j);
        Object theirs = again.get(i).get(j);
        String what = table + " " + published.get(i) + " against " + again.get(i);
        if (mine instanceof Double number) {
          assertThat(number)
              .as(what)
              .isCloseTo((Double) theirs, Offset.offset(1e-9 * Math.abs(number) + 1e-12));
        } else {
          assertThat(mine).as(what).isEqualTo(theirs);
        }
      }
    }
  }

  @Override
  public void close() throws SQLException {
    recount.close();
  }
}
