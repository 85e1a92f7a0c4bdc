package ink.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code infra/ink logs PART}: the end of a part's log. */
@Command(
    name = "logs",
    mixinStandardHelpOptions = true,
    description = "Prints the end of a part's log.")
final class LogsCommand implements Callable<Integer> {
  @Mixin private StackOptions options = new StackOptions();

  @Parameters(
      paramLabel = "PART",
      arity = "0..1",
      description = "The part; without one, the parts that have a log.")
  private String part = "";

  @Option(
      names = "--lines",
      defaultValue = "100",
      description = "How many lines (default: ${DEFAULT-VALUE}).")
  private int lines;

  @Override
  public Integer call() throws IOException {
    Path folder = options.home().data().resolve("logs");
    Path log =
        "postgres".equals(part)
            ? options.home().of("postgres").resolve("postgres.log")
            : options.home().log(part);
    if (part.isEmpty() || !Files.exists(log)) {
      if (!part.isEmpty()) {
        System.err.println("infra/ink: no log of a part called " + part);
      }
      System.out.println("Logs in " + folder + ":");
      System.out.println("  postgres");
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          files
              .map(path -> path.getFileName().toString())
              .sorted()
              .forEach(name -> System.out.println("  " + name.replace(".log", "")));
        }
      }
      return part.isEmpty() ? 0 : 2;
    }
    List<String> all = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
    all.subList(Math.max(0, all.size() - lines), all.size()).forEach(System.out::println);
    return 0;
  }
}
