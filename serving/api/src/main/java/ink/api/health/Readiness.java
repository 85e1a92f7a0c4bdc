package ink.api.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether the API can work now, neighbour by neighbour. Without PostgreSQL, or before it is warm,
 * it cannot. Without Kafka or the object store it can: what it accepts is safe in PostgreSQL, and
 * listeners, ETAs and pages are what suffers; then it is ready and says it is degraded.
 *
 * <p>The checks run at most once a second, whoever asks.
 */
public final class Readiness {
  private static final long FRESH = Duration.ofSeconds(1).toNanos();

  /** A check: the sentence that says what is wrong, empty when nothing is. */
  private record Check(boolean needed, Supplier<String> trouble) {}

  /**
   * The answer.
   *
   * @param status ready, degraded or not-ready
   * @param checks each neighbour: "ok" or what is wrong
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Report(String status, Map<String, String> checks) {
    public boolean ready() {
      return !"not-ready".equals(status);
    }
  }

  private record Known(Report report, long at) {}

  private final Map<String, Check> checks = new LinkedHashMap<>();
  private volatile @Nullable Known known;

  /** Without it the API cannot work. */
  public Readiness needs(String name, Supplier<String> trouble) {
    checks.put(name, new Check(true, trouble));
    return this;
  }

  /** Without it the API works, but not as it should. */
  public Readiness wants(String name, Supplier<String> trouble) {
    checks.put(name, new Check(false, trouble));
    return this;
  }

  public synchronized Report report() {
    Known last = known;
    if (last != null && System.nanoTime() - last.at < FRESH) {
      return last.report;
    }
    Report report = ask();
    known = new Known(report, System.nanoTime());
    return report;
  }

  private Report ask() {
    String status = "ready";
    Map<String, String> words = new LinkedHashMap<>();
    for (Map.Entry<String, Check> entry : checks.entrySet()) {
      String trouble = entry.getValue().trouble.get();
      words.put(entry.getKey(), trouble.isEmpty() ? "ok" : trouble);
      if (!trouble.isEmpty()) {
        status = entry.getValue().needed || status.equals("not-ready") ? "not-ready" : "degraded";
      }
    }
    return new Report(status, words);
  }

  /** A check that is fine when {@code probe} returns. */
  public static Supplier<String> probing(Runnable probe) {
    return () -> {
      try {
        probe.run();
        return "";
      } catch (RuntimeException e) {
        Throwable cause = e.getCause();
        return e.getMessage() + (cause == null ? "" : ": " + cause.getMessage());
      }
    };
  }
}
