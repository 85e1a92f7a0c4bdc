package ink.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Figures as the output has them. */
final class Figures {
  private Figures() {}

  /** Milliseconds from a histogram of microseconds. */
  static Map<String, Double> millis(Histogram micros) {
    Map<String, Double> quantiles = new LinkedHashMap<>();
    quantiles.put("p50", round(micros.getValueAtPercentile(50) / 1e3));
    quantiles.put("p99", round(micros.getValueAtPercentile(99) / 1e3));
    quantiles.put("max", round(micros.getMaxValue() / 1e3));
    return quantiles;
  }

  /** To three decimals. */
  static double round(double value) {
    return Math.round(value * 1_000) / 1_000.0;
  }
}
