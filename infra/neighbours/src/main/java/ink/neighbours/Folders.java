package ink.neighbours;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What the JDK leaves out about folders. */
public final class Folders {
  private Folders() {}

  /** Deletes a folder and all in it; nothing happens when it is not there. */
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> paths;
    try (java.util.stream.Stream<Path> walk = Files.walk(folder)) {
      paths = walk.sorted(Comparator.reverseOrder()).collect(Collectors.toList());
    }
    for (Path path : paths) {
      Files.deleteIfExists(path);
    }
  }

  /** Returns when a folder and all in it is on the disk, so that a power cut leaves it there. */
  public static void force(Path folder) throws IOException {
    List<Path> paths;
    try (java.util.stream.Stream<Path> walk = Files.walk(folder)) {
      paths = walk.toList();
    }
    for (Path path : paths) {
      try (FileChannel channel = FileChannel.open(path)) {
        channel.force(true);
      }
    }
  }
}
