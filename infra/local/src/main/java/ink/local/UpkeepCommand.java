package ink.local;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code infra/ink upkeep STEP…}: keeps the lake of a stack that is up. */
@Command(
    name = "upkeep",
    mixinStandardHelpOptions = true,
    description = "Keeps the lake small and quick; the stack must be up. A line of JSON a step.")
final class UpkeepCommand implements Callable<Integer> {
  @Mixin private StackOptions options = new StackOptions();

  @Parameters(
      paramLabel = "STEP",
      arity = "0..*",
      description = "erase, compact, manifests, expire, orphans, or all (the default).")
  private List<String> steps = new ArrayList<>();

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description = "Only this table, e.g. silver.booking_changed; may be given again.")
  private List<String> tables = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    Stack stack = Stack.running(options.home());
    List<String> words = new ArrayList<>(steps.isEmpty() ? List.of("all") : steps);
    tables.forEach(table -> words.addAll(List.of("--table", table)));
    return stack.upkeep(words).inheritIO().start().waitFor();
  }
}
