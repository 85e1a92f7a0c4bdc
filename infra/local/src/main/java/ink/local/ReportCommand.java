package ink.local;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code infra/ink report NAME…}: builds reports from the lake of a stack that is up. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Builds reports now; the stack must be up.")
final class ReportCommand implements Callable<Integer> {
  @Mixin private StackOptions options = new StackOptions();

  @Parameters(
      paramLabel = "NAME",
      arity = "1..*",
      description =
          "The reports: trends (public: what is wanted, where, and where that is going), market"
              + " (public: growth, seasons, prices and what they do to demand); studio-week,"
              + " studio-month, artist-insights (each tenant's own); platform-health; due mails the"
              + " Studio Reports whose time has come; custom answers what tenants asked for at"
              + " /v1/custom-reports.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--weeks",
      paramLabel = "N",
      description = "Length of the period, 4 to 104; 8 when not given. Seasons need 52.")
  private @Nullable Integer weeks;

  @Option(
      names = "--period-end",
      paramLabel = "DATE",
      description = "The day after the last one, in UTC; tomorrow when not given.")
  private @Nullable String periodEnd;

  @Option(names = "--watch", description = "With custom: go on answering until stopped.")
  private boolean watch;

  @Override
  public Integer call() throws Exception {
    Stack stack = Stack.running(options.home());
    if (names.contains("custom")) {
      if (names.size() > 1) {
        System.err.println("infra/ink: custom goes alone: infra/ink report custom [--watch]");
        return Ink.CANNOT;
      }
      return stack.customReports(watch).inheritIO().start().waitFor();
    }
    return stack.report(arguments()).inheritIO().start().waitFor();
  }

  private List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    if (weeks != null) {
      arguments.addAll(List.of("--weeks", weeks.toString()));
    }
    if (periodEnd != null) {
      arguments.addAll(List.of("--period-end", periodEnd));
    }
    arguments.addAll(names);
    return arguments;
  }
}
