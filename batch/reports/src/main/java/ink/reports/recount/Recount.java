package ink.reports.recount;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ink.events.Stream;
import ink.events.Streams;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * DuckDB over facts, under the names of silver's tables. A report's questions lie beside it in
 * {@code recount/*.sql}, written independently of the report's own; each is one SELECT with the
 * parameters {@code $from}, {@code $to} (instants) and {@code $k} (the least count that is
 * published). Facts that are handed over may repeat; the questions count each once.
 *
 * <p>Not for threads. The driver, {@code org.duckdb:duckdb_jdbc}, is the caller's to bring.
 */
public final class Recount implements AutoCloseable {
  private static final Pattern PARAMETER = Pattern.compile("\\$([a-z_]+)");

  private final Connection duck;

  private Recount(Connection duck) {
    this.duck = duck;
  }

  /**
   * An answer.
   *
   * @param columns their names
   * @param rows whole numbers are Long, others Double, instants Instant, days LocalDate
   */
  public record Answer(List<String> columns, List<List<@Nullable Object>> rows) {
    public Answer {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /**
   * Opens a database in memory in which every table of silver is empty.
   *
   * @param threads that a question may use
   */
  public static Recount open(int threads) throws SQLException {
    Recount recount = new Recount(DriverManager.getConnection("jdbc:duckdb:"));
    recount.execute("SET TimeZone = 'UTC'");
    recount.execute("SET threads = " + threads);
    for (Stream<?> stream : Streams.all()) {
      recount.execute(
          "CREATE VIEW "
              + stream.table()
              + " AS SELECT * FROM (VALUES ("
              + columns(stream, (name, type) -> "NULL::" + type)
              + ")) AS t ("
              + columns(stream, (name, type) -> name)
              + ") WHERE false");
    }
    return recount;
  }

  /** Puts the files of a table of silver in the place of what was there. */
  public void files(Stream<?> stream, List<Path> parquet) throws SQLException {
    if (!parquet.isEmpty()) {
      String files =
          parquet.stream().map(file -> "'" + file + "'").collect(Collectors.joining(", "));
      execute(
          "CREATE OR REPLACE VIEW "
              + stream.table()
              + " AS SELECT * FROM read_parquet(["
              + files
              + "], union_by_name = true)");
    }
  }

  /** Puts facts in the place of what was there. */
  public void facts(Stream<?> stream, List<? extends SpecificRecord> facts) throws SQLException {
    if (facts.isEmpty()) {
      return;
    }
    try {
      Path file = Files.createTempFile("ink-recount-", ".json");
      try {
        write(facts, file);
        execute("DROP VIEW " + stream.table());
        execute(
            "CREATE TABLE "
                + stream.table()
                + " AS SELECT * FROM read_json('"
                + file
                + "', format = 'newline_delimited', columns = {"
                + columns(stream, (name, type) -> name + ": '" + type + "'")
                + "})");
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(List<? extends SpecificRecord> facts, Path file) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (SpecificRecord fact : facts) {
        ObjectNode row = mapper.createObjectNode();
        for (Schema.Field field : fact.getSchema().getFields()) {
          Object value = fact.get(field.pos());
          if (value instanceof Instant || value instanceof java.nio.ByteBuffer) {
            row.put(field.name(), value.toString());
          } else {
            row.set(field.name(), mapper.valueToTree(value));
          }
        }
        out.write(mapper.writeValueAsString(row));
        out.newLine();
      }
    }
  }

  /**
   * Asks.
   *
   * @throws IllegalArgumentException when the question has a parameter without a value
   */
  public Answer ask(String sql, Map<String, Object> values) throws SQLException {
    try (Statement statement = duck.createStatement();
        ResultSet found = statement.executeQuery(with(sql, values))) {
      List<String> names = new ArrayList<>();
      for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
        names.add(found.getMetaData().getColumnLabel(i));
      }
      List<List<@Nullable Object>> rows = new ArrayList<>();
      while (found.next()) {
        List<@Nullable Object> row = new ArrayList<>();
        for (int i = 1; i <= names.size(); i++) {
          row.add(plain(found.getObject(i)));
        }
        rows.add(row);
      }
      return new Answer(names, rows);
    }
  }

  private static String with(String sql, Map<String, Object> values) {
    return PARAMETER
        .matcher(sql)
        .replaceAll(
            match -> {
              Object value = values.get(match.group(1));
              if (value == null) {
                throw new IllegalArgumentException("no value for $" + match.group(1));
              }
              return Matcher.quoteReplacement(literal(value));
            });
  }

  private static String literal(Object value) {
    if (value instanceof Instant) {
      return "TIMESTAMPTZ '" + value + "'";
    }
    return value instanceof Number
        ? value.toString()
        : "'" + value.toString().replace("'", "''") + "'";
  }

  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof BigInteger || value instanceof Integer) {
      return ((Number) value).longValue();
    } else if (value instanceof BigDecimal) {
      return ((Number) value).doubleValue();
    } else if (value instanceof OffsetDateTime time) {
      return time.toInstant();
    }
    return value instanceof Date date ? date.toLocalDate() : value;
  }

  private interface ColumnText {
    String of(String name, String type);
  }

  private static String columns(Stream<?> stream, ColumnText text) {
    return stream.schema().getFields().stream()
        .map(field -> text.of(field.name(), type(field.schema())))
        .collect(Collectors.joining(", "));
  }

  private static String type(Schema schema) {
    return switch (schema.getType()) {
      case UNION -> type(schema.getTypes().get(1));
      case LONG -> schema.getLogicalType() == null ? "BIGINT" : "TIMESTAMPTZ";
      case INT -> "INTEGER";
      case BOOLEAN -> "BOOLEAN";
      case DOUBLE -> "DOUBLE";
      case ARRAY -> type(schema.getElementType()) + "[]";
      case MAP -> "MAP(VARCHAR, VARCHAR)";
      default -> "VARCHAR"; // bytes, too: no question looks into them
    };
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = duck.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    duck.close();
  }
}
