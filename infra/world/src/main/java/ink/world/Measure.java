package ink.world;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What the truth counts, of each style, artist and studio. Money is in minor units. */
public enum Measure {
  REQUESTED,
  COMPLETED,
  FAILED,
  VIEWED,
  LIKED,
  SHARED,
  APPROVED,
  /** Bookings that were made. */
  BOOKED,
  /** Bookings that a design led to. */
  CORRELATED,
  DECLINED,
  CANCELLED_BY_CUSTOMER,
  CANCELLED_BY_SELLER,
  NO_SHOW,
  /** Accepted, over, and no later word says otherwise. */
  KEPT,
  /** Minutes of the kept. */
  KEPT_MINUTES,
  /** Prices of the kept. */
  REVENUE_MINOR,
  DEPOSIT_MINOR,
  BALANCE_MINOR,
  REFUND_MINOR,
  FORFEIT_MINOR;

  /** As in the truth's file. */
  @JsonValue
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }
}
