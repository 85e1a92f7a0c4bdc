package ink.dispatch.capacity;

/**
 * How many GPUs a load needs.
 *
 * @param service how long the model takes on the GPU
 * @param perSecond arrivals a second, at the peak that is planned for
 * @param promiseSeconds from arrival to end, kept for a part {@code percentile} of the jobs
 */
public record GpuPlan(
    ServiceTime service, double perSecond, double promiseSeconds, double percentile) {
  /** Above this, a late GPU or an uneven minute makes everybody wait. */
  public static final double MOST_UTILISATION = 0.85;

  private static final int MOST_GPUS = 100_000;

  public GpuPlan {
    if (!(perSecond > 0) || !(promiseSeconds > 0) || !(percentile > 0 && percentile < 1)) {
      throw new IllegalArgumentException(
          "a plan needs arrivals and a promise above zero, and a percentile between 0 and 1");
    }
  }

  /** The load with so many GPUs. */
  public Station with(int gpus) {
    return new Station(gpus, perSecond, service.seconds(), service.variation());
  }

  /**
   * The fewest GPUs that keep the promise at a utilisation of at most {@link #MOST_UTILISATION}.
   *
   * @throws UnreachableException when no number of GPUs does: one job alone takes too long
   */
  public int gpus() {
    double alone = with(MOST_GPUS).sojournQuantile(percentile);
    if (alone > promiseSeconds) {
      throw new UnreachableException(
          String.format(
              java.util.Locale.ROOT,
              "no number of GPUs keeps it: with nobody waiting, %.3g %% of the jobs take up to %.1f"
                  + " s; promise more time, or choose a model of fewer steps or a faster GPU",
              percentile * 100,
              alone));
    }
    int gpus = (int) Math.max(1, Math.ceil(perSecond * service.seconds() / MOST_UTILISATION));
    while (with(gpus).sojournQuantile(percentile) > promiseSeconds) {
      gpus++;
    }
    return gpus;
  }

  /** Arrivals a second that so many GPUs sustain. */
  public double sustained(int gpus) {
    return gpus * MOST_UTILISATION / service.seconds();
  }

  /** Seconds until so many GPUs have served so many jobs that came at once. */
  public double clears(int gpus, int jobs) {
    return jobs * service.seconds() / gpus;
  }

  /** GPUs that end so many jobs, which came at once, within the promise. */
  public int gpusForBurst(int jobs) {
    // The last job to start must start a service time before the end.
    return (int) Math.ceil(jobs * service.seconds() / (promiseSeconds - service.seconds()));
  }

  /** No number of GPUs keeps the promise; the message says why and what would. */
  public static final class UnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreachableException(String message) {
      super(message);
    }
  }
}
