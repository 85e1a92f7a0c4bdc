package ink.reports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Publishing of an edition: the page to the store, then, in one transaction, its rows and the
 * switch of what readers see. Killed between the two, a page lies there that nobody knows of; the
 * same run writes over it.
 */
public record Publication(ReportDatabase database, PageStore pages) {
  private static final String RUN = TextFile.beside(Publication.class, "insert_run.sql");
  private static final String SWITCH = TextFile.beside(Publication.class, "switch_current.sql");

  /**
   * Publishes. An edition that was published before is only switched to.
   *
   * @return whether readers see it now; they do not when the current report ends later
   * @throws NeighbourUnavailableException when a store does not take it; readers see what they saw
   */
  public boolean publish(Edition edition) {
    pages.put(edition.documentKey(), edition.page());
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      String runId = edition.runId();
      if (insertRun(connection, runId, edition)) {
        for (ReportTable table : edition.tables()) {
          insert(connection, runId, table);
        }
      }
      boolean current = switchTo(connection, edition.report(), runId);
      connection.commit();
      return current;
    } catch (SQLException e) {
      throw new NeighbourUnavailableException(
          "the database of reports ("
              + database.url()
              + ") did not take the report: "
              + e.getMessage(),
          e);
    }
  }

  private static boolean insertRun(Connection connection, String runId, Edition edition)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(RUN)) {
      insert.setString(1, runId);
      insert.setString(2, edition.report());
      insert.setObject(3, edition.period().start());
      insert.setObject(4, edition.period().end());
      insert.setTimestamp(5, edition.freshTo() == null ? null : Timestamp.from(edition.freshTo()));
      insert.setString(6, json(edition.snapshots()));
      insert.setInt(7, edition.rows());
      insert.setString(8, edition.documentKey());
      insert.setString(9, edition.documentSha256());
      return insert.executeUpdate() == 1;
    }
  }

  /** Ids as text: JSON readers round numbers above 2^53. */
  private static String json(Map<String, Long> snapshots) {
    return snapshots.entrySet().stream()
        .map(entry -> "\"" + entry.getKey() + "\":\"" + entry.getValue() + "\"")
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static void insert(Connection connection, String runId, ReportTable table)
      throws SQLException {
    String sql =
        "INSERT INTO ink."
            + table.name()
            + " (run_id, "
            + String.join(", ", table.columns())
            + ") VALUES (?"
            + String.join("", Collections.nCopies(table.columns().size(), ", ?"))
            + ")";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (Object[] row : table.rows()) {
        insert.setString(1, runId);
        for (int i = 0; i < row.length; i++) {
          insert.setObject(i + 2, row[i]);
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static boolean switchTo(Connection connection, String report, String runId)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(SWITCH)) {
      update.setString(1, report);
      update.setString(2, runId);
      return update.executeUpdate() == 1;
    }
  }
}
