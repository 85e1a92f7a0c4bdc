package ink.local;

import java.nio.file.Path;

/**
 * The folders of a stack.
 *
 * @param project the checkout: where the built parts are
 * @param data what the stack keeps
 */
public record Home(Path project, Path data) {
  public Home {
    project = project.toAbsolutePath().normalize();
    data = data.toAbsolutePath().normalize();
  }

  /** The log of a part. */
  public Path log(String part) {
    return data.resolve("logs").resolve(part + ".log");
  }

  /** What the supervisor says of the stack, for {@code status} and {@code down}. */
  public Path stateFile() {
    return data.resolve("run/stack.json");
  }

  /** The folder of a part's own data. */
  public Path of(String part) {
    return data.resolve(part);
  }
}
