package ink.bench;

import ink.facts.GenerationCompleted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.HdrHistogram.Histogram;

/**
 * Requests that a killed model server had taken, and how long after the kill they ran again: they
 * came before it, their call began after it, and it was not their first. Instants are milliseconds
 * since 1970.
 */
final class Reruns {
  private final List<Rerun> reruns = new ArrayList<>();

  private record Rerun(long requestedAt, long startedAt) {}

  /** Hears of each generation that got its image. */
  synchronized void completed(GenerationCompleted fact) {
    if (fact.getAttempts() > 1) {
      reruns.add(
          new Rerun(
              fact.getRequestedAt().toEpochMilli(),
              fact.getCompletedAt().toEpochMilli() - fact.getInferenceMs()));
    }
  }

  /** One instant a line. */
  static NavigableSet<Long> kills(Path file) throws IOException {
    NavigableSet<Long> kills = new TreeSet<>();
    for (String line : Files.readAllLines(file)) {
      kills.add(Long.valueOf(line));
    }
    return kills;
  }

  synchronized Map<String, Object> figures(NavigableSet<Long> kills) {
    Histogram after = new Histogram(3);
    for (Rerun rerun : reruns) {
      Long kill = kills.floor(rerun.startedAt());
      if (kill != null && rerun.requestedAt() < kill) {
        after.recordValue(rerun.startedAt() - kill);
      }
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("kills", kills.size());
    figures.put("reruns", after.getTotalCount());
    figures.put("p50", after.getValueAtPercentile(50));
    figures.put("p99", after.getValueAtPercentile(99));
    figures.put("max", after.getMaxValue());
    return figures;
  }
}
