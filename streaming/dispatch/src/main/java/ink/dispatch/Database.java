package ink.dispatch;

import ink.flink.Settings;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/**
 * PostgreSQL as dispatch reaches it.
 *
 * @param url JDBC URL of the database of operational state
 * @param user the job's own role, whose search path is the schema {@code ink}
 */
public record Database(String url, String user, String password) implements Serializable {

  /** From INK_DB_URL, INK_DB_USER and INK_DB_PASSWORD. */
  public static Database from(Map<String, String> env) {
    Settings settings = new Settings(env);
    return new Database(
        settings.text("INK_DB_URL"),
        settings.find("INK_DB_USER").orElse("ink_dispatch"),
        settings.text("INK_DB_PASSWORD"));
  }

  /** A new connection that gives up on a server that is silent for 30 s. */
  public Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "30");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("ApplicationName", "ink-dispatch");
    // Every question is for a few rows by their keys. A plan made while a table was small must not
    // read all of it when it has grown.
    properties.setProperty(
        "options", "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off");
    return DriverManager.getConnection(url, properties);
  }

  @Override
  public String toString() {
    return "Database[" + url + " as " + user + "]";
  }
}
