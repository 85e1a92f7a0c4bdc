package ink.upkeep;

import org.jspecify.annotations.Nullable;

/** A table is not as Iceberg needs it; the sentence says what is wrong with it. */
final class DamagedTableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DamagedTableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
