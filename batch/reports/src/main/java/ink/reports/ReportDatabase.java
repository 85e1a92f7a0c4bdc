package ink.reports;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/**
 * The PostgreSQL that holds published reports.
 *
 * @param url JDBC URL
 * @param user a member of ink_reports
 */
public record ReportDatabase(String url, String user, String password) {
  /**
   * Reads INK_DB_URL, INK_DB_USER, INK_DB_PASSWORD.
   *
   * @throws IllegalArgumentException naming the variable that is missing
   */
  public static ReportDatabase from(Map<String, String> env) {
    return new ReportDatabase(
        Environment.required(env, "INK_DB_URL", "reports are published there"),
        Environment.required(env, "INK_DB_USER", "reports are published as it"),
        Environment.required(env, "INK_DB_PASSWORD", "INK_DB_USER logs in with it"));
  }

  /**
   * A connection.
   *
   * @throws NeighbourUnavailableException when there is none to be had
   */
  public Connection connect() {
    try {
      return DriverManager.getConnection(url, user, password);
    } catch (SQLException e) {
      throw new NeighbourUnavailableException(
          "the database of reports (INK_DB_URL "
              + url
              + ") does not let "
              + user
              + " in: "
              + e.getMessage(),
          e);
    }
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "ReportDatabase[url=" + url + ", user=" + user + "]";
  }
}
