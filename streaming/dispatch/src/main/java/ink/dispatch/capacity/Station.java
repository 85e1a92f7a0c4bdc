package ink.dispatch.capacity;

import org.apache.commons.statistics.distribution.LogNormalDistribution;

/**
 * Equal servers behind one queue, strangers asking: M/G/c. The probability of waiting is Erlang's C
 * formula (exact for exponential service times), the length of the wait follows Allen and Cunneen:
 * Erlang's, times half of the sum of the squared coefficients of variation of arrivals (1) and
 * service. Service times are taken as log-normal.
 *
 * @param servers that work on one job each
 * @param perSecond arrivals a second
 * @param serviceSeconds mean time of a job
 * @param serviceVariation standard deviation of that time, divided by its mean
 */
public record Station(
    int servers, double perSecond, double serviceSeconds, double serviceVariation) {
  private static final int STEPS = 400;

  public Station {
    if (servers < 1 || !(perSecond > 0) || !(serviceSeconds > 0) || !(serviceVariation > 0)) {
      throw new IllegalArgumentException(
          "a station needs servers, arrivals and a service time above zero");
    }
  }

  /** Servers that would be busy if there were enough: the load in Erlangs. */
  public double erlangs() {
    return perSecond * serviceSeconds;
  }

  /** The part of the time that a server is busy; from 1 on the queue grows for ever. */
  public double utilisation() {
    return erlangs() / servers;
  }

  /** Erlang C: the part of the jobs that find all servers busy; 1 when there are too few. */
  public double waitingProbability() {
    if (utilisation() >= 1) {
      return 1;
    }
    double blocked = 1; // Erlang B, by its recursion, which cannot overflow
    for (int n = 1; n <= servers; n++) {
      blocked = erlangs() * blocked / (n + erlangs() * blocked);
    }
    return blocked / (1 - utilisation() * (1 - blocked));
  }

  /** Mean seconds in the queue over all jobs. */
  public double meanWait() {
    return utilisation() >= 1 ? Double.POSITIVE_INFINITY : waitingProbability() / decay();
  }

  /** Seconds in the queue that a part {@code p} of the jobs stays below. */
  public double waitQuantile(double p) {
    double waiting = waitingProbability();
    if (utilisation() >= 1) {
      return Double.POSITIVE_INFINITY;
    }
    return 1 - p >= waiting ? 0 : Math.log(waiting / (1 - p)) / decay();
  }

  /** Seconds from arrival to end that a part {@code p} of the jobs stays below. */
  public double sojournQuantile(double p) {
    if (utilisation() >= 1) {
      return Double.POSITIVE_INFINITY;
    }
    double low = 0;
    double high = service().inverseCumulativeProbability(p) + waitQuantile(1 - (1 - p) / 2) + 1;
    while (sojourn(high) < p) {
      high *= 2;
    }
    while (high - low > 1e-6 * high) {
      double middle = (low + high) / 2;
      if (sojourn(middle) < p) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** The part of the jobs that end within so many seconds of their arrival. */
  private double sojourn(double seconds) {
    LogNormalDistribution service = service();
    double waiting = waitingProbability();
    double sum = 0;
    // Those that did not wait, and those whose exponential wait left time enough; by the midpoint.
    for (int i = 0; i < STEPS; i++) {
      double from = seconds * i / STEPS;
      double to = seconds * (i + 1) / STEPS;
      double left = seconds - (from + to) / 2;
      sum += service.probability(from, to) * (1 - waiting * Math.exp(-decay() * left));
    }
    return sum;
  }

  /** How fast long waits become rare, per second. */
  private double decay() {
    return (servers - erlangs()) / serviceSeconds * 2 / (1 + serviceVariation * serviceVariation);
  }

  private LogNormalDistribution service() {
    double variance = Math.log1p(serviceVariation * serviceVariation);
    return LogNormalDistribution.of(Math.log(serviceSeconds) - variance / 2, Math.sqrt(variance));
  }
}
