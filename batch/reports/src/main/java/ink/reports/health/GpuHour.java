package ink.reports.health;

import java.util.Map;

/**
 * What an hour of one model server costs.
 *
 * @param usd US dollars
 * @param source where the price is from, in words
 */
record GpuHour(double usd, String source) {
  /** Eight A100 80GB for USD 40.97 an hour: the list price when this was written. */
  private static final GpuHour LIST =
      new GpuHour(
          5.12, "an eighth of a p4de.24xlarge of AWS on demand in us-east-1; set INK_GPU_HOUR_USD");

  /**
   * Reads INK_GPU_HOUR_USD.
   *
   * @throws IllegalArgumentException when it is no price
   */
  static GpuHour from(Map<String, String> env) {
    String text = env.get("INK_GPU_HOUR_USD");
    if (text == null) {
      return LIST;
    }
    if (!text.matches("[0-9]{1,5}(\\.[0-9]{1,4})?")) {
      throw new IllegalArgumentException(
          "INK_GPU_HOUR_USD is a price in US dollars, as in 2.49, not " + text);
    }
    return new GpuHour(Double.parseDouble(text), "INK_GPU_HOUR_USD");
  }
}
