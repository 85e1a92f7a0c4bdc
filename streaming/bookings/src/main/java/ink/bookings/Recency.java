package ink.bookings;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The rule of recency: a client who books has the design in mind that was made for them last, if
 * that is not too long ago.
 */
final class Recency {
  /** How long a design is on a client's mind. */
  static final Duration WINDOW = Duration.ofDays(30);

  private Recency() {}

  /**
   * The client's latest design that was complete when the booking was made, at most {@link #WINDOW}
   * before. Of two of the same instant the one with the greater id, so that the answer does not
   * depend on the order in which they became known.
   */
  static Optional<FinishedDesign> choose(List<FinishedDesign> designs, Instant bookedAt) {
    return designs.stream()
        .filter(design -> !design.completedAt().isAfter(bookedAt))
        .filter(design -> !design.completedAt().isBefore(bookedAt.minus(WINDOW)))
        .max(
            Comparator.comparing(FinishedDesign::completedAt)
                .thenComparing(FinishedDesign::designId));
  }
}
