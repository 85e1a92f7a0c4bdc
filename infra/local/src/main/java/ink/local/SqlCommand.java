package ink.local;

import ink.local.sql.Analysts;
import ink.local.sql.AnswerFormat;
import ink.local.sql.SqlFault;
import ink.local.sql.SqlScript;
import ink.local.sql.SqlSession;
import ink.local.sql.TrinoLibrary;
import ink.tables.LakeConfig;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code infra/ink sql "select …"}: asks the lake of a stack that is up. */
@Command(
    name = "sql",
    mixinStandardHelpOptions = true,
    description = {
      "Answers questions in SQL over the lake; the stack must be up.",
      "Views for analysts are in the schema insight of the catalog lake (show tables; describe"
          + " bookings), the facts themselves in the schema silver. Questions worth asking are in"
          + " infra/trino/questions. Trino answers, which needs a JDK 25 and is fetched the first"
          + " time."
    })
final class SqlCommand implements Callable<Integer> {
  @Mixin private StackOptions options = new StackOptions();

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "SQL",
      arity = "0..*",
      description =
          "Statements, set apart by semicolons; without any they are read from standard input.")
  private List<String> words = new ArrayList<>();

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "Read the statements from a file.")
  private @Nullable Path file;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      defaultValue = "operator",
      description =
          "See what this role sees: operator (default), analyst, marketing, or the id of a tenant"
              + " (ten_…).")
  private String role = "operator";

  @ArgGroup private Formats formats = new Formats();

  /** At most one of them. */
  static final class Formats {
    @Option(names = "--csv", description = "Write CSV with a header.")
    private boolean csv;

    @Option(names = "--json", description = "Write one JSON object a row, each on a line.")
    private boolean json;

    AnswerFormat chosen() {
      return csv ? AnswerFormat.CSV : json ? AnswerFormat.JSON : AnswerFormat.TABLE;
    }
  }

  @Override
  public Integer call() throws Exception {
    String text = text();
    List<String> statements = SqlScript.statements(text);
    if (statements.isEmpty()) {
      throw usage(
          "there is no statement: give SQL as an argument, with -f FILE or on standard input");
    }
    String principal = Analysts.principal(role, "local");
    Home home = options.home();
    Stack stack = Stack.running(home);
    TrinoServer server = TrinoServer.startOrFind(stack, home);
    TrinoLibrary library = TrinoLibrary.of(home.project(), System.getenv());
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    try (SqlSession session = server.session(home, library, LakeConfig.CATALOG, principal)) {
      for (String statement : statements) {
        ask(session, statement, out);
      }
      return 0;
    } catch (SQLException e) {
      out.flush();
      String where = file == null ? "" : file + ": ";
      System.err.println("infra/ink: " + where + SqlFault.of(e, text, home.log("trino")).message());
      return 1;
    }
  }

  private void ask(SqlSession session, String statement, PrintStream out) throws SQLException {
    Instant begun = Instant.now();
    long rows = session.run(statement, formats.chosen().to(out));
    out.flush();
    System.err.printf(
        Locale.ROOT,
        "%s in %.2f s%n",
        rows < 0 ? "done" : rows == 1 ? "1 row" : rows + " rows",
        Duration.between(begun, Instant.now()).toMillis() / 1000.0);
  }

  private String text() throws IOException {
    if (file != null && !words.isEmpty()) {
      throw usage("give SQL as an argument or with -f, not both");
    }
    if (file != null) {
      // infra/ink has gone to the project's folder; a relative file is meant from where it was
      // called.
      Path meant = Path.of(System.getProperty("ink.asked.in", "")).resolve(file);
      if (!Files.isReadable(meant) || Files.isDirectory(meant)) {
        throw usage("cannot read the file " + file);
      }
      return Files.readString(meant);
    }
    if (!words.isEmpty()) {
      return String.join(" ", words);
    }
    // A console is there only when nobody pipes: waiting for a person to type would look stuck.
    return System.console() != null
        ? ""
        : new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
  }

  private CommandLine.ParameterException usage(String message) {
    if (spec == null) {
      throw new IllegalStateException(message);
    }
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
