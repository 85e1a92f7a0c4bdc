package ink.local;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code infra/ink down}: stops a stack that another terminal started. */
@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    description = "Stops the stack; its data stay.")
final class DownCommand implements Callable<Integer> {
  @Mixin private StackOptions options = new StackOptions();

  @Override
  public Integer call() throws Exception {
    StackState state = StackState.read(options.home().stateFile()).orElse(null);
    if (state == null || !state.alive()) {
      if (state != null) {
        // The launcher is gone; what it left running is stopped here.
        state.stopLeftOvers();
        RunningStack.stopTrino(options.home());
      }
      System.out.println("No stack is up in " + options.home().data());
      return 0;
    }
    ProcessHandle supervisor = ProcessHandle.of(state.supervisorPid()).orElseThrow();
    supervisor.destroy();
    Instant deadline = Instant.now().plus(Duration.ofSeconds(90));
    while (supervisor.isAlive() && Instant.now().isBefore(deadline)) {
      Thread.sleep(100);
    }
    if (supervisor.isAlive()) {
      System.err.println(
          "infra/ink: the stack has not stopped within 90 s; see "
              + options.home().data().resolve("logs"));
      return Ink.CANNOT;
    }
    System.out.println("Stopped. The data stay in " + options.home().data());
    return 0;
  }
}
