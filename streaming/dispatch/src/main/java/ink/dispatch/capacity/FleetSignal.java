package ink.dispatch.capacity;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * Tells autoscalers of each model how many workers it should have: the gauge {@code
 * model.NAME.desired_workers} of the step, which any reporter of Flink carries on. Not thread-safe
 * but for the gauges.
 */
public final class FleetSignal {
  /** A new second's share in the mean of arrivals. */
  private static final double SECOND = 0.1;

  private final DesiredWorkers.Limits limits;
  private final MetricGroup metrics;
  private final Map<String, Model> models = new TreeMap<>();

  private static final class Model {
    private final DesiredWorkers workers;
    private double arrivalsPerSecond;
    private int sinceLastSecond;
    private volatile int desired;

    private Model(DesiredWorkers workers) {
      this.workers = workers;
      this.desired = workers.desired();
    }
  }

  /**
   * @param metrics where the gauges go
   */
  public FleetSignal(DesiredWorkers.Limits limits, MetricGroup metrics) {
    this.limits = limits;
    this.metrics = metrics;
  }

  /** A request came. */
  public void arrived(String model) {
    model(model).sinceLastSecond++;
  }

  /**
   * A second is over; to be told of every model, asked for or not.
   *
   * @param waiting requests in the model's queue
   * @param serviceMs mean milliseconds of a call; 0 while unknown
   */
  public void second(String model, int waiting, double serviceMs, Instant now) {
    Model known = model(model);
    known.arrivalsPerSecond += SECOND * (known.sinceLastSecond - known.arrivalsPerSecond);
    known.sinceLastSecond = 0;
    known.desired =
        known.workers.note(
            new DesiredWorkers.Measured(
                waiting,
                known.arrivalsPerSecond < 1e-3 ? 0 : known.arrivalsPerSecond,
                serviceMs / 1e3),
            now);
  }

  /** Workers that the model should have; the least there may be, before anything is known. */
  public int desired(String model) {
    return model(model).desired;
  }

  private Model model(String name) {
    return models.computeIfAbsent(
        name,
        unused -> {
          Model model = new Model(new DesiredWorkers(limits));
          metrics
              .addGroup("model", name)
              .gauge("desired_workers", (Gauge<Integer>) () -> model.desired);
          return model;
        });
  }
}
