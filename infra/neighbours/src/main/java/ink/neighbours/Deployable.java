package ink.neighbours;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A module whose main runs in a JVM of its own. The build writes the class path of such a module to
 * {@code target/classpath}.
 *
 * @param module folder of the module
 * @param main name of the class to run
 * @param jvm flags for the JVM
 */
public record Deployable(Path module, String main, List<String> jvm) {
  public Deployable {
    jvm = List.copyOf(jvm);
  }

  /** The class path: the module's own classes, then what it depends on. */
  public String classPath() {
    Path target = module.resolve("target");
    Path file = target.resolve("classpath");
    if (!Files.exists(file)) {
      throw new IllegalStateException(
          module + " is not built: run `mvn -DskipTests package` in the project's folder");
    }
    try (java.util.stream.Stream<Path> files = Files.list(target)) {
      String own =
          files
              .filter(path -> path.toString().endsWith("-SNAPSHOT.jar"))
              .map(Path::toString)
              .findFirst()
              .orElse(target.resolve("classes").toString());
      return own + java.io.File.pathSeparator + Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The command that starts it. The environment's {@code INK_CHILD_JVM} adds flags to every such
   * JVM: how a profiler or the measurement of coverage gets in.
   */
  public List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    String more = System.getenv().getOrDefault("INK_CHILD_JVM", "");
    if (more.startsWith("-")) {
      command.addAll(List.of(more.split(" ")));
    }
    command.add("-cp");
    command.add(classPath());
    command.add(main);
    return command;
  }
}
