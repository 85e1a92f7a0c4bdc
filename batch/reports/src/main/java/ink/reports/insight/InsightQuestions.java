package ink.reports.insight;

import ink.reports.Period;
import ink.reports.PinnedLake;
import ink.reports.TextFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Asks the lake about all artists at once. */
record InsightQuestions(PinnedLake lake, Period period) {
  private static final Duration FORTNIGHT = Duration.ofDays(14);

  /** All artists who were there when the period ended, by tenant and artist. */
  List<Artist> artists() {
    Map<String, Object> reach = Map.of("from", period.from(), "to", period.to());
    Map<String, Map<String, Funnel>> funnels = new HashMap<>();
    for (Row row : ask("funnel.sql", reach)) {
      funnels
          .computeIfAbsent(key(row), artist -> new TreeMap<>())
          .put(
              row.getString(2),
              new Funnel(
                  row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7)));
    }
    Map<String, Chair> chairs = new HashMap<>();
    for (Row row : ask("chair.sql", reach)) {
      chairs.put(key(row), chair(row));
    }
    List<Artist> artists = new ArrayList<>();
    for (Row row : ask("artists.sql", Map.of())) {
      @Nullable Integer minutes = row.isNullAt(7) ? null : row.getInt(7);
      artists.add(
          new Artist(
              row.getString(0),
              row.getString(1),
              row.getString(2),
              row.getString(3),
              row.getString(4),
              row.getString(5),
              row.getString(6),
              minutes,
              row.getLong(8),
              funnels.getOrDefault(key(row), Map.of()),
              chairs.getOrDefault(key(row), Chair.EMPTY),
              period.weeks()));
    }
    return artists;
  }

  private static String key(Row row) {
    return row.getString(0) + " " + row.getString(1);
  }

  private static Chair chair(Row row) {
    return new Chair(
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        row.getList(7),
        row.getList(8),
        row.getLong(9),
        row.getLong(10),
        row.getLong(11),
        row.getLong(12));
  }

  /**
   * Styles whose share of interested people rose between the last two fortnights by more than
   * chance explains; the greatest gain first.
   */
  List<String> risers() {
    Instant recent = period.to().minus(FORTNIGHT);
    List<Row> people =
        ask(
            "style_people.sql",
            Map.of("recent", recent, "earlier", recent.minus(FORTNIGHT), "k", (long) Peers.LEAST));
    long before = people.stream().mapToLong(row -> row.getLong(1)).sum();
    long lately = people.stream().mapToLong(row -> row.getLong(2)).sum();
    double alpha = Advisor.ALPHA / Math.max(1, people.size());
    record Shift(String style, Estimate gain) {}
    return people.stream()
        .map(
            row ->
                new Shift(
                    row.getString(0),
                    Estimate.share(row.getLong(2), lately, alpha)
                        .minus(Estimate.share(row.getLong(1), before, alpha))))
        .filter(shift -> shift.gain().isPositive())
        .sorted(
            Comparator.comparingDouble((Shift shift) -> -shift.gain().value())
                .thenComparing(Shift::style))
        .map(Shift::style)
        .toList();
  }

  private List<Row> ask(String question, Map<String, Object> values) {
    return lake.ask(TextFile.beside(InsightQuestions.class, question), values);
  }
}
