package ink.reports.studio;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import ink.reports.PinnedLake;
import ink.reports.TextFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Asks the lake about all studios at once: as many queries for two hundred as for one. */
final class StudioQuestions {
  /** How many spans a page draws, the reported one counted. */
  static int drawn(Span.Unit unit) {
    return unit == Span.Unit.WEEK ? 8 : 6;
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private final PinnedLake lake;
  private final Function<Studio, List<Span>> asked;

  /**
   * Questions about some spans of some studios.
   *
   * @param asked the spans that are reported of a studio
   */
  StudioQuestions(PinnedLake lake, Function<Studio, List<Span>> asked) {
    this.lake = lake;
    this.asked = asked;
  }

  /** Each asked studio's figures, by tenant and studio. */
  List<StudioFigures> figures() {
    List<Studio> studios =
        ask("studios.sql", Map.of()).stream()
            .map(
                row ->
                    new Studio(
                        row.getString(0),
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)))
            .filter(studio -> !asked.apply(studio).isEmpty())
            .toList();
    Map<String, Object> spans = Map.of("spans", spans(studios));
    Map<String, List<Row>> lines = byStudio(ask("appointments.sql", spans));
    Map<String, List<Row>> paid = byStudio(ask("payments.sql", spans));
    Map<String, List<Row>> roster = byStudio(ask("roster.sql", spans));
    Map<String, List<Row>> newest = byStudio(ask("newest.sql", Map.of()));
    Map<String, Map<String, String>> names = new HashMap<>();
    for (Row row : ask("names.sql", Map.of())) {
      names
          .computeIfAbsent(row.getString(0), tenant -> new TreeMap<>())
          .put(row.getString(1), row.getString(2));
    }
    List<StudioFigures> figures = new ArrayList<>();
    for (Studio studio : studios) {
      String key = key(studio.tenantId(), studio.studioId());
      figures.add(
          new StudioFigures(
              studio,
              lines.getOrDefault(key, List.of()).stream().map(StudioQuestions::line).toList(),
              paid.getOrDefault(key, List.of()).stream().map(StudioQuestions::paid).toList(),
              roster.getOrDefault(key, List.of()).stream().map(StudioQuestions::seat).toList(),
              names.getOrDefault(studio.tenantId(), Map.of()),
              newest.containsKey(key) ? newest.get(key).get(0).getInstant(2) : null));
    }
    return figures;
  }

  private List<Row> ask(String question, Map<String, Object> values) {
    return lake.ask(TextFile.beside(StudioQuestions.class, question), values);
  }

  /** Those asked, the ones that their pages draw, and the one that follows, as JSON. */
  private String spans(List<Studio> studios) {
    ArrayNode json = JSON.createArrayNode();
    for (Studio studio : studios) {
      asked.apply(studio).stream()
          .flatMap(span -> IntStream.range(-1, drawn(span.unit())).mapToObj(span::before))
          .distinct()
          .forEach(
              span ->
                  json.addObject()
                      .put("tenant_id", studio.tenantId())
                      .put("studio_id", studio.studioId())
                      .put("span", span.key())
                      .put("from_us", micros(span.from()))
                      .put("to_us", micros(span.to())));
    }
    return json.toString();
  }

  private static long micros(Instant instant) {
    return instant.toEpochMilli() * 1000;
  }

  private static Map<String, List<Row>> byStudio(List<Row> rows) {
    return rows.stream()
        .collect(Collectors.groupingBy(row -> key(row.getString(0), row.getString(1))));
  }

  private static String key(String tenant, String studio) {
    return tenant + " " + studio;
  }

  private static StudioFigures.Line line(Row row) {
    long[] n = IntStream.range(6, 15).mapToLong(row::getLong).toArray();
    return new StudioFigures.Line(
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        new Tally(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8]));
  }

  private static StudioFigures.Paid paid(Row row) {
    return new StudioFigures.Paid(
        row.getString(2), row.getString(3), row.getString(4), row.getLong(5), row.getLong(6));
  }

  private static StudioFigures.Seat seat(Row row) {
    @Nullable Integer minutes = row.isNullAt(4) ? null : row.getInt(4);
    return new StudioFigures.Seat(row.getString(2), row.getString(3), minutes);
  }
}
