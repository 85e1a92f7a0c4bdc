package ink.inference.command;

import ink.inference.model.InvalidInputException;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The commands of {@code infra/ink craft}. Nothing else has to run. */
@Command(
    name = "infra/ink craft",
    mixinStandardHelpOptions = true,
    description = {
      "Tries one capability of the craft on a file; no stack has to be up.",
      "Example: infra/ink craft design \"lotus mandala\" lotus.svg",
      "infra/ink craft NAME --help tells the options of each."
    },
    subcommands = {
      DesignCommand.class,
      FlashCommand.class,
      StencilCommand.class,
      UpscaleCommand.class,
      AgeCommand.class,
      SkinCommand.class,
      CoverUpCommand.class,
      BodyCommand.class,
      SizeCommand.class,
      TouchUpCommand.class
    })
public final class Craft {

  /** What was given cannot be used: see the message. */
  static final int USAGE = 2;

  static final int FAILED = 1;

  private Craft() {}

  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true");
    System.exit(run(args));
  }

  /** Runs a command and returns its exit status: 0 good, 1 cannot read or write, 2 wrong usage. */
  public static int run(String... args) {
    CommandLine line = new CommandLine(new Craft());
    line.setParameterExceptionHandler(Craft::misused);
    line.setExecutionExceptionHandler(
        (error, command, parsed) -> {
          if (error instanceof InvalidInputException wrong) {
            return told(command, Options.named(wrong.reason(), input(command)), USAGE);
          }
          if (error instanceof IOException) {
            return told(command, error.getMessage() + "", FAILED);
          }
          throw error;
        });
    if (args.length == 0) {
      line.usage(line.getErr());
      return USAGE;
    }
    return line.execute(args);
  }

  /** The tensor that the command's first argument fills. */
  private static String input(CommandLine command) {
    return command.getCommand() instanceof Capability capability ? capability.input() : "IMAGE";
  }

  private static int misused(ParameterException error, String[] args) {
    CommandLine command = error.getCommandLine();
    return told(
        command,
        error.getMessage() + "; see " + command.getCommandSpec().qualifiedName() + " --help",
        USAGE);
  }

  private static int told(CommandLine command, String message, int status) {
    PrintWriter err = command.getErr();
    err.println(command.getCommandSpec().qualifiedName() + ": " + message.replaceAll("\\s+", " "));
    err.flush();
    return status;
  }
}
