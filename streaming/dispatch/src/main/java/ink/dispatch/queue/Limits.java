package ink.dispatch.queue;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much may be under way at once.
 *
 * @param calls calls to one model
 * @param bytes answers of all models in memory, from the call until they are stored; finals take
 *     half of it at most, the batch lane a quarter
 * @param tenantCalls calls of one tenant in one lane of a model
 * @param lanes each lane's part of the calls to a model
 * @param ageing how much longer a lane has to have waited to go before the next more urgent one
 */
public record Limits(
    int calls, long bytes, int tenantCalls, Map<Lane, Share> lanes, Duration ageing) {
  private static final Duration AGEING = Duration.ofSeconds(10);

  /**
   * A lane's part.
   *
   * @param reserved calls that only this lane may make
   * @param calls calls that this lane may make
   */
  public record Share(int reserved, int calls) {
    public Share {
      if (reserved < 0 || calls < 1 || reserved > calls) {
        throw new IllegalArgumentException(
            "a lane needs at least one call, and no more reserved than it may make: "
                + reserved
                + " of "
                + calls);
      }
    }
  }

  public Limits {
    lanes = Map.copyOf(lanes);
    if (calls < 1 || bytes < 1 || tenantCalls < 1 || ageing.isNegative() || ageing.isZero()) {
      throw new IllegalArgumentException(
          "limits must be above zero: "
              + calls
              + ", "
              + bytes
              + ", "
              + tenantCalls
              + ", "
              + ageing);
    }
    int reserved = 0;
    for (Lane lane : Lane.values()) {
      Share share = lanes.get(lane);
      if (share == null) {
        throw new IllegalArgumentException("no share for " + lane);
      }
      reserved += share.reserved;
    }
    if (reserved > calls) {
      throw new IllegalArgumentException(reserved + " of " + calls + " calls are reserved");
    }
  }

  /** The usual shares of the lanes; a tenant may take all that its lane has. */
  public Limits(int calls, long bytes) {
    this(calls, bytes, calls, shares(calls), AGEING);
  }

  /**
   * Slow work never holds more than three quarters of the calls, and every lane has some of its own
   * as soon as there are enough to share.
   */
  public static Map<Lane, Share> shares(int calls) {
    Map<Lane, Share> shares = new EnumMap<>(Lane.class);
    shares.put(Lane.DRAFT, new Share(calls / 4, calls));
    shares.put(Lane.FINAL, new Share(calls / 8, Math.max(1, calls / 2)));
    shares.put(Lane.BATCH, new Share(calls / 16, Math.max(1, calls / 4)));
    return shares;
  }

  /** The same limits with this many calls for one tenant in one lane. */
  public Limits withTenantCalls(int most) {
    return new Limits(calls, bytes, most, lanes, ageing);
  }

  /** The same limits with this ageing. */
  public Limits withAgeing(Duration step) {
    return new Limits(calls, bytes, tenantCalls, lanes, step);
  }

  /** The same limits with these shares. */
  public Limits withLanes(Map<Lane, Share> shares) {
    return new Limits(calls, bytes, tenantCalls, shares, ageing);
  }

  /** Memory that the answers of a lane may take, so that slow work leaves room for fast work. */
  public long bytes(Lane lane) {
    return switch (lane) {
      case DRAFT -> bytes;
      case FINAL -> Math.max(1, bytes / 2);
      case BATCH -> Math.max(1, bytes / 4);
    };
  }

  Share share(Lane lane) {
    Share share = lanes.get(lane);
    if (share == null) {
      throw new IllegalStateException("no share for " + lane);
    }
    return share;
  }
}
