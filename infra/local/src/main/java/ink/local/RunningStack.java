package ink.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** A stack that this process started and watches over. */
public final class RunningStack implements AutoCloseable {
  private static final long ENOUGH_DISK = 1L << 30;

  private final Home home;
  private final Stack stack;
  private final Supervisor supervisor;
  private double readySeconds;

  private RunningStack(Home home, Stack stack, PrintStream out) {
    this.home = home;
    this.stack = stack;
    this.supervisor =
        new Supervisor(
            stack.parts(),
            state -> {
              if (!"waiting".equals(state.state()) && !"stopped".equals(state.state())) {
                out.printf(
                    Locale.ROOT,
                    "  %-20s %-11s %5.1f s%s%n",
                    state.name(),
                    state.state(),
                    state.seconds(),
                    state.detail() == null ? "" : "  " + state.detail());
              }
              recordState();
            });
  }

  /**
   * Starts a stack and returns when all its parts are ready.
   *
   * @throws CannotStart with a sentence for the user
   */
  public static RunningStack start(Home home, PortPlan ports, PrintStream out)
      throws IOException, InterruptedException {
    return start(home, ports, out, Stack.Tuning.NONE);
  }

  /** As {@link #start(Home, PortPlan, PrintStream)}, for a measurement or a test. */
  public static RunningStack start(Home home, PortPlan ports, PrintStream out, Stack.Tuning tuning)
      throws IOException, InterruptedException {
    stopLeftOvers(home);
    Files.createDirectories(home.data());
    FileStore disk = Files.getFileStore(home.data());
    if (disk.getUsableSpace() < ENOUGH_DISK) {
      throw new CannotStart(
          "the disk under "
              + home.data()
              + " has "
              + (disk.getUsableSpace() >> 20)
              + " MB left and the stack wants 1024: free some, or choose another folder with --data");
    }
    for (Map.Entry<String, Integer> port : ports.listening().entrySet()) {
      if (!ink.neighbours.Ports.isFree(port.getValue())) {
        throw new CannotStart(
            "port "
                + port.getValue()
                + ", meant for "
                + port.getKey()
                + ", is taken by another program: stop that, or choose other ports with --port-base");
      }
    }
    Instant begun = Instant.now();
    Stack stack = new Stack(home, ports, Secrets.in(home.data()), tuning);
    RunningStack running = new RunningStack(home, stack, out);
    try {
      running.supervisor.start();
    } catch (IllegalStateException e) {
      running.close();
      throw new CannotStart(e.getMessage() + "\nIts log: " + home.data().resolve("logs"));
    }
    running.readySeconds = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
    running.recordState();
    return running;
  }

  /** A launcher killed with -9 leaves its parts running; a new one starts from a clean table. */
  private static void stopLeftOvers(Home home) throws IOException {
    refuseIfUp(home);
    StackState earlier = StackState.read(home.stateFile()).orElse(null);
    if (earlier != null) {
      earlier.stopLeftOvers();
    }
    stopTrino(home);
  }

  /**
   * @throws CannotStart when a launcher watches over a stack in that folder
   */
  public static void refuseIfUp(Home home) throws IOException {
    StackState earlier = StackState.read(home.stateFile()).filter(StackState::alive).orElse(null);
    if (earlier != null) {
      throw new CannotStart(
          "a stack is up in "
              + home.data()
              + " (process "
              + earlier.supervisorPid()
              + "): use it, or end it with infra/ink down --data "
              + home.data());
    }
  }

  private synchronized void recordState() {
    try {
      StackState.of(stack.ports(), supervisor.states()).write(home.stateFile());
    } catch (IOException e) {
      System.err.println("cannot write " + home.stateFile() + ": " + e.getMessage());
    }
  }

  public Stack stack() {
    return stack;
  }

  public Supervisor supervisor() {
    return supervisor;
  }

  /** Seconds from the first process to the last part's readiness. */
  public double readySeconds() {
    return readySeconds;
  }

  /** Resident megabytes of all parts and of this process. */
  public double residentMegabytes() {
    double parts =
        supervisor.states().stream()
            .filter(part -> part.pid() != 0)
            .mapToDouble(part -> Memory.residentMegabytes(part.pid()))
            .sum();
    return parts + Memory.ownMegabytes();
  }

  @Override
  public void close() {
    stopTrino(home); // it holds connections to the lake's catalogue
    supervisor.close();
    forgetState();
  }

  /** Nothing runs any more, so nothing is left over for the next launcher. */
  private synchronized void forgetState() {
    try {
      Files.deleteIfExists(home.stateFile());
    } catch (IOException e) {
      System.err.println("cannot delete " + home.stateFile() + ": " + e.getMessage());
    }
  }

  /** Trino was started by a question in SQL; it goes with the stack. */
  static void stopTrino(Home home) {
    try {
      TrinoServer.stop(home);
    } catch (IOException e) {
      System.err.println("infra/ink: Trino may still run: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Why a stack cannot start, in words for the person who wanted it. */
  public static final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotStart(String message) {
      super(message);
    }
  }
}
