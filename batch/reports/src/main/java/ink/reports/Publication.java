package ink.reports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;

/**
 * Publishing of an edition: its documents to the store, then, in one transaction, its figures and
 * the switch of what readers see. Killed between the two, documents lie there that nobody knows of;
 * the same run writes over them.
 */
public record Publication(ReportDatabase database, PageStore pages) {
  private static final String RUN = TextFile.beside(Publication.class, "insert_run.sql");
  private static final String DOCUMENT = TextFile.beside(Publication.class, "insert_document.sql");
  private static final String SWITCH = TextFile.beside(Publication.class, "switch_current.sql");

  /**
   * Publishes. An edition that was published before is only switched to.
   *
   * @return whether readers see it now; they do not when the current report ends later
   * @throws NeighbourUnavailableException when a store does not take it; readers see what they saw
   */
  public boolean publish(Edition edition) {
    edition.documents().forEach(document -> pages.put(edition.key(document), document));
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      if (insertRun(connection, edition)) {
        insertDocuments(connection, edition);
      }
      boolean current = switchTo(connection, edition);
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

  private static boolean insertRun(Connection connection, Edition edition) throws SQLException {
    Basis basis = edition.basis();
    try (PreparedStatement insert = connection.prepareStatement(RUN)) {
      insert.setString(1, edition.runId());
      insert.setString(2, edition.report());
      insert.setString(3, edition.subject().tenantId());
      insert.setString(4, edition.subject().id());
      insert.setObject(5, basis.days().start());
      insert.setObject(6, basis.days().end());
      insert.setString(7, basis.days().zoneName());
      insert.setTimestamp(8, basis.freshTo() == null ? null : Timestamp.from(basis.freshTo()));
      insert.setString(9, Figures.snapshots(basis).toString());
      insert.setInt(10, edition.rows());
      insert.setString(11, Figures.json(edition));
      return insert.executeUpdate() == 1;
    }
  }

  private static void insertDocuments(Connection connection, Edition edition) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(DOCUMENT)) {
      for (Document document : edition.documents()) {
        insert.setString(1, edition.runId());
        insert.setString(2, document.suffix());
        insert.setString(3, document.mediaType());
        insert.setString(4, edition.key(document));
        insert.setInt(5, document.bytes().length);
        insert.setString(6, document.sha256());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static boolean switchTo(Connection connection, Edition edition) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(SWITCH)) {
      update.setString(1, edition.report());
      update.setString(2, edition.subject().id());
      update.setString(3, edition.runId());
      return update.executeUpdate() == 1;
    }
  }
}
