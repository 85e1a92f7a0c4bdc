package ink.api.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.function.IntSupplier;

/** What the API measures of itself, in a registry of its own. */
public final class ApiMetrics {
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Histogram requests =
      Histogram.builder()
          .name("ink_api_request_seconds")
          .help("Seconds from a request's arrival to its answer, by route.")
          .labelNames("method", "route", "status")
          .classicUpperBounds(.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10)
          .classicOnly()
          .register(registry);
  private final Counter accepted =
      Counter.builder()
          .name("ink_api_generations_accepted_total")
          .help("Generations accepted, by lane.")
          .labelNames("lane")
          .register(registry);

  private final Counter fastPath =
      Counter.builder()
          .name("ink_api_fast_path_total")
          .help("Accepted generations on the fast path to Kafka; a failed one comes by the outbox.")
          .labelNames("result")
          .register(registry);

  public ApiMetrics() {
    JvmMetrics.builder().register(registry);
  }

  public PrometheusRegistry registry() {
    return registry;
  }

  void answered(String method, String route, int status, double seconds) {
    requests.labelValues(method, route, Integer.toString(status)).observe(seconds);
  }

  public void accepted(String lane) {
    accepted.labelValues(lane).inc();
  }

  /** A generation took the fast path, or could not. */
  public void fastPath(boolean sent) {
    fastPath.labelValues(sent ? "sent" : "failed").inc();
  }

  /** Tells where to ask how many event streams are open. */
  public void listeners(IntSupplier listening) {
    GaugeWithCallback.builder()
        .name("ink_api_event_streams")
        .help("Event streams that are open.")
        .callback(callback -> callback.call(listening.getAsInt()))
        .register(registry);
  }

  /** Tells where to ask whether the API is ready. */
  public void ready(java.util.function.BooleanSupplier ready) {
    GaugeWithCallback.builder()
        .name("ink_api_ready")
        .help("1 when the API can work.")
        .callback(callback -> callback.call(ready.getAsBoolean() ? 1 : 0))
        .register(registry);
  }
}
