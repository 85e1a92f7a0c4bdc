package ink.neighbours.testing;

import ink.neighbours.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A folder for a fixture's data. What the fixtures started stops with the test JVM, newest first.
 */
final class TestFolder {
  private static final Deque<Runnable> AT_EXIT = new ArrayDeque<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(TestFolder::exit, "stop-neighbours"));
  }

  private TestFolder() {}

  static Path create(String name) throws IOException {
    Path folder = Files.createTempDirectory("ink-" + name + "-");
    onExit(
        () -> {
          try {
            Folders.delete(folder);
          } catch (IOException e) {
            System.err.println("left behind: " + folder + ": " + e);
          }
        });
    return folder;
  }

  static synchronized void onExit(Runnable action) {
    AT_EXIT.push(action);
  }

  private static synchronized void exit() {
    AT_EXIT.forEach(Runnable::run);
  }
}
