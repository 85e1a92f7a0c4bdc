package ink.bookings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A design that is there since {@code completedAt}. */
public record FinishedDesign(
    String tenantId, String designId, @Nullable String clientId, Instant completedAt) {

  String designKey() {
    return key(tenantId, designId);
  }

  String clientKey() {
    return key(tenantId, clientId);
  }

  /** A tenant is part of every key: nobody's booking meets another's design. */
  static String key(String tenantId, @Nullable String id) {
    return tenantId + "/" + id;
  }
}
