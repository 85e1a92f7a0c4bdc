package ink.bench;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;

/**
 * One tenant, the first, that asks many times as much as each other one, from a given instant on.
 * Times of the others before and after are compared: from when a job was due to its outcome.
 */
final class Noise {
  private final int times;
  private final int others;
  private final long since;
  private final BitSet noisy = new BitSet();

  /**
   * @param times what one of the others asks; 0: there is no such tenant
   * @param since nanoseconds, as {@link System#nanoTime}
   */
  Noise(int times, int tenants, long since) {
    this.times = times;
    this.others = tenants - 1;
    this.since = since;
  }

  /** Arrivals a second at that instant, when all others together make {@code base}. */
  double rate(double base, long nanos) {
    return isOn(nanos) ? base * (others + times) / others : base;
  }

  private boolean isOn(long nanos) {
    return times > 0 && nanos >= since;
  }

  /** Whose job it is that is due then; the first tenant's is the noisy one's. */
  int tenant(int job, long nanos, SplittableRandom random) {
    if (times == 0) {
      return random.nextInt(others + 1);
    }
    if (isOn(nanos) && random.nextInt(others + times) < times) {
      noisy.set(job);
      return 0;
    }
    return 1 + random.nextInt(others);
  }

  boolean made(int job) {
    return noisy.get(job);
  }

  /** Of the jobs that were due at {@code from} or later. */
  Map<String, Object> figures(Ledger ledger, int jobs, long from, long to) {
    Histogram before = new Histogram(3);
    Histogram after = new Histogram(3);
    long asked = 0;
    long served = 0;
    for (int job = 0; job < jobs; job++) {
      long due = ledger.dueAt(job);
      long ended = ledger.endedAt(job);
      if (made(job)) {
        asked++;
        served += ended != 0 && ended < to ? 1 : 0;
      } else if (due >= from && ended != 0) {
        (isOn(due) ? after : before).recordValue((ended - due) / 1_000);
      }
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("times", times);
    figures.put("asked", asked);
    figures.put("served_meanwhile", served);
    figures.put("others_quiet_ms", Figures.millis(before));
    figures.put("others_noisy_ms", Figures.millis(after));
    figures.put(
        "others_p99_moved_percent",
        Figures.round(
            100.0 * after.getValueAtPercentile(99) / before.getValueAtPercentile(99) - 100));
    return figures;
  }
}
