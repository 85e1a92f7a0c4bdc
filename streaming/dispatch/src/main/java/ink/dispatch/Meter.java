package ink.dispatch;

import ink.dispatch.queue.DispatchQueue;
import ink.facts.DispatchMeasured;
import ink.ids.IdType;
import ink.triton.TritonClient;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** How fast each model serves: two figures, exponentially weighted. */
final class Meter {
  /** A new call's share in the mean. */
  private static final double CALL = 0.1;

  /** A new second's share in the rate. */
  private static final double SECOND = 0.2;

  private final Map<String, Figures> models = new HashMap<>();

  private static final class Figures {
    // A PNG of line art stays far below a byte a pixel, one of photographs does not.
    private double bytesPerPixel = 1;
    private double serviceMs;
    private double servedPerSecond;
    private int sinceLastSecond;
  }

  /** A call of this length brought an answer. */
  void served(String model, Duration took) {
    Figures figures = figures(model);
    double ms = took.toNanos() / 1e6;
    figures.serviceMs =
        figures.serviceMs == 0 ? ms : figures.serviceMs + CALL * (ms - figures.serviceMs);
    figures.sinceLastSecond++;
  }

  /** An answer is this large. Larger ones than expected count at once, smaller ones by and by. */
  void weighed(String model, double bytesPerPixel) {
    Figures figures = figures(model);
    double more = bytesPerPixel - figures.bytesPerPixel;
    figures.bytesPerPixel += more > 0 ? more : CALL * more;
  }

  /** What answers of the model take, as far as it is known. */
  double bytesPerPixel(String model) {
    return figures(model).bytesPerPixel;
  }

  /** A second is over. */
  void second() {
    for (Figures figures : models.values()) {
      figures.servedPerSecond += SECOND * (figures.sinceLastSecond - figures.servedPerSecond);
      figures.sinceLastSecond = 0;
    }
  }

  /** Mean milliseconds of a call; 0 before the first. */
  double serviceMs(String model) {
    return figures(model).serviceMs;
  }

  double servedPerSecond(String model) {
    return figures(model).servedPerSecond;
  }

  private Figures figures(String model) {
    return models.computeIfAbsent(model, name -> new Figures());
  }

  /** How the model stands, as a fact; no tenant's. */
  DispatchMeasured measured(String model, DispatchQueue queue, TritonClient models, Instant now) {
    return DispatchMeasured.newBuilder()
        .setEventId(IdType.EVENT.next())
        .setTenantId("unknown")
        .setModel(model)
        .setMeasuredAt(now)
        .setQueued(queue.waiting(model))
        .setInFlight(queue.calling(model))
        .setServiceMs(serviceMs(model))
        .setServedPerSecond(servedPerSecond(model))
        .setEndpointsReady(models.ready(model))
        .setEndpointsTotal(models.endpoints())
        .build();
  }
}
