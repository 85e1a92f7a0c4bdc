package ink.local;

import ink.neighbours.Deployable;
import ink.neighbours.Migrations;
import ink.neighbours.Ports;
import ink.neighbours.Postgres;
import ink.neighbours.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The parts of the local stack and what each is told. A part differs from its production self only
 * in the addresses it is given here.
 */
public final class Stack {
  private static final List<String> LEAN =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xshare:auto",
          "-XX:MaxMetaspaceSize=160m",
          "-Xss512k");

  private static final List<String> ROLES =
      List.of(
          "ink_api",
          "ink_dispatch",
          "ink_bookings",
          "ink_intake",
          "ink_reports",
          "ink_cdc",
          "ink_lake");

  /**
   * How a stack differs from the usual one, for a measurement or a test.
   *
   * @param parts the parts that run; none named: all of them
   * @param jvm flags of every JVM, in place of the ones that start fast and stay small; none: those
   * @param partJvm more flags of a part's JVM
   * @param settings more of a part's environment; for postgres, of the server's settings
   */
  public record Tuning(
      Set<String> parts,
      List<String> jvm,
      Map<String, List<String>> partJvm,
      Map<String, Map<String, String>> settings) {
    /** The usual stack. */
    public static final Tuning NONE = new Tuning(Set.of(), List.of(), Map.of(), Map.of());

    public Tuning {
      parts = Set.copyOf(parts);
      jvm = List.copyOf(jvm);
      partJvm = Map.copyOf(partJvm);
      settings = Map.copyOf(settings);
    }
  }

  private final Home home;
  private final Tuning tuning;
  private final PortPlan ports;
  private final Secrets secrets;
  private final Postgres postgres;

  /**
   * The stack that is up in a folder.
   *
   * @throws IllegalStateException when none is, saying what to do
   */
  static Stack running(Home home) throws IOException {
    StackState state =
        StackState.read(home.stateFile())
            .filter(StackState::alive)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "no stack is up in " + home.data() + "; start one with infra/ink up"));
    return new Stack(home, new PortPlan(state.portBase()), Secrets.in(home.data()));
  }

  public Stack(Home home, PortPlan ports, Secrets secrets) {
    this(home, ports, secrets, Tuning.NONE);
  }

  /** A stack for a measurement or a test. */
  public Stack(Home home, PortPlan ports, Secrets secrets, Tuning tuning) {
    this.home = home;
    this.tuning = tuning;
    this.ports = ports;
    this.secrets = secrets;
    this.postgres =
        new Postgres(
            home.of("postgres"),
            ports.postgres(),
            secrets.password("ink_owner"),
            tuning.settings().getOrDefault("postgres", Map.of()));
  }

  /**
   * The database server, for what only its owner may do: seeding the demo, counting for its check.
   */
  public Postgres postgres() {
    return postgres;
  }

  public PortPlan ports() {
    return ports;
  }

  public Secrets secrets() {
    return secrets;
  }

  /** Where users reach the API. */
  public String url() {
    return "http://127.0.0.1:" + ports.api();
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + ports.kafka();
  }

  /** All parts that run while the stack is up. */
  public List<Part> parts() {
    return allParts().stream()
        .filter(part -> tuning.parts().isEmpty() || tuning.parts().contains(part.name()))
        .toList();
  }

  private List<Part> allParts() {
    return List.of(
        new Part("postgres", Set.of(), postgres::start, Optional::empty, this::prepareDatabase),
        new Part(
            "kafka",
            Set.of(),
            java("kafka", "infra/neighbours", "ink.neighbours.KafkaBroker", "-Xmx256m"),
            Stack.this::kafkaNotReady,
            () -> Topics.create(bootstrapServers(), 2, (short) 1)),
        new Part(
            "s3",
            Set.of(),
            java("s3", "infra/neighbours", "ink.neighbours.ObjectStore", "-Xmx96m"),
            () ->
                Ports.isFree(ports.s3()) ? Optional.of("it does not listen yet") : Optional.empty(),
            () -> {}),
        new Part(
            "inference",
            Set.of(),
            java(
                "inference",
                "serving/inference",
                "ink.inference.server.InferenceServer",
                "-Xmx512m"),
            HttpReadiness.on(ports.inferenceAdmin()),
            () -> {}),
        new Part(
            "simulated-platforms",
            Set.of("postgres"),
            java(
                "simulated-platforms",
                "ingest/intake",
                "ink.bookings.testing.SimulatedAcuity",
                "-Xmx48m"),
            () ->
                Ports.isFree(ports.simulatedPlatforms())
                    ? Optional.of("it does not listen yet")
                    : Optional.empty(),
            () -> {}),
        new Part(
            "cdc",
            Set.of("postgres", "kafka"),
            java("cdc", "ingest/cdc", "ink.cdc.OutboxRelay", "-Xmx192m"),
            HttpReadiness.on(ports.cdcAdmin()),
            () -> {}),
        new Part(
            "intake",
            Set.of("postgres", "kafka"),
            java("intake", "ingest/intake", "ink.intake.IntakeServer", "-Xmx128m"),
            HttpReadiness.on(ports.intakeAdmin()),
            () -> {}),
        new Part(
            "streaming",
            Set.of("postgres", "kafka", "s3"),
            java(
                "streaming",
                "streaming/cluster",
                "ink.cluster.LocalCluster",
                "-Xmx640m",
                "-XX:MaxMetaspaceSize=256m"),
            HttpReadiness.on(ports.streamingAdmin()),
            () -> {}),
        new Part(
            "api",
            Set.of("postgres", "kafka", "s3"),
            java("api", "serving/api", "ink.api.ApiServer", "-Xmx256m"),
            HttpReadiness.on(ports.apiAdmin()),
            () -> {}));
  }

  /** Builds a report in a process of its own that ends with it; the last line it writes is JSON. */
  public ProcessBuilder report(List<String> arguments) throws IOException {
    ProcessBuilder builder = process("batch", "batch/reports", "ink.reports.Reports", "-Xmx768m");
    builder.command().addAll(arguments);
    return builder;
  }

  /** Keeps the lake in a process of its own that ends with it; each line it writes is JSON. */
  public ProcessBuilder upkeep(List<String> arguments) throws IOException {
    ProcessBuilder builder = process("upkeep", "batch/upkeep", "ink.upkeep.Upkeep", "-Xmx768m");
    builder.command().addAll(arguments);
    return builder;
  }

  /** Answers tenants' own reports, once or until it is stopped. */
  public ProcessBuilder customReports(boolean watch) throws IOException {
    ProcessBuilder builder =
        process("batch", "batch/reports", "ink.reports.custom.Worker", "-Xmx768m");
    if (watch) {
      builder.command().add("--watch");
    }
    return builder;
  }

  /** A program of the project as the stack would run it, told the stack's addresses. */
  public ProcessBuilder process(String part, String module, String main, String... jvm)
      throws IOException {
    List<String> flags = new ArrayList<>(tuning.jvm().isEmpty() ? LEAN : tuning.jvm());
    Path own = home.project().resolve(module).resolve("jvm.flags");
    if (Files.exists(own)) {
      // Flags that a module needs wherever it runs stand beside its pom.
      flags.addAll(
          Files.readAllLines(own).stream()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .toList());
    }
    flags.addAll(List.of(jvm));
    flags.addAll(tuning.partJvm().getOrDefault(part, List.of()));
    ProcessBuilder builder =
        new ProcessBuilder(new Deployable(home.project().resolve(module), main, flags).command());
    builder.environment().keySet().removeIf(name -> name.startsWith("INK_"));
    builder.environment().putAll(environment(part));
    builder.environment().putAll(tuning.settings().getOrDefault(part, Map.of()));
    return builder;
  }

  private Part.Starter java(String part, String module, String main, String... jvm) {
    return () -> {
      Path log = home.log(part);
      Files.createDirectories(log.getParent());
      return process(part, module, main, jvm)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
          .start();
    };
  }

  /** Each part is told what it needs and no other part's password. */
  public Map<String, String> environment(String part) {
    Map<String, String> env = new TreeMap<>();
    env.put("INK_DATA", home.of(part).toString());
    env.put("INK_KAFKA", bootstrapServers());
    switch (part) {
      case "kafka" -> {
        env.put("INK_PORT", text(ports.kafka()));
        env.put("INK_CONTROLLER_PORT", text(ports.kafkaController()));
      }
      case "s3" -> {
        env.put("INK_PORT", text(ports.s3()));
        objectStore(env);
      }
      case "inference" -> {
        env.put("INK_PORT", text(ports.inference()));
        env.put("INK_ADMIN_PORT", text(ports.inferenceAdmin()));
      }
      case "simulated-platforms" -> env.put("INK_PORT", text(ports.simulatedPlatforms()));
      case "cdc" -> {
        env.put("INK_ADMIN_PORT", text(ports.cdcAdmin()));
        database(env, "ink_cdc");
      }
      case "intake" -> {
        env.put("INK_PORT", text(ports.intake()));
        env.put("INK_ADMIN_PORT", text(ports.intakeAdmin()));
        database(env, "ink_intake");
        env.put("INK_INTERNAL_TOKEN", secrets.password("internal-token"));
        env.put("INK_SEAL_KEY", secrets.key("seal-key"));
        env.put("INK_ACUITY_ALLOWED_HOSTS", "127.0.0.1:" + ports.simulatedPlatforms());
      }
      case "streaming" -> {
        env.put("INK_ADMIN_PORT", text(ports.streamingAdmin()));
        env.put("INK_METRICS_PORT", text(ports.streamingMetrics()));
        env.put("INK_CHECKPOINTS", home.of("checkpoints").toString());
        env.put("INK_TRITON", "127.0.0.1:" + ports.inference());
        database(env, "ink_dispatch");
        // Two jobs of one process work under two roles.
        env.put("INK_BOOKINGS_DB_USER", "ink_bookings");
        env.put("INK_BOOKINGS_DB_PASSWORD", secrets.password("ink_bookings"));
        objectStore(env);
        lake(env);
        env.put("INK_PSEUDONYM_KEY", secrets.key("pseudonym-key"));
      }
      case "api" -> {
        env.put("INK_PORT", text(ports.api()));
        env.put("INK_ADMIN_PORT", text(ports.apiAdmin()));
        env.put("INK_PUBLIC_URL", url());
        env.put("INK_COLLECTOR_URL", "http://127.0.0.1:" + ports.intake());
        env.put("INK_INTERNAL_TOKEN", secrets.password("internal-token"));
        env.put("INK_KEY_PEPPER", secrets.key("key-pepper"));
        database(env, "ink_api");
        objectStore(env);
      }
      case "bench" -> {
        database(env, "ink_api");
        objectStore(env);
        lake(env);
        env.put("INK_PSEUDONYM_KEY", secrets.key("pseudonym-key"));
      }
      case "batch" -> {
        // Who takes mails, who may read of the platform, what a machine costs: told from outside.
        System.getenv()
            .forEach(
                (name, value) -> {
                  if (name.matches("INK_(SMTP_[A-Z]+|MAIL_FROM|OPERATORS_TENANT|GPU_HOUR_USD)")) {
                    env.put(name, value);
                  }
                });
        database(env, "ink_reports");
        objectStore(env);
        lake(env);
      }
      case "bench-reports" -> {
        database(env, "ink_reports");
        objectStore(env);
        lake(env);
        env.put("INK_OBJECTS", home.of("s3").toString());
        env.put("INK_PSEUDONYM_KEY", secrets.key("pseudonym-key"));
      }
      case "upkeep" -> {
        database(env, "ink_lake"); // the ledger of erasures
        objectStore(env);
        lake(env);
        env.put("INK_PSEUDONYM_KEY", secrets.key("pseudonym-key"));
      }
      case "trino" -> {
        env.put("INK_PORT", text(ports.trino()));
        env.put("INK_TRINO_KEYSTORE_PASSWORD", secrets.password("trino-keystore"));
        env.put("INK_TRINO_SHARED_SECRET", secrets.key("trino-shared-secret"));
        objectStore(env);
        lake(env);
      }
      default -> throw new IllegalArgumentException("no part is called " + part);
    }
    return env;
  }

  private void database(Map<String, String> env, String role) {
    env.put("INK_DB_URL", postgres.url("ink"));
    env.put("INK_DB_USER", role);
    env.put("INK_DB_PASSWORD", secrets.password(role));
  }

  private void lake(Map<String, String> env) {
    env.put("INK_LAKE_URL", postgres.url("lake"));
    env.put("INK_LAKE_USER", "ink_lake");
    env.put("INK_LAKE_PASSWORD", secrets.password("ink_lake"));
    env.put("INK_LAKE_WAREHOUSE", "s3://ink-lake/warehouse");
  }

  private void objectStore(Map<String, String> env) {
    env.put("INK_S3_ENDPOINT", "http://127.0.0.1:" + ports.s3());
    env.put("INK_S3_REGION", "us-east-1");
    env.put("INK_S3_ACCESS_KEY", secrets.password("s3-access-key"));
    env.put("INK_S3_SECRET_KEY", secrets.password("s3-secret-key"));
    env.put("INK_IMAGES_BUCKET", "ink-images");
    env.put("INK_REPORTS_BUCKET", "ink-reports");
  }

  private void prepareDatabase() throws SQLException {
    Migrations.apply(postgres.url("ink"), Postgres.OWNER, secrets.password("ink_owner"));
    for (String role : ROLES) {
      postgres.letIn(role, secrets.password(role));
    }
  }

  private Optional<String> kafkaNotReady() {
    try {
      return Files.readString(home.log("kafka")).contains("READY ") && !Ports.isFree(ports.kafka())
          ? Optional.empty()
          : Optional.of("it does not listen yet");
    } catch (IOException e) {
      return Optional.of("it has written no log yet");
    }
  }

  private static String text(int port) {
    return String.valueOf(port);
  }
}
