package ink.dispatch.capacity;

import ink.dispatch.queue.DispatchQueue;
import ink.dispatch.queue.Lane;
import ink.dispatch.queue.Limits;
import ink.dispatch.queue.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;

/** The real queue of dispatch in simulated time, in front of servers that only take time. */
final class SimulatedStation {
  private static final Instant START = Instant.EPOCH;

  private SimulatedStation() {}

  /** Seconds from arrival to end of the jobs, sorted; the first tenth is left out. */
  record Sojourns(double[] seconds) {
    double quantile(double p) {
      return seconds[(int) Math.ceil(p * seconds.length) - 1];
    }

    double mean() {
      return Arrays.stream(seconds).average().orElseThrow();
    }
  }

  private record End(double at, String id) {}

  static Sojourns run(Station station, int jobs, long seed) {
    Random random = new Random(seed);
    double[] now = {0};
    DispatchQueue queue = new DispatchQueue(limits(station.servers()), () -> instant(now[0]));
    PriorityQueue<End> ends = new PriorityQueue<>((a, b) -> Double.compare(a.at, b.at));
    Map<String, Double> arrivedAt = new HashMap<>();
    double[] sojourns = new double[jobs];
    double variance = Math.log1p(station.serviceVariation() * station.serviceVariation());
    double mu = Math.log(station.serviceSeconds()) - variance / 2;
    double nextArrival = 0;
    int arrived = 0;
    int ended = 0;
    while (ended < jobs) {
      if (arrived < jobs && (ends.isEmpty() || nextArrival <= ends.element().at())) {
        now[0] = nextArrival;
        String id = String.valueOf(arrived++);
        arrivedAt.put(id, now[0]);
        queue.offer(
            new Ticket(
                id,
                "tenant",
                1,
                Lane.DRAFT,
                "model",
                instant(now[0]),
                START.plusSeconds(1_000_000_000),
                1));
        nextArrival -= Math.log(1 - random.nextDouble()) / station.perSecond();
      } else {
        End end = ends.remove();
        now[0] = end.at();
        queue.served(end.id());
        queue.done(end.id());
        sojourns[ended++] = now[0] - arrivedAt.getOrDefault(end.id(), 0.0);
      }
      for (Optional<Ticket> next = queue.next(model -> true);
          next.isPresent();
          next = queue.next(model -> true)) {
        double service = Math.exp(mu + Math.sqrt(variance) * random.nextGaussian());
        ends.add(new End(now[0] + service, next.get().id()));
      }
    }
    double[] steady = Arrays.copyOfRange(sojourns, jobs / 10, jobs);
    Arrays.sort(steady);
    return new Sojourns(steady);
  }

  private static Instant instant(double seconds) {
    return START.plusNanos((long) (seconds * 1e9));
  }

  /** Every call may be a draft's. */
  private static Limits limits(int servers) {
    return new Limits(servers, Long.MAX_VALUE)
        .withLanes(
            Map.of(
                Lane.DRAFT, new Limits.Share(0, servers),
                Lane.FINAL, new Limits.Share(0, servers),
                Lane.BATCH, new Limits.Share(0, servers)))
        .withAgeing(Duration.ofSeconds(10));
  }
}
