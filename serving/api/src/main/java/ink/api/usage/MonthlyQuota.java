package ink.api.usage;

import ink.api.http.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** The quota's months, in UTC. Debited when a generation is accepted, for the month it came in. */
public final class MonthlyQuota {
  private MonthlyQuota() {}

  /** The month's name: its first day. */
  static LocalDate month(Instant at) {
    return YearMonth.from(at.atOffset(ZoneOffset.UTC)).atDay(1);
  }

  /** When the next month begins. */
  static Instant resetsAt(Instant at) {
    return month(at).plusMonths(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** 429: the plan's generations of the month are used up. */
  public static ProblemException exhausted(Instant at) {
    Instant reset = resetsAt(at);
    long seconds = Math.max(1, Duration.between(at, reset).plusMillis(999).toSeconds());
    return ProblemException.of(
            429,
            "quota-exhausted",
            "This month's generations are used up",
            "Your plan includes no more generations this month, and nothing was done. Ask again after "
                + reset
                + ", or change to a larger plan to go on now; GET /v1/usage shows the account.")
        .withHeader("Retry-After", Long.toString(seconds));
  }
}
