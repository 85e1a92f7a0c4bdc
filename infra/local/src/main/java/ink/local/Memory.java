package ink.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The memory of processes, as Linux tells it. */
public final class Memory {
  private Memory() {}

  /**
   * Resident megabytes of a process and all below it. A page that several share counts once: the
   * sum is of proportional set sizes, since PostgreSQL's processes all map the same buffers.
   */
  public static double residentMegabytes(long pid) {
    Stream<Long> all =
        Stream.concat(
            Stream.of(pid),
            ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .map(ProcessHandle::pid));
    return all.mapToLong(Memory::proportionalKilobytes).sum() / 1024.0;
  }

  /** As {@link #residentMegabytes}, of this process alone, without the parts it started. */
  static double ownMegabytes() {
    return proportionalKilobytes(ProcessHandle.current().pid()) / 1024.0;
  }

  private static long proportionalKilobytes(long pid) {
    try (Stream<String> lines =
        Files.lines(Path.of("/proc", String.valueOf(pid), "smaps_rollup"))) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (IOException | java.io.UncheckedIOException e) {
      return 0; // it ended between the listing and the look
    }
  }
}
