package ink.dispatch.outcome;

import ink.dispatch.Sql;
import ink.dispatch.image.Design;
import ink.dispatch.image.StoredImage;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The two questions of the outcome store. */
final class OutcomeSql {
  private static final String RECORD = Sql.of(OutcomeSql.class, "record_outcomes");
  private static final String STANDING = Sql.of(OutcomeSql.class, "standing_outcomes");

  private OutcomeSql() {}

  /** Ends what has not ended yet, in one statement; says which, and what each used of the quota. */
  static Map<String, Integer> record(Connection connection, Map<String, Outcome> given)
      throws SQLException {
    List<Map.Entry<String, Outcome>> rows = List.copyOf(given.entrySet());
    try (PreparedStatement statement = connection.prepareStatement(RECORD)) {
      Columns columns = new Columns(connection, statement, rows);
      columns.add("text", Map.Entry::getKey);
      columns.of("text", Outcome::status);
      columns.of("text", o -> o.finishedAt().toString());
      columns.of("int4", Outcome::attempts);
      columns.design("text", Design::id);
      columns.completed("int8", Outcome.Completed::queueMs);
      columns.completed("int8", Outcome.Completed::inferenceMs);
      columns.failed(o -> o.cause().word());
      columns.failed(Outcome.Failed::code);
      columns.failed(o -> plain(o.detail()));
      columns.design("text", d -> plain(d.modelVersion()));
      columns.design("text", d -> plain(d.backend()));
      columns.design("text", d -> arrayLiteral(connection, d.undrawnWords()));
      columns.design("text", d -> d.image().key());
      columns.design("int8", d -> d.image().bytes());
      columns.design("text", d -> d.image().sha256());
      columns.of("bool", o -> o instanceof Outcome.Completed completed && completed.cached());
      columns.design("text", Design::cacheKey);
      Map<String, Integer> ended = new HashMap<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          ended.put(result.getString("generation_id"), result.getInt("units"));
        }
      }
      return ended;
    }
  }

  /** The outcomes of those that have ended. */
  static Map<String, Outcome> standing(Connection connection, Collection<String> generationIds)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(STANDING)) {
      statement.setArray(1, connection.createArrayOf("text", generationIds.toArray()));
      Map<String, Outcome> outcomes = new HashMap<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          OffsetDateTime finishedAt = row.getObject("finished_at", OffsetDateTime.class);
          if (finishedAt == null) {
            // Its row came into view between the two questions.
            throw new SQLException("a generation has not ended yet; ask again", "40001");
          }
          outcomes.put(row.getString("generation_id"), outcome(row, finishedAt));
        }
      }
      return outcomes;
    }
  }

  /** The outcome in a row that has a {@code finished_at}. */
  static Outcome outcome(ResultSet row, OffsetDateTime finishedAt) throws SQLException {
    String cause = row.getString("failure_cause");
    if (cause != null) {
      return new Outcome.Failed(
          finishedAt.toInstant(),
          row.getInt("attempts"),
          Outcome.Cause.of(cause),
          row.getString("failure_code"),
          row.getString("failure_detail"));
    }
    return new Outcome.Completed(
        finishedAt.toInstant(),
        row.getInt("attempts"),
        design(row),
        row.getLong("queue_ms"),
        row.getLong("inference_ms"),
        row.getBoolean("cached"),
        row.getInt("units"));
  }

  private static Design design(ResultSet row) throws SQLException {
    return new Design(
        row.getString("design_id"),
        row.getString("model_version"),
        row.getString("backend"),
        List.of((String[]) row.getArray("undrawn_words").getArray()),
        new StoredImage(
            row.getString("image_key"), row.getLong("image_bytes"), row.getString("image_sha256")),
        row.getString("cache_key"));
  }

  /** PostgreSQL's text holds every character but this one. */
  private static String plain(String text) {
    return text.replace("\0", "");
  }

  private static String arrayLiteral(Connection connection, List<String> words) {
    try {
      Array array =
          connection.createArrayOf("text", words.stream().map(OutcomeSql::plain).toArray());
      return array.toString();
    } catch (SQLException e) {
      throw new IllegalStateException("an array of text cannot be made", e);
    }
  }

  /** Sets one array parameter after the other. */
  private static final class Columns {
    private final Connection connection;
    private final PreparedStatement statement;
    private final List<Map.Entry<String, Outcome>> rows;
    private int position;

    Columns(
        Connection connection, PreparedStatement statement, List<Map.Entry<String, Outcome>> rows) {
      this.connection = connection;
      this.statement = statement;
      this.rows = rows;
    }

    void add(String type, Function<Map.Entry<String, Outcome>, @Nullable Object> column)
        throws SQLException {
      @Nullable Object[] values = new @Nullable Object[rows.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = column.apply(rows.get(i));
      }
      statement.setArray(++position, connection.createArrayOf(type, values));
    }

    void of(String type, Function<Outcome, @Nullable Object> column) throws SQLException {
      add(type, row -> column.apply(row.getValue()));
    }

    void completed(String type, Function<Outcome.Completed, @Nullable Object> column)
        throws SQLException {
      of(type, o -> o instanceof Outcome.Completed completed ? column.apply(completed) : null);
    }

    void design(String type, Function<Design, @Nullable Object> column) throws SQLException {
      completed(type, o -> column.apply(o.design()));
    }

    void failed(Function<Outcome.Failed, @Nullable Object> column) throws SQLException {
      of("text", o -> o instanceof Outcome.Failed failed ? column.apply(failed) : null);
    }
  }
}
