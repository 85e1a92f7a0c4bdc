package ink.local;

import ink.neighbours.Deployable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/**
 * {@code infra/ink craft NAME IN OUT}: hands over to the craft's own command line, which knows its
 * options and their help.
 */
@Command(
    name = "craft",
    description = {
      "Tries one capability of the craft on a file; no stack has to be up.",
      "infra/ink craft --help lists them."
    })
final class CraftCommand implements Callable<Integer> {
  @Unmatched private List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    Path project = Path.of(System.getProperty("ink.root", "")).toAbsolutePath();
    List<String> command =
        new Deployable(
                project.resolve("serving/inference"),
                "ink.inference.command.Craft",
                List.of("-Xmx512m", "-Xshare:auto", "-XX:+UseSerialGC"))
            .command();
    command.addAll(arguments);
    // Files are meant from where infra/ink was called.
    Path askedIn = Path.of(System.getProperty("ink.asked.in", ""));
    return new ProcessBuilder(command)
        .directory(askedIn.toAbsolutePath().toFile())
        .inheritIO()
        .start()
        .waitFor();
  }
}
