package ink.local.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code infra/ink bench …}. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures the real parts; run it on a quiet machine.",
    subcommands = {DispatchBenchCommand.class, LakeBenchCommand.class, ReportsBenchCommand.class})
public final class BenchCommand implements Runnable {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills it in
  BenchCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to measure, e.g. dispatch");
  }
}
