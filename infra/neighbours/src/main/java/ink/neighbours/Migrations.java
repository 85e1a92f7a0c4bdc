package ink.neighbours;

import org.flywaydb.core.Flyway;

/** Brings a database to the newest state of {@code db/migration}. */
public final class Migrations {
  private Migrations() {}

  /**
   * @param url JDBC URL of the database
   * @param owner a role that may create roles and publications
   */
  public static void apply(String url, String owner, String password) {
    Flyway.configure()
        .dataSource(url, owner, password)
        .schemas("ink")
        .defaultSchema("ink")
        .locations("classpath:db/migration")
        .loggers("slf4j")
        .load()
        .migrate();
  }
}
