package ink.bookings;

import ink.flink.Settings;
import java.io.Serializable;
import java.util.Map;

/** Where operational state is, and as whom the job works on it. */
record DatabaseConfig(String url, String user, String password) implements Serializable {

  /**
   * INK_DB_URL, INK_DB_USER and INK_DB_PASSWORD; in a process of several jobs, where those are
   * another's, INK_BOOKINGS_DB_USER and INK_BOOKINGS_DB_PASSWORD go before.
   */
  static DatabaseConfig from(Map<String, String> env) {
    Settings settings = new Settings(env);
    return new DatabaseConfig(
        settings.text("INK_DB_URL"), own(settings, "USER"), own(settings, "PASSWORD"));
  }

  private static String own(Settings settings, String what) {
    return settings
        .find("INK_BOOKINGS_DB_" + what)
        .orElseGet(() -> settings.text("INK_DB_" + what));
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "DatabaseConfig[url=" + url + ", user=" + user + "]";
  }
}
