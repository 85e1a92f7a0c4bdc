package ink.reports.custom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ink.ids.IdType;
import ink.reporting.InvalidReportException;
import ink.reporting.ReportReader;
import ink.reporting.Rhythm;
import ink.reports.NeighbourUnavailableException;
import ink.reports.ReportDatabase;
import ink.reports.TextFile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The runs that wait, in PostgreSQL. Any number of workers may take from it. */
record RunQueue(ReportDatabase database) {
  private static final String DUE = TextFile.beside(RunQueue.class, "take_due.sql");
  private static final String NEXT = TextFile.beside(RunQueue.class, "set_next_run.sql");
  private static final String INSERT = TextFile.beside(RunQueue.class, "insert_run.sql");
  private static final String TAKE = TextFile.beside(RunQueue.class, "take_run.sql");
  private static final String FINISH = TextFile.beside(RunQueue.class, "finish_run.sql");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A worker that has held a run for longer than this is dead. */
  static final Duration PATIENCE = Duration.ofMinutes(10);

  /** A run that was taken. */
  record Taken(String runId, String tenantId, JsonNode wish, Instant askedAt, Instant takenAt) {}

  private interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  private <T> T inTransaction(Work<T> work) {
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      T result = work.in(connection);
      connection.commit();
      return result;
    } catch (SQLException e) {
      throw new NeighbourUnavailableException(
          "the database of reports (" + database.url() + "): " + e.getMessage(), e);
    }
  }

  /** Asks for a run of each report that is due; tells of how many. */
  int askForDue(Instant now) {
    return inTransaction(
        connection -> {
          int asked = 0;
          try (PreparedStatement due = connection.prepareStatement(DUE);
              PreparedStatement insert = connection.prepareStatement(INSERT);
              PreparedStatement next = connection.prepareStatement(NEXT)) {
            due.setTimestamp(1, Timestamp.from(now));
            try (ResultSet rows = due.executeQuery()) {
              for (; rows.next(); asked++) {
                insert.setString(1, IdType.CUSTOM_RUN.next());
                insert.setString(2, rows.getString("tenant_id"));
                insert.setString(3, rows.getString("report_id"));
                insert.setTimestamp(4, Timestamp.from(now));
                insert.executeUpdate();
                Rhythm rhythm = Rhythm.valueOf(rows.getString("every").toUpperCase(Locale.ROOT));
                // What was missed while nobody worked is run once, not once a day.
                Instant again = rhythm.after(now, zone(json(rows.getString("wish"))));
                next.setTimestamp(1, Timestamp.from(again));
                next.setString(2, rows.getString("report_id"));
                next.executeUpdate();
              }
            }
          }
          return asked;
        });
  }

  /** The zone of a wish that may have become invalid: its run will say why. */
  private static ZoneId zone(JsonNode wish) {
    try {
      return ReportReader.read(wish).zone();
    } catch (InvalidReportException e) {
      return ZoneOffset.UTC;
    }
  }

  /** Takes the run that waits longest. */
  Optional<Taken> take(Instant now) {
    // As PostgreSQL keeps it, for finish() compares.
    Instant taken = now.truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    return inTransaction(
        connection -> {
          try (PreparedStatement take = connection.prepareStatement(TAKE)) {
            take.setTimestamp(1, Timestamp.from(taken));
            take.setTimestamp(2, Timestamp.from(taken.minus(PATIENCE)));
            try (ResultSet row = take.executeQuery()) {
              return row.next()
                  ? Optional.of(
                      new Taken(
                          row.getString("run_id"),
                          row.getString("tenant_id"),
                          json(row.getString("wish")),
                          row.getTimestamp("asked_at").toInstant(),
                          taken))
                  : Optional.empty();
            }
          }
        });
  }

  /** Keeps the answer; false when somebody else took the run in the meantime. */
  boolean succeed(Taken run, Answer answer, Instant now) {
    return finish(run, answer, null, now);
  }

  /** Keeps why there is no answer, for the person who asked. */
  boolean fail(Taken run, String problem, Instant now) {
    return finish(run, null, problem, now);
  }

  private boolean finish(
      Taken run, @Nullable Answer answer, @Nullable String problem, Instant now) {
    return inTransaction(
        connection -> {
          try (PreparedStatement finish = connection.prepareStatement(FINISH)) {
            finish.setString(1, answer == null ? "failed" : "succeeded");
            finish.setTimestamp(2, Timestamp.from(now));
            finish.setObject(3, answer == null ? null : answer.from());
            finish.setObject(4, answer == null ? null : answer.to());
            finish.setString(5, answer == null ? null : snapshots(answer));
            finish.setTimestamp(6, answer == null ? null : Timestamp.from(answer.asOf()));
            finish.setObject(7, answer == null ? null : answer.scanned());
            finish.setString(8, answer == null ? null : answer.json().toString());
            finish.setString(9, problem);
            finish.setString(10, run.runId());
            finish.setTimestamp(11, Timestamp.from(run.takenAt()));
            return finish.executeUpdate() == 1;
          }
        });
  }

  /** Ids as text: JSON readers round numbers above 2^53. */
  private static String snapshots(Answer answer) {
    var node = JSON.createObjectNode();
    answer.snapshots().forEach((table, id) -> node.put(table, String.valueOf(id)));
    return node.toString();
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("PostgreSQL keeps no JSON that is none", e);
    }
  }
}
