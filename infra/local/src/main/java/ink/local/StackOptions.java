package ink.local;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command takes: which stack is meant. */
public final class StackOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Folder of the stack's data (default: .ink/main in the project's folder, .ink/demo for the demo).")
  private @Nullable Path data;

  @Option(
      names = "--port-base",
      paramLabel = "N",
      defaultValue = "8400",
      description =
          "First of the 16 ports that the stack takes (default: ${DEFAULT-VALUE}, the API's).")
  private int portBase;

  /** The stack's folders. */
  public Home home() {
    return home("main");
  }

  /** The folders of a stack that has a default of its own under {@code .ink}. */
  public Home home(String name) {
    Path project = project();
    Path folder = data == null ? Path.of(".ink", name) : data;
    return new Home(project, data == null ? project.resolve(folder) : folder);
  }

  public PortPlan ports() {
    return new PortPlan(portBase);
  }

  /** The checkout, told by {@code infra/ink}. */
  public static Path project() {
    String told = System.getProperty("ink.root");
    Path path = Path.of(told == null ? "" : told).toAbsolutePath();
    while (path != null && !Files.isDirectory(path.resolve("infra/neighbours"))) {
      path = path.getParent();
    }
    if (path == null) {
      throw new IllegalStateException("run infra/ink from the project's checkout");
    }
    return path;
  }
}
