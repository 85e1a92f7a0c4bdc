package ink.inference;

import java.time.Duration;

/**
 * How long the simulated model takes. Times between the two are equally likely and follow from the
 * seed of the order, so whoever measures knows what each call had to take.
 */
public record SimulatedService(Duration shortest, Duration longest) {

  /** What it says of itself in every answer. Only such a backend may answer without an image. */
  public static final String BACKEND = "simulated";

  /**
   * Milliseconds, {@code 2000} or {@code 2000-8000}.
   *
   * @throws IllegalArgumentException saying what it must be like
   */
  public static SimulatedService parse(String range) {
    String[] ends = range.strip().split("-", -1);
    try {
      int shortest = Integer.parseInt(ends[0]);
      int longest = Integer.parseInt(ends[ends.length - 1]);
      if (ends.length <= 2 && shortest >= 0 && longest >= shortest) {
        return new SimulatedService(Duration.ofMillis(shortest), Duration.ofMillis(longest));
      }
    } catch (NumberFormatException e) {
      // Told below, as every other misuse.
    }
    throw new IllegalArgumentException(
        "must be like 2000 or 2000-8000 but is '" + range.strip() + "'");
  }

  /** The service time of a seed. */
  public long nanos(long seed) {
    long mixed = (seed ^ (seed >>> 32)) * 0xd6e8feb86659fd93L;
    double share = ((mixed ^ (mixed >>> 31)) >>> 11) * 0x1.0p-53;
    long least = shortest.toNanos();
    return least + (long) (share * (longest.toNanos() - least));
  }
}
