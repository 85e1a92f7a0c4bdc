package ink.api.report;

import ink.api.database.Database;
import ink.api.database.Sql;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;

/** Published reports in PostgreSQL. They speak of all tenants together and belong to none. */
final class ReportStore {
  private static final String TRENDS = Sql.of(ReportStore.class, "current_trends.sql");
  private static final String RUN = Sql.of(ReportStore.class, "current_run.sql");

  /** The run that readers see. */
  record Run(String runId, String documentKey) {}

  private final Database database;

  ReportStore(Database database) {
    this.database = database;
  }

  /** The newest Trend Report as JSON, all of one run. */
  Optional<byte[]> trends() {
    return database.outsideTenants(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(TRENDS);
              ResultSet row = statement.executeQuery()) {
            return row.next()
                ? Optional.of(row.getString(1).getBytes(StandardCharsets.UTF_8))
                : Optional.empty();
          }
        });
  }

  Optional<Run> current(String report) {
    return database.outsideTenants(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(RUN)) {
            statement.setString(1, report);
            try (ResultSet row = statement.executeQuery()) {
              return row.next()
                  ? Optional.of(new Run(row.getString("run_id"), row.getString("document_key")))
                  : Optional.empty();
            }
          }
        });
  }
}
