package ink.local;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The ports of a stack: sixteen in a row from {@code base}.
 *
 * @param base the first, the API's
 */
public record PortPlan(int base) {
  static final int SIZE = 16;

  public PortPlan {
    if (base < 1024 || base > 65535 - SIZE) {
      throw new IllegalArgumentException(
          "--port-base is 1024 to "
              + (65535 - SIZE)
              + ": the stack takes "
              + SIZE
              + " ports from there on");
    }
  }

  public int api() {
    return base;
  }

  public int apiAdmin() {
    return base + 1;
  }

  public int intake() {
    return base + 2;
  }

  public int intakeAdmin() {
    return base + 3;
  }

  public int inference() {
    return base + 4;
  }

  public int inferenceAdmin() {
    return base + 5;
  }

  public int s3() {
    return base + 6;
  }

  public int kafka() {
    return base + 7;
  }

  public int kafkaController() {
    return base + 8;
  }

  public int postgres() {
    return base + 9;
  }

  public int cdcAdmin() {
    return base + 11;
  }

  public int streamingMetrics() {
    return base + 12;
  }

  public int streamingAdmin() {
    return base + 13;
  }

  public int trino() {
    return base + 14;
  }

  public int simulatedPlatforms() {
    return base + 15;
  }

  /** Every port that is listened on from the start, by who listens. */
  Map<String, Integer> listening() {
    Map<String, Integer> ports = new LinkedHashMap<>();
    ports.put("api", api());
    ports.put("api (admin)", apiAdmin());
    ports.put("intake", intake());
    ports.put("intake (admin)", intakeAdmin());
    ports.put("inference", inference());
    ports.put("inference (admin)", inferenceAdmin());
    ports.put("s3", s3());
    ports.put("kafka", kafka());
    ports.put("kafka (controller)", kafkaController());
    ports.put("postgres", postgres());
    ports.put("cdc (admin)", cdcAdmin());
    ports.put("streaming (metrics)", streamingMetrics());
    ports.put("streaming (admin)", streamingAdmin());
    ports.put("simulated platforms", simulatedPlatforms());
    return ports;
  }
}
