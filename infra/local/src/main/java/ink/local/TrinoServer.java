package ink.local;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ink.local.sql.Analysts;
import ink.local.sql.Jdk25;
import ink.local.sql.SelfSigned;
import ink.local.sql.SqlSession;
import ink.local.sql.TrinoLibrary;
import ink.local.sql.Views;
import ink.neighbours.Ports;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.CodeSource;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/**
 * The Trino of a stack: started by the first question in SQL, kept for those that follow, stopped
 * with the stack. {@code run/trino.json} tells of it.
 *
 * @param pid of its process
 * @param startedAt when that process started; a process of the same number and another start is a
 *     stranger
 * @param port it listens on, on the loopback address
 */
public record TrinoServer(
    @JsonProperty("pid") long pid,
    @JsonProperty("started_at") String startedAt,
    @JsonProperty("port") int port) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final String STORE_PASSWORD = "INK_TRINO_KEYSTORE_PASSWORD";
  private static final Path SETSID = Path.of("/usr/bin/setsid");

  /**
   * C1 only, as everywhere in the local stack: it starts in two thirds of the time, and local
   * questions are small. The last three are what Trino asks of a JDK 25.
   */
  private static final List<String> JVM =
      List.of(
          "-Xmx768m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+ExitOnOutOfMemoryError",
          "--add-modules=jdk.incubator.vector",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  /**
   * The stack's Trino, ready for questions.
   *
   * @throws IllegalStateException when there is no JDK 25, the jars cannot be fetched or it does
   *     not start; the message says what to do
   */
  static TrinoServer startOrFind(Stack stack, Home home) throws IOException, InterruptedException {
    Map<String, String> env = new TreeMap<>(System.getenv());
    // infra/ink puts a JDK 17 in JAVA_HOME and keeps what its caller had there.
    env.put(
        "JAVA_HOME", System.getProperty("ink.asked.java_home", env.getOrDefault("JAVA_HOME", "")));
    Jdk25 jdk = Jdk25.find(env, Jdk25.INSTALLED);
    TrinoLibrary library = TrinoLibrary.of(home.project(), System.getenv());
    library.fetch("mvn", System.err);
    TrinoServer server = startOrFind(home, stack.environment("trino"), jdk, library, System.err);
    server.refreshViews(home, library);
    return server;
  }

  /** Makes the views of infra/trino/views, when they are not the ones made last. */
  private void refreshViews(Home home, TrinoLibrary library) throws IOException {
    Views views = new Views(home.project().resolve("infra/trino/views"));
    Path made = home.of("trino").resolve("views.made");
    if (Files.exists(made) && Files.readString(made).equals(views.digest())) {
      return;
    }
    try (SqlSession session = session(home, library, Views.CATALOG, Analysts.GOVERNOR)) {
      views.makeThrough(session);
    } catch (SQLException e) {
      throw new IllegalStateException(
          "the views of infra/trino/views cannot be made: " + e.getMessage(), e);
    }
    Files.writeString(made, views.digest());
  }

  /** A session of somebody, with a token that lives for an hour. */
  SqlSession session(Home home, TrinoLibrary library, String catalog, String principal)
      throws IOException, SQLException {
    return SqlSession.open(
        library.client(),
        port,
        certificate(home).certificate(),
        catalog,
        analysts(home).token(principal, Duration.ofHours(1)));
  }

  /** Who may ask the stack's Trino. */
  static Analysts analysts(Home home) throws IOException {
    return Analysts.in(home.of("trino"), Clock.systemUTC());
  }

  /** What proves that it is the stack's Trino that answers. */
  static SelfSigned certificate(Home home) {
    return new SelfSigned(home.of("trino"));
  }

  /**
   * As above, of the JDK and the jars given.
   *
   * @param environment where the lake is, INK_PORT, INK_TRINO_KEYSTORE_PASSWORD and
   *     INK_TRINO_SHARED_SECRET
   */
  static TrinoServer startOrFind(
      Home home,
      Map<String, String> environment,
      Jdk25 jdk,
      TrinoLibrary library,
      PrintStream progress)
      throws IOException, InterruptedException {
    int port = Integer.parseInt(environment.getOrDefault("INK_PORT", "8414"));
    Files.createDirectories(file(home).getParent());
    try (FileChannel lock =
        FileChannel.open(
            file(home).resolveSibling("trino.lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE)) {
      lock.lock(); // two first questions at once: the second waits, then finds the server
      Optional<TrinoServer> running = read(home).filter(TrinoServer::alive);
      if (running.isPresent() && running.get().port() != port) {
        stop(home); // of an earlier stack, on other ports
        running = Optional.empty();
      }
      Instant begun = Instant.now();
      TrinoServer server;
      if (running.isPresent()) {
        server = running.get();
      } else {
        progress.println("Starting Trino; it stays for the next question …");
        server = start(home, environment, jdk, library, port);
      }
      server.awaitReady(home, certificate(home).trust());
      if (running.isEmpty()) {
        progress.printf(
            Locale.ROOT,
            "Trino is ready after %.1f s%n",
            Duration.between(begun, Instant.now()).toMillis() / 1000.0);
      }
      return server;
    }
  }

  private static TrinoServer start(
      Home home, Map<String, String> environment, Jdk25 jdk, TrinoLibrary library, int port)
      throws IOException, InterruptedException {
    if (!Ports.isFree(port)) {
      throw new IllegalStateException(
          "port "
              + port
              + ", meant for trino, is taken by another program: stop that, or start the stack"
              + " with another --port-base");
    }
    Path etc = home.project().resolve("infra/trino/etc");
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(SETSID)) {
      command.add(SETSID.toString()); // else Ctrl-C on a question would end the server, too
    }
    command.add(jdk.java().toString());
    command.addAll(JVM);
    command.add("-Dconfig=" + etc.resolve("config.properties"));
    command.add("-Dlog.levels-file=" + etc.resolve("log.properties"));
    command.add("-cp");
    command.add(library.serverClassPath() + File.pathSeparator + own());
    command.add("ink.local.sql.TrinoEntry");
    command.add(library.version());
    Path log = home.log("trino");
    Files.createDirectories(log.getParent());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(Files.createDirectories(home.of("trino")).toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("INK_"));
    builder.environment().putAll(environment);
    SelfSigned certificate = certificate(home);
    certificate.makeUnlessThere(jdk.home(), environment.getOrDefault(STORE_PASSWORD, ""));
    builder.environment().put("INK_TRINO_ETC", etc.toString());
    builder.environment().put("INK_TRINO_KEYSTORE", certificate.keyStore().toString());
    builder.environment().put("INK_TRINO_CERTIFICATE", certificate.certificate().toString());
    builder.environment().put("INK_TRINO_TOKEN_KEY", analysts(home).publicKey().toString());
    builder.environment().put("INK_TRINO_PLUGINS", library.plugins().toString());
    builder.environment().put("INK_TRINO_CATALOGS", etc.resolve("catalog").toString());
    builder.environment().put("NO_COLOR", "1");
    long pid = builder.start().pid();
    TrinoServer server = new TrinoServer(pid, StackState.startOf(pid), port);
    JSON.writeValue(file(home).toFile(), server);
    return server;
  }

  /** The jar or folder that this class is in. */
  private static String own() {
    CodeSource source = TrinoServer.class.getProtectionDomain().getCodeSource();
    return Path.of(URI.create(source.getLocation().toString())).toString();
  }

  private void awaitReady(Home home, SSLContext trust) throws InterruptedException {
    Instant deadline = Instant.now().plus(START_LIMIT);
    while (Instant.now().isBefore(deadline)) {
      if (!alive()) {
        throw new IllegalStateException("Trino ended while it started; see " + home.log("trino"));
      }
      if (answers(trust)) {
        return;
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException(
        "Trino was not ready within "
            + START_LIMIT.toSeconds()
            + " s; see "
            + home.log("trino")
            + ", and ask again");
  }

  /** Whether it has finished starting. */
  private boolean answers(SSLContext trust) throws InterruptedException {
    try {
      HttpResponse<String> info =
          HttpClient.newBuilder()
              .sslContext(trust)
              .build()
              .send(
                  HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + "/v1/info"))
                      .timeout(Duration.ofSeconds(10))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      JsonNode starting = JSON.readTree(info.body()).path("starting");
      return info.statusCode() == 200 && starting.isBoolean() && !starting.asBoolean();
    } catch (IOException e) {
      return false; // it does not listen yet
    }
  }

  /** Whether its process still runs. */
  boolean alive() {
    return !startedAt.isEmpty() && StackState.startOf(pid).equals(startedAt);
  }

  /** What {@code run/trino.json} tells, when a Trino was started. */
  static Optional<TrinoServer> read(Home home) throws IOException {
    Path file = file(home);
    return Files.exists(file)
        ? Optional.of(JSON.readValue(file.toFile(), TrinoServer.class))
        : Optional.empty();
  }

  /** Stops the stack's Trino; nothing happens when none runs. */
  static void stop(Home home) throws IOException, InterruptedException {
    Optional<TrinoServer> server = read(home);
    if (server.isPresent() && server.get().alive()) {
      Optional<ProcessHandle> process = ProcessHandle.of(server.get().pid());
      if (process.isPresent()) {
        end(process.get());
      }
    }
    Files.deleteIfExists(file(home));
  }

  private static void end(ProcessHandle process) throws InterruptedException {
    process.destroy();
    try {
      process.onExit().get(10, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // It only reads: nothing is lost when it is killed.
      process.destroyForcibly();
      process.onExit().join();
    }
  }

  private static Path file(Home home) {
    return home.data().resolve("run/trino.json");
  }
}
