package ink.bookings;

import ink.flink.Settings;
import java.io.Serializable;
import java.util.Map;

/** Where operational state is, and as whom the job works on it. */
record DatabaseConfig(String url, String user, String password) implements Serializable {

  static DatabaseConfig from(Map<String, String> env) {
    Settings settings = new Settings(env);
    return new DatabaseConfig(
        settings.text("INK_DB_URL"),
        settings.text("INK_DB_USER"),
        settings.text("INK_DB_PASSWORD"));
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "DatabaseConfig[url=" + url + ", user=" + user + "]";
  }
}
