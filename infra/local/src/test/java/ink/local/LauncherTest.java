package ink.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
  @TempDir Path data;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final PrintStream systemOut = System.out;
  private final PrintStream systemErr = System.err;
  private final InputStream systemIn = System.in;

  @BeforeEach
  void listen() {
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void stopListening() {
    System.setOut(systemOut);
    System.setErr(systemErr);
    System.setIn(systemIn);
  }

  private int ink(String... args) {
    return Ink.run(args);
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String complained() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void helpsWithEveryCommand() {
    assertThat(ink("--help")).isZero();
    assertThat(said()).contains("up", "down", "status", "demo", "logs", "report", "sql", "reset");
    assertThat(ink("demo", "--help")).isZero();
    assertThat(said()).contains("--data", "--port-base", "--json");
  }

  @Test
  void aWrongCommandIsAWrongUsage() {
    assertThat(ink("dance")).isEqualTo(2);
    assertThat(complained()).contains("dance");
  }

  @Test
  void statusOfNothingSaysHowToStart() {
    assertThat(ink("status", "--json", "--data", data.toString())).isEqualTo(1);
    assertThat(said()).contains("infra/ink up").contains("\"up\":false").endsWith("}\n");
  }

  @Test
  void downOfNothingIsNoError() {
    assertThat(ink("down", "--data", data.toString())).isZero();
    assertThat(said()).contains("No stack is up");
  }

  @Test
  void reportWantsAStackThatIsUp() {
    assertThat(ink("report", "trends", "--data", data.toString())).isEqualTo(Ink.CANNOT);
    assertThat(complained()).contains("infra/ink up");
  }

  @Test
  void aTakenPortIsNamedBeforeAnythingStarts() throws Exception {
    try (ServerSocket taken = new ServerSocket(18_400, 1, InetAddress.getLoopbackAddress())) {
      assertThat(
              ink(
                  "up",
                  "--data",
                  data.toString(),
                  "--port-base",
                  String.valueOf(taken.getLocalPort())))
          .isEqualTo(Ink.CANNOT);
    }
    assertThat(complained())
        .contains("port 18400, meant for api, is taken")
        .contains("--port-base");
    assertThat(data.resolve("postgres")).doesNotExist();
  }

  @Test
  void refusesPortsThatDoNotExist() {
    assertThat(ink("up", "--data", data.toString(), "--port-base", "65530")).isEqualTo(Ink.CANNOT);
    assertThat(complained()).contains("--port-base is 1024 to 65519");
  }

  @Test
  void resetAsksAndTakesOnlyYes() throws Exception {
    Secrets.in(data).password("x");
    System.setIn(new ByteArrayInputStream("y\n".getBytes(StandardCharsets.UTF_8)));
    assertThat(ink("reset", "--data", data.toString())).isEqualTo(1);
    assertThat(data.resolve("secrets.properties")).exists();
    System.setIn(new ByteArrayInputStream("yes\n".getBytes(StandardCharsets.UTF_8)));
    assertThat(ink("reset", "--data", data.toString())).isZero();
    assertThat(data).doesNotExist();
    assertThat(ink("reset", "--data", data.toString())).isZero();
  }

  @Test
  void resetLeavesAFolderAloneThatIsNoStack() throws Exception {
    Files.writeString(data.resolve("thesis.txt"), "years of work");
    assertThat(ink("reset", "--yes", "--data", data.toString())).isEqualTo(Ink.CANNOT);
    assertThat(data.resolve("thesis.txt")).exists();
  }

  @Test
  void logsShowTheEndOfAPartsLog() throws Exception {
    Files.createDirectories(data.resolve("logs"));
    Files.writeString(data.resolve("logs/api.log"), "one\ntwo\nthree\n");
    assertThat(ink("logs", "api", "--lines", "2", "--data", data.toString())).isZero();
    assertThat(said()).isEqualTo("two\nthree\n");
    assertThat(ink("logs", "nobody", "--data", data.toString())).isEqualTo(2);
    assertThat(said()).contains("  api\n");
    assertThat(ink("logs", "--data", data.toString())).isZero();
  }

  @Test
  void secretsAreTheOwnersAloneAndStayTheSame() throws Exception {
    Secrets secrets = Secrets.in(data);
    String password = secrets.password("db");
    assertThat(secrets.key("seal")).hasSize(44);
    secrets.put("made-elsewhere", "value");
    Secrets again = Secrets.in(data);
    assertThat(again.password("db")).isEqualTo(password);
    assertThat(again.kept("made-elsewhere")).isEqualTo("value");
    assertThat(again.kept("nothing")).isNull();
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(data.resolve("secrets.properties"))))
        .isEqualTo("rw-------");
  }

  @Test
  void aStackThatIsUpIsNotStartedTwice() throws Exception {
    Home home = new Home(data, data);
    StackState.of(new PortPlan(18_500), List.of()).write(home.stateFile());
    assertThatThrownBy(() -> RunningStack.refuseIfUp(home))
        .isInstanceOf(RunningStack.CannotStart.class)
        .hasMessageContaining("a stack is up in " + data);
    assertThat(ink("reset", "--yes", "--data", data.toString())).isEqualTo(Ink.CANNOT);
    assertThat(complained()).contains("infra/ink down");
    assertThat(ink("status", "--data", data.toString())).isZero();
  }

  @Test
  void aLauncherKilledHardLeavesPartsThatTheNextStops() throws Exception {
    Process left = new ProcessBuilder("sleep", "100").start();
    StackState state =
        new StackState(
            left.pid(),
            "another start",
            18_500,
            List.of(
                new StackState.PartProcess(
                    "one", "ready", left.pid(), StackState.startOf(left.pid()), 0),
                new StackState.PartProcess("gone", "ready", 0, "", 0)));
    assertThat(state.alive()).isFalse();
    state.write(data.resolve("run/stack.json"));
    assertThat(ink("down", "--data", data.toString())).isZero();
    assertThat(left.waitFor()).isNotZero();
  }

  @Test
  void everyPartIsToldOnlyItsOwnPassword() throws Exception {
    Stack stack = new Stack(new Home(data, data), new PortPlan(8400), Secrets.in(data));
    String owner = stack.secrets().password("ink_owner");
    for (Part part : stack.parts()) {
      if (!part.name().equals("postgres")) {
        assertThat(stack.environment(part.name())).as(part.name()).doesNotContainValue(owner);
      }
    }
    assertThat(stack.environment("api")).containsEntry("INK_DB_USER", "ink_api");
    assertThat(stack.environment("inference")).doesNotContainKey("INK_DB_PASSWORD");
    assertThatThrownBy(() -> stack.environment("nobody")).hasMessageContaining("nobody");
  }

  @Test
  void measuresTheMemoryOfAProcess() {
    assertThat(Memory.residentMegabytes(ProcessHandle.current().pid())).isGreaterThan(10);
    assertThat(Memory.residentMegabytes(0)).isZero();
  }
}
