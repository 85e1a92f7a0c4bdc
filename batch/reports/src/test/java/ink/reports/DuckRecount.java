package ink.reports;

import ink.events.Stream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * Another engine over the raw facts: tables named as the lake's, every fact as often as it was
 * sent.
 */
public final class DuckRecount implements AutoCloseable {
  private final Connection duck;

  public DuckRecount(Map<Stream<?>, ? extends List<? extends SpecificRecord>> facts) {
    try {
      duck = DriverManager.getConnection("jdbc:duckdb:");
      try (Statement statement = duck.createStatement()) {
        statement.execute("SET TimeZone = 'UTC'");
      }
      for (Stream<?> stream : ink.events.Streams.all()) {
        load(stream, facts.containsKey(stream) ? facts.get(stream) : List.of());
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void load(Stream<?> stream, List<? extends SpecificRecord> facts) throws SQLException {
    List<Schema.Field> fields = stream.schema().getFields();
    try (Statement statement = duck.createStatement()) {
      statement.execute(
          fields.stream()
              .map(field -> field.name() + " " + type(field.schema()))
              .collect(Collectors.joining(", ", "CREATE TABLE " + stream.table() + " (", ")")));
    }
    String values =
        fields.stream()
            .map(field -> "CAST(? AS " + type(field.schema()) + ")")
            .collect(Collectors.joining(", ", " VALUES (", ")"));
    try (PreparedStatement insert =
        duck.prepareStatement("INSERT INTO " + stream.table() + values)) {
      for (SpecificRecord fact : facts) {
        for (Schema.Field field : fields) {
          Object value = fact.get(field.pos());
          insert.setString(field.pos() + 1, value == null ? null : value.toString());
        }
        insert.addBatch();
      }
      if (!facts.isEmpty()) {
        insert.executeBatch();
      }
    }
  }

  private static String type(Schema schema) {
    return switch (schema.getType()) {
      case UNION -> type(schema.getTypes().get(1));
      case LONG -> schema.getLogicalType() == null ? "BIGINT" : "TIMESTAMPTZ";
      case INT -> "INTEGER";
      case BOOLEAN -> "BOOLEAN";
      case DOUBLE -> "DOUBLE";
      case ARRAY -> type(schema.getElementType()) + "[]";
      default -> "VARCHAR"; // maps and bytes, too: no recount looks into them
    };
  }

  /** A row a list; {@code $name} in the text stands for the value. */
  public List<List<Object>> ask(String sql, Map<String, Object> values) {
    String text = sql;
    for (Map.Entry<String, Object> value : values.entrySet()) {
      text = text.replace("$" + value.getKey(), literal(value.getValue()));
    }
    try (Statement statement = duck.createStatement();
        ResultSet rows = statement.executeQuery(text)) {
      List<List<Object>> all = new ArrayList<>();
      while (rows.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(plain(rows.getObject(i)));
        }
        all.add(Collections.unmodifiableList(row));
      }
      return all;
    } catch (SQLException e) {
      throw new IllegalStateException(text, e);
    }
  }

  private static String literal(Object value) {
    return value instanceof Instant ? "TIMESTAMPTZ '" + value + "'" : String.valueOf(value);
  }

  private static Object plain(Object value) {
    if (value instanceof java.math.BigInteger whole) {
      return whole.longValueExact();
    }
    if (value instanceof java.math.BigDecimal number) {
      return number.doubleValue();
    }
    if (value instanceof Integer whole) {
      return whole.longValue();
    }
    return value instanceof OffsetDateTime time ? time.toInstant() : value;
  }

  @Override
  public void close() {
    try {
      duck.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
