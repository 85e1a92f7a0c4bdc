package ink.local;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * A process of the stack.
 *
 * @param name what it is called on the screen, in files and in {@code logs NAME}
 * @param after parts that must be ready before it starts
 * @param starter starts the process
 * @param readiness tells why it is not ready yet
 * @param onFirstReady what is done once, before parts that wait for it start
 */
public record Part(
    String name,
    Set<String> after,
    Starter starter,
    Readiness readiness,
    Preparation onFirstReady) {
  public Part {
    after = Set.copyOf(after);
  }

  /** Starts a process. */
  @FunctionalInterface
  public interface Starter {
    Process start() throws IOException, InterruptedException;
  }

  /** Looks whether a process can work. */
  @FunctionalInterface
  public interface Readiness {
    /** Why it is not ready; empty when it is. */
    Optional<String> notReady();
  }

  /** Work that a part needs before others use it: tables, topics. */
  @FunctionalInterface
  public interface Preparation {
    void run() throws Exception;
  }
}
