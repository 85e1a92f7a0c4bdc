package ink.local;

import ink.local.bench.BenchCommand;
import ink.local.demo.DemoCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of {@code infra/ink}. */
@Command(
    name = "infra/ink",
    mixinStandardHelpOptions = true,
    version = "INK SYNTHESIS 1.0",
    description = "Runs the whole platform on this machine.",
    subcommands = {
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      DemoCommand.class,
      LogsCommand.class,
      ReportCommand.class,
      UpkeepCommand.class,
      EraseCommand.class,
      SqlCommand.class,
      AnalystCommand.class,
      BenchCommand.class,
      WorldCommand.class,
      PlanCommand.class,
      CraftCommand.class,
      ResetCommand.class
    })
public final class Ink {
  /** The stack cannot start or be reached: see the message. */
  public static final int CANNOT = 3;

  private Ink() {}

  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** Runs a command and returns its exit status: 0 good, 1 failed, 2 wrong usage, 3 cannot. */
  public static int run(String... args) {
    return new CommandLine(new Ink())
        .setExecutionExceptionHandler(
            (error, line, parsed) -> {
              if (error instanceof RunningStack.CannotStart
                  || error instanceof IllegalArgumentException
                  || error instanceof IllegalStateException) {
                System.err.println("infra/ink: " + error.getMessage());
                return CANNOT;
              }
              throw error;
            })
        .execute(args);
  }
}
