package ink.local;

import ink.neighbours.Folders;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Scanner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code infra/ink reset}: deletes a stack's data, after asking. */
@Command(
    name = "reset",
    mixinStandardHelpOptions = true,
    description = "Deletes all data of the stack. Asks first.")
final class ResetCommand implements Callable<Integer> {
  @Mixin private StackOptions options = new StackOptions();

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Override
  public Integer call() throws Exception {
    Path data = options.home().data();
    StackState state = StackState.read(options.home().stateFile()).orElse(null);
    if (state != null && state.alive()) {
      System.err.println("infra/ink: the stack is up; stop it first with infra/ink down");
      return Ink.CANNOT;
    }
    if (!Files.exists(data)) {
      System.out.println("There is nothing in " + data);
      return 0;
    }
    // A folder named by mistake is not deleted.
    if (!Files.exists(data.resolve("secrets.properties"))) {
      System.err.println(
          "infra/ink: " + data + " does not look like a stack's data; nothing was deleted");
      return Ink.CANNOT;
    }
    if (!yes) {
      System.out.print("Delete all data in " + data + "? Type yes: ");
      System.out.flush();
      Scanner scanner = new Scanner(System.in, Charset.defaultCharset());
      if (!scanner.hasNextLine() || !"yes".equals(scanner.nextLine().strip())) {
        System.out.println("Nothing was deleted.");
        return 1;
      }
    }
    if (state != null) {
      state.stopLeftOvers();
      RunningStack.stopTrino(options.home());
    }
    Folders.delete(data);
    System.out.println("Deleted " + data);
    return 0;
  }
}
