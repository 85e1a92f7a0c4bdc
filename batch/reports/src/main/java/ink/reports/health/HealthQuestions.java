package ink.reports.health;

import ink.reports.Input;
import ink.reports.Period;
import ink.reports.PinnedLake;
import ink.reports.TextFile;
import ink.reports.health.HealthRows.Cell;
import ink.reports.health.HealthRows.Count;
import ink.reports.health.HealthRows.Quantiles;
import ink.tables.LakeConfig;
import ink.tables.TableDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Asks the lake how the platform did. */
record HealthQuestions(PinnedLake lake, Period period, List<Input> inputs) {
  HealthRows rows() {
    List<Row> cells = ask("generations.sql", Map.of());
    return new HealthRows(
        cells.stream().filter(row -> row.getByte(7) == 0).map(row -> cell(row, 0)).toList(),
        cells.stream().filter(row -> row.getByte(8) == 0).map(row -> cell(row, 1)).toList(),
        cells.stream()
            .filter(row -> row.getByte(7) == 1 && row.getByte(8) == 1)
            .map(row -> cell(row, -1))
            .findFirst()
            .orElse(Cell.NONE),
        ask("failures.sql", Map.of()).stream()
            .map(r -> new HealthRows.Failure(r.getString(0), r.getString(1), r.getLong(2)))
            .toList(),
        ask("promises.sql", Map.of("to", period.to())).stream()
            .map(r -> new HealthRows.Hour(r.getInstant(0), r.getLong(1), r.getLong(2)))
            .toList(),
        machines(ask("machines.sql", Map.of()).get(0)),
        ask("forecasts.sql", Map.of()).stream().map(HealthQuestions::forecast).toList(),
        counts("webhooks.sql"),
        counts("letters.sql"),
        freshness());
  }

  private List<Row> ask(String question, Map<String, Object> values) {
    return lake.ask(TextFile.beside(HealthQuestions.class, question), values);
  }

  private static Cell cell(Row row, int name) {
    return new Cell(
        name < 0 ? "all" : row.getString(name),
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        row.isNullAt(6) ? null : quantiles(row, 6));
  }

  private static Quantiles quantiles(Row row, int column) {
    List<Double> three = row.getList(column);
    return new Quantiles(three.get(0), three.get(1), three.get(2));
  }

  private static HealthRows.Machines machines(Row row) {
    return new HealthRows.Machines(row.getLong(0), row.getLong(1), row.getLong(2), row.getLong(3));
  }

  private static HealthRows.Forecast forecast(Row row) {
    return new HealthRows.Forecast(
        row.getString(0), row.getLong(1), quantiles(row, 2), row.getDouble(3));
  }

  private List<Count> counts(String question) {
    return ask(question, Map.of()).stream()
        .map(row -> new Count(row.getString(0), row.getString(1), row.getLong(2)))
        .toList();
  }

  /** Of each table that was read: its snapshot's commit, and its newest fact of the period. */
  private List<HealthRows.Freshness> freshness() {
    List<HealthRows.Freshness> freshness = new ArrayList<>();
    for (String table : new TreeSet<>(lake.snapshots().keySet())) {
      Input input =
          inputs.stream().filter(i -> i.stream().table().equals(table)).findFirst().orElseThrow();
      // Names of tables and columns come from the catalogue of streams.
      Row row =
          lake.ask(
                  "SELECT (SELECT max(committed_at) FROM "
                      + LakeConfig.CATALOG
                      + "."
                      + TableDefinition.NAMESPACE
                      + "."
                      + table
                      + ".snapshots WHERE snapshot_id = :snapshot), (SELECT max("
                      + input.time()
                      + ") FROM "
                      + input.view()
                      + ")",
                  Map.of("snapshot", lake.snapshots().get(table)))
              .get(0);
      @Nullable Instant newest = row.isNullAt(1) ? null : row.getInstant(1);
      freshness.add(new HealthRows.Freshness(table, row.getInstant(0), newest));
    }
    return freshness;
  }
}
