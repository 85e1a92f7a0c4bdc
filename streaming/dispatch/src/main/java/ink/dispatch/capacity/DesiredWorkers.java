package ink.dispatch.capacity;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many workers a model should have now, for an autoscaler. Up at once: somebody waits. Down
 * only to the most that was needed during the last while, as Kubernetes' stabilisation window does,
 * so that a lull between two waves does not throw away what takes minutes to start. Not
 * thread-safe.
 */
public final class DesiredWorkers {
  /**
   * The bounds.
   *
   * @param least workers, also when nobody asks
   * @param most workers
   * @param callsPerWorker calls that one worker works on side by side
   * @param drain time in which what waits should have been served
   * @param calm how long fewer must have been enough before there are fewer
   */
  public record Limits(int least, int most, int callsPerWorker, Duration drain, Duration calm)
      implements Serializable {
    public static final Limits USUAL =
        new Limits(1, 100, 1, Duration.ofSeconds(30), Duration.ofMinutes(5));

    public Limits {
      if (least < 0 || most < Math.max(1, least) || callsPerWorker < 1) {
        throw new IllegalArgumentException(
            "workers from " + least + " to " + most + ", " + callsPerWorker + " calls each");
      }
      if (drain.isZero() || drain.isNegative() || calm.isNegative()) {
        throw new IllegalArgumentException("drain within " + drain + ", calm for " + calm);
      }
    }
  }

  /**
   * What was measured of a model.
   *
   * @param waiting requests in the queue
   * @param arrivalsPerSecond new requests
   * @param serviceSeconds mean time of a call; 0 while unknown
   */
  public record Measured(int waiting, double arrivalsPerSecond, double serviceSeconds) {}

  private record Need(Instant at, int workers) {}

  private final Limits limits;
  // The needs of the last while; each larger than all after it, so the first is the largest.
  private final Deque<Need> needs = new ArrayDeque<>();
  private int desired;

  public DesiredWorkers(Limits limits) {
    this.limits = limits;
    this.desired = limits.least();
  }

  /** Notes a measurement and tells how many there should be. Time must not go backwards. */
  public int note(Measured measured, Instant now) {
    int need = need(measured);
    while (!needs.isEmpty() && needs.getLast().workers() <= need) {
      needs.removeLast();
    }
    needs.addLast(new Need(now, need));
    while (needs.getFirst().at().isBefore(now.minus(limits.calm()))) {
      needs.removeFirst();
    }
    desired = needs.getFirst().workers();
    return desired;
  }

  /** The last answer. */
  public int desired() {
    return desired;
  }

  /** Workers for what arrives, at a healthy utilisation, and for what waits, within the drain. */
  private int need(Measured measured) {
    double perWorker = limits.callsPerWorker();
    double arriving =
        measured.arrivalsPerSecond()
            * measured.serviceSeconds()
            / (GpuPlan.MOST_UTILISATION * perWorker);
    double backlog =
        measured.waiting()
            * measured.serviceSeconds()
            / (limits.drain().toMillis() / 1e3 * perWorker);
    // Somebody waits and no call has told yet how long one takes: one worker finds out.
    int asked = measured.waiting() > 0 || measured.arrivalsPerSecond() > 0 ? 1 : 0;
    int needed = Math.max(asked, (int) Math.ceil(arriving + backlog - 1e-9));
    return Math.min(limits.most(), Math.max(limits.least(), needed));
  }
}
