package ink.api.design;

import ink.api.database.Database;
import ink.api.database.Sql;
import ink.api.http.Page;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A tenant's designs in PostgreSQL. */
final class DesignStore {
  private static final String FIND = Sql.of(DesignStore.class, "find_design.sql");
  private static final String LIST = Sql.of(DesignStore.class, "list_designs.sql");

  private final Database database;

  DesignStore(Database database) {
    this.database = database;
  }

  Optional<Design> find(String tenantId, String id) {
    return database
        .inTenant(
            tenantId,
            connection -> {
              try (PreparedStatement statement = connection.prepareStatement(FIND)) {
                statement.setString(1, tenantId);
                statement.setString(2, id);
                return rows(statement);
              }
            })
        .stream()
        .findFirst();
  }

  /** The page, and one more when there are more. */
  List<Design> list(String tenantId, Page.Cursor cursor) {
    return database.inTenant(tenantId, connection -> list(connection, tenantId, cursor));
  }

  private static List<Design> list(Connection connection, String tenantId, Page.Cursor cursor)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LIST)) {
      statement.setString(1, tenantId);
      statement.setString(2, cursor.startingAfter());
      statement.setString(3, cursor.startingAfter());
      statement.setInt(4, cursor.limit() + 1);
      return rows(statement);
    }
  }

  private static List<Design> rows(PreparedStatement statement) throws SQLException {
    List<Design> found = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(Design.of(rows));
      }
    }
    return found;
  }
}
