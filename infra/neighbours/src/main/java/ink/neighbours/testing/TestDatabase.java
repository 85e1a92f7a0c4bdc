package ink.neighbours.testing;

import ink.neighbours.Migrations;
import ink.neighbours.Ports;
import ink.neighbours.Postgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL of a test JVM, with all migrations. Each role logs in with its name as its
 * password.
 */
public final class TestDatabase {
  private static final String OWNER_PASSWORD = "ink_owner";
  private static final List<String> ROLES =
      List.of(
          "ink_api",
          "ink_dispatch",
          "ink_bookings",
          "ink_intake",
          "ink_reports",
          "ink_cdc",
          "ink_lake");

  private static @Nullable TestDatabase shared;
  private final int port;

  private TestDatabase(int port) {
    this.port = port;
  }

  public static synchronized TestDatabase shared() {
    if (shared == null) {
      try {
        shared = start();
      } catch (IOException | SQLException e) {
        throw new IllegalStateException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
    return shared;
  }

  private static TestDatabase start() throws IOException, InterruptedException, SQLException {
    Path folder = TestFolder.create("postgres");
    int port;
    if (Stack.CONTAINERS) {
      String address = NeighbourProcess.start(Stack.mainOf("Postgres"), folder, Map.of());
      port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
    } else {
      port = Ports.free();
      Process process = new Postgres(folder, port, OWNER_PASSWORD).start();
      TestFolder.onExit(() -> process.destroyForcibly().onExit().join());
    }
    Postgres server = new Postgres(folder, port, OWNER_PASSWORD);
    server.createDatabases();
    Migrations.apply(server.url("ink"), Postgres.OWNER, OWNER_PASSWORD);
    for (String role : ROLES) {
      server.letIn(role, role);
    }
    return new TestDatabase(port);
  }

  /** JDBC URL of the database of operational state. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/ink";
  }

  /** JDBC URL of the Iceberg catalogue; its role is {@code ink_lake}. */
  public String lakeUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/lake";
  }

  /** A connection as the owner, who sees all tenants. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(
        url() + "?currentSchema=ink", Postgres.OWNER, OWNER_PASSWORD);
  }

  /** A connection as one of the programs' roles. */
  public Connection connectAs(String role) throws SQLException {
    return DriverManager.getConnection(url(), role, role);
  }
}
