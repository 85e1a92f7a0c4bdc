package ink.neighbours;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A PostgreSQL 17 server in a folder of its own, durable (fsync and synchronous commit on) and
 * ready for logical decoding. It holds two databases: {@code ink} for operational state and {@code
 * lake} for the Iceberg catalogue.
 */
public final class Postgres {
  /** The superuser. Programs use their own roles. */
  public static final String OWNER = "ink_owner";

  private final Path folder;
  private final int port;
  private final String password;
  private final Map<String, String> more;

  /**
   * @param folder for the data and the server's log
   * @param password of {@link #OWNER}; taken when the data are first made
   */
  public Postgres(Path folder, int port, String password) {
    this(folder, port, password, Map.of());
  }

  /**
   * @param more settings of the server, in place of the usual ones or beside them
   */
  public Postgres(Path folder, int port, String password, Map<String, String> more) {
    this.folder = folder.toAbsolutePath();
    this.port = port;
    this.password = password;
    this.more = Map.copyOf(more);
  }

  /** The JDBC URL of a database of this server. */
  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** A connection as the superuser. */
  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(url(database), OWNER, password);
  }

  /**
   * Starts the server and waits until it answers. Data that a killed server left are recovered. A
   * server that still runs in the folder, because only its starter died, is stopped first.
   *
   * @return the server's process; kill it with SIGINT for a fast clean stop
   */
  public Process start() throws IOException, InterruptedException {
    Path home = PostgresBinaries.unpacked();
    Path data = folder.resolve("data");
    Files.createDirectories(folder);
    if (!Files.exists(data.resolve("PG_VERSION"))) {
      initialise(home, data);
    }
    stopLeftOver(data);
    Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
    while (true) {
      Process process = launch(home, data);
      if (awaitReady(process, deadline)) {
        createDatabases();
        return process;
      }
      // The shared memory of a server killed a moment ago may still be held by its last children.
      if (Instant.now().isAfter(deadline)) {
        throw new IOException(
            "PostgreSQL does not start on port "
                + port
                + "; see "
                + folder.resolve("postgres.log"));
      }
      Thread.sleep(200);
    }
  }

  private void initialise(Path home, Path data) throws IOException, InterruptedException {
    Path secret = Files.createTempFile(folder, "password", null);
    try {
      Files.writeString(secret, password);
      run(
          List.of(
              home.resolve("bin/initdb").toString(),
              "-D",
              data.toString(),
              "-U",
              OWNER,
              "-A",
              "scram-sha-256",
              "--pwfile",
              secret.toString(),
              "-E",
              "UTF8",
              // The order is libc's, the bytes are compared at once: a tenth of all CPU.
              "--locale-provider=builtin",
              "--locale=C.UTF-8",
              "--data-checksums"));
    } finally {
      Files.delete(secret);
    }
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
  }

  private Process launch(Path home, Path data) throws IOException {
    List<String> command = new ArrayList<>(asUnprivileged());
    command.add(home.resolve("bin/postgres").toString());
    command.add("-D");
    command.add(data.toString());
    Map<String, String> settings = new TreeMap<>(usual());
    settings.putAll(more);
    settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("postgres.log").toFile()))
        .start();
  }

  private Map<String, String> usual() {
    return Map.ofEntries(
        Map.entry("port", String.valueOf(port)),
        Map.entry("listen_addresses", "127.0.0.1"),
        Map.entry("unix_socket_directories", ""),
        Map.entry("fsync", "on"),
        Map.entry("synchronous_commit", "on"),
        Map.entry("wal_level", "logical"),
        Map.entry("max_wal_senders", "8"),
        Map.entry("max_replication_slots", "8"),
        Map.entry("max_slot_wal_keep_size", "4GB"),
        Map.entry("max_connections", "80"),
        Map.entry("shared_buffers", "48MB"),
        Map.entry("max_wal_size", "2GB"),
        Map.entry("checkpoint_completion_target", "0.9"),
        Map.entry("jit", "off"),
        Map.entry("log_checkpoints", "off"),
        Map.entry("timezone", "UTC"),
        Map.entry("log_timezone", "UTC"));
  }

  /**
   * PostgreSQL refuses to run as root. In a user namespace of its own root is nobody, and the files
   * that root made are nobody's, too.
   */
  private static List<String> asUnprivileged() {
    return "root".equals(System.getProperty("user.name")) ? List.of("unshare", "-U") : List.of();
  }

  private boolean awaitReady(Process process, Instant deadline) throws InterruptedException {
    while (process.isAlive() && Instant.now().isBefore(deadline)) {
      try (Connection connection = connect("postgres")) {
        return connection.isValid(5);
      } catch (SQLException e) {
        if ("28P01".equals(e.getSQLState())) {
          throw new IllegalStateException(
              "another PostgreSQL, with other passwords, listens on port " + port, e);
        }
        Thread.sleep(25);
      }
    }
    return false;
  }

  private static void stopLeftOver(Path data) throws IOException, InterruptedException {
    Path file = data.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return;
    }
    long pid = Long.parseLong(Files.readAllLines(file).get(0).strip());
    ProcessHandle left = ProcessHandle.of(pid).orElse(null);
    if (left == null || !left.info().command().orElse("").endsWith("/postgres")) {
      return;
    }
    left.destroy();
    for (int i = 0; i < 100 && left.isAlive(); i++) {
      Thread.sleep(50);
    }
    left.destroyForcibly();
  }

  /** Makes the databases and the catalogue's role, where they are not there yet. */
  public void createDatabases() throws IOException {
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      for (String database : List.of("ink", "lake")) {
        var found =
            statement.executeQuery("SELECT FROM pg_database WHERE datname = '" + database + "'");
        if (!found.next()) {
          statement.execute("CREATE DATABASE " + database);
        }
      }
      statement.execute(
          "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'ink_lake') THEN"
              + " CREATE ROLE ink_lake LOGIN; END IF; END $$");
      statement.execute("ALTER DATABASE lake OWNER TO ink_lake");
    } catch (SQLException e) {
      throw new IOException("cannot prepare the databases", e);
    }
  }

  /** Lets a role log in with a password. */
  public void letIn(String role, String rolePassword) throws SQLException {
    try (Connection connection = connect("ink");
        Statement statement = connection.createStatement()) {
      // A password cannot be a parameter of ALTER ROLE; quoted by the server itself.
      var quoted = connection.prepareStatement("SELECT format('ALTER ROLE %I PASSWORD %L', ?, ?)");
      quoted.setString(1, role);
      quoted.setString(2, rolePassword);
      var row = quoted.executeQuery();
      row.next();
      statement.execute(row.getString(1));
    }
  }

  private void run(List<String> command) throws IOException, InterruptedException {
    List<String> full = new ArrayList<>(asUnprivileged());
    full.addAll(command);
    Path log = folder.resolve("initdb.log");
    Files.writeString(log, "", StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    int status =
        new ProcessBuilder(full)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    if (status != 0) {
      throw new IOException("PostgreSQL cannot make its data folder: " + Files.readString(log));
    }
  }
}
