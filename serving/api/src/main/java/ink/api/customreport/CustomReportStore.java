package ink.api.customreport;

import com.fasterxml.jackson.databind.JsonNode;
import ink.api.database.Database;
import ink.api.database.Sql;
import ink.api.http.Json;
import ink.api.http.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A tenant's own reports and their runs in PostgreSQL. */
final class CustomReportStore {
  /** Reports that a tenant may keep. */
  static final int MOST_REPORTS = 100;

  /** Runs of a tenant that may wait. */
  static final int MOST_WAITING = 5;

  private static final String INSERT = Sql.of(CustomReportStore.class, "insert_report.sql");
  private static final String FIND = Sql.of(CustomReportStore.class, "find_reports.sql");
  private static final String DELETE = Sql.of(CustomReportStore.class, "delete_report.sql");
  private static final String INSERT_RUN = Sql.of(CustomReportStore.class, "insert_run.sql");
  private static final String FIND_RUNS = Sql.of(CustomReportStore.class, "find_runs.sql");

  private final Database database;

  CustomReportStore(Database database) {
    this.database = database;
  }

  /** Keeps a report; empty when the tenant has as many as it may. */
  Optional<SavedReport> save(String tenantId, String id, ReportBody body, Instant now) {
    Instant next = body.every() == null ? null : body.every().after(now, body.report().zone());
    String every = body.every() == null ? null : body.every().name().toLowerCase(Locale.ROOT);
    return database.inTenant(
        tenantId,
        connection -> {
          try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, id);
            insert.setString(2, tenantId);
            insert.setString(3, body.name());
            insert.setString(4, body.wish().toString());
            insert.setString(5, every);
            insert.setTimestamp(6, next == null ? null : Timestamp.from(next));
            insert.setString(7, tenantId);
            insert.setInt(8, MOST_REPORTS);
            try (ResultSet row = insert.executeQuery()) {
              return row.next()
                  ? Optional.of(
                      new SavedReport(
                          id,
                          "custom_report",
                          body.name(),
                          body.wish(),
                          every,
                          next,
                          row.getTimestamp(1).toInstant()))
                  : Optional.empty();
            }
          }
        });
  }

  Optional<SavedReport> find(String tenantId, String id) {
    return reports(tenantId, id, null, 1).stream().findFirst();
  }

  /** The page, and one more when there are more. */
  List<SavedReport> list(String tenantId, Page.Cursor cursor) {
    return reports(tenantId, null, cursor.startingAfter(), cursor.limit() + 1);
  }

  private List<SavedReport> reports(
      String tenantId, @Nullable String id, @Nullable String before, int limit) {
    return database.inTenant(
        tenantId,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, tenantId);
            statement.setString(2, id);
            statement.setString(3, id);
            statement.setString(4, before);
            statement.setString(5, before);
            statement.setInt(6, limit);
            List<SavedReport> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                found.add(
                    new SavedReport(
                        row.getString("report_id"),
                        "custom_report",
                        row.getString("name"),
                        json(row.getString("wish")),
                        row.getString("every"),
                        instant(row, "next_run_at"),
                        row.getTimestamp("created_at").toInstant()));
              }
            }
            return found;
          }
        });
  }

  /** Forgets a report and its runs; false when there is none. */
  boolean delete(String tenantId, String id) {
    return database.inTenant(
        tenantId,
        connection -> {
          try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setString(1, tenantId);
            delete.setString(2, id);
            return delete.executeUpdate() == 1;
          }
        });
  }

  /** Asks for a run; empty when as many of the tenant's wait as may. */
  Optional<ReportRun> ask(String tenantId, String reportId, String runId) {
    return database.inTenant(
        tenantId,
        connection -> {
          try (PreparedStatement insert = connection.prepareStatement(INSERT_RUN)) {
            insert.setString(1, runId);
            insert.setString(2, tenantId);
            insert.setString(3, reportId);
            insert.setString(4, tenantId);
            insert.setInt(5, MOST_WAITING);
            try (ResultSet row = insert.executeQuery()) {
              return row.next()
                  ? Optional.of(queued(runId, reportId, row.getTimestamp(1).toInstant()))
                  : Optional.empty();
            }
          }
        });
  }

  private static ReportRun queued(String runId, String reportId, Instant askedAt) {
    return new ReportRun(
        runId,
        "custom_report_run",
        reportId,
        "queued",
        askedAt,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** A run with its result. */
  Optional<ReportRun> run(String tenantId, String reportId, String runId) {
    return runs(tenantId, reportId, runId, null, 1).stream().findFirst();
  }

  /** The page of a report's runs, without their results, and one more when there are more. */
  List<ReportRun> runs(String tenantId, String reportId, Page.Cursor cursor) {
    return runs(tenantId, reportId, null, cursor.startingAfter(), cursor.limit() + 1);
  }

  private List<ReportRun> runs(
      String tenantId,
      String reportId,
      @Nullable String runId,
      @Nullable String before,
      int limit) {
    return database.inTenant(
        tenantId,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(FIND_RUNS)) {
            statement.setBoolean(1, runId != null);
            statement.setString(2, tenantId);
            statement.setString(3, reportId);
            statement.setString(4, runId);
            statement.setString(5, runId);
            statement.setString(6, before);
            statement.setString(7, before);
            statement.setInt(8, limit);
            List<ReportRun> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                found.add(told(row));
              }
            }
            return found;
          }
        });
  }

  private static ReportRun told(ResultSet row) throws SQLException {
    String snapshots = row.getString("snapshots");
    String result = row.getString("result");
    return new ReportRun(
        row.getString("run_id"),
        "custom_report_run",
        row.getString("report_id"),
        row.getString("status"),
        row.getTimestamp("asked_at").toInstant(),
        instant(row, "finished_at"),
        row.getObject("period_from", LocalDate.class),
        row.getObject("period_to", LocalDate.class),
        instant(row, "as_of"),
        snapshots == null ? null : json(snapshots),
        row.getObject("scanned", Long.class),
        row.getString("problem"),
        result == null ? null : json(result));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  private static JsonNode json(String text) {
    try {
      return Json.read(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("PostgreSQL keeps no JSON that is none", e);
    }
  }
}
