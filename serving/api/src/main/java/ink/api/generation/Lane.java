package ink.api.generation;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the requester waits for, and how long a result is wanted. */
public enum Lane {
  /** A person looks on. */
  DRAFT(Duration.ofMinutes(10)),
  /** A person comes back. */
  FINAL(Duration.ofHours(1)),
  /** Nobody waits. */
  BATCH(Duration.ofHours(24));

  private final Duration patience;

  Lane(Duration patience) {
    this.patience = patience;
  }

  /** From acceptance to the deadline. */
  public Duration patience() {
    return patience;
  }

  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  static @Nullable Lane of(String slug) {
    for (Lane lane : values()) {
      if (lane.slug().equals(slug)) {
        return lane;
      }
    }
    return null;
  }
}
