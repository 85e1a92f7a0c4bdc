package ink.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** CPU seconds of processes and all below them, ended ones too, as Linux counts them. */
final class ProcessorTime {
  /** USER_HZ, which Linux fixes to 100 for what it tells programs. */
  private static final double TICKS = 100;

  private final Map<String, Long> processes;

  /**
   * @param processes by name; this process is added as {@code driver}
   */
  ProcessorTime(Map<String, Long> processes) {
    this.processes = new LinkedHashMap<>(processes);
    this.processes.put("driver", ProcessHandle.current().pid());
  }

  Map<String, Double> seconds() {
    Map<String, Double> seconds = new LinkedHashMap<>();
    processes.forEach(
        (name, pid) ->
            seconds.put(
                name,
                Stream.concat(
                        Stream.of(pid),
                        ProcessHandle.of(pid).stream()
                            .flatMap(ProcessHandle::descendants)
                            .map(ProcessHandle::pid))
                    .mapToDouble(ProcessorTime::ofOne)
                    .sum()));
    return seconds;
  }

  /** utime, stime, cutime and cstime: fields 14 to 17 of proc(5)'s stat. */
  private static double ofOne(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      long ticks = 0;
      for (int field = 11; field <= 14; field++) {
        ticks += Long.parseLong(fields[field]);
      }
      return ticks / TICKS;
    } catch (IOException e) {
      return 0; // it ended between the listing and the look, and is counted at its parent
    }
  }
}
