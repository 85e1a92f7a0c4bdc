package ink.local;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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
          "The reports, e.g. trends; custom answers what tenants asked for at /v1/custom-reports.")
  private List<String> names = new ArrayList<>();

  @Option(names = "--watch", description = "With custom: go on answering until stopped.")
  private boolean watch;

  @Override
  public Integer call() throws Exception {
    StackState state =
        StackState.read(options.home().stateFile()).filter(StackState::alive).orElse(null);
    if (state == null) {
      System.err.println(
          "infra/ink: no stack is up in "
              + options.home().data()
              + "; start one with infra/ink up");
      return Ink.CANNOT;
    }
    Stack stack =
        new Stack(
            options.home(), new PortPlan(state.portBase()), Secrets.in(options.home().data()));
    if (names.contains("custom")) {
      if (names.size() > 1) {
        System.err.println("infra/ink: custom goes alone: infra/ink report custom [--watch]");
        return Ink.CANNOT;
      }
      return stack.customReports(watch).inheritIO().start().waitFor();
    }
    return stack.report(names).inheritIO().start().waitFor();
  }
}
