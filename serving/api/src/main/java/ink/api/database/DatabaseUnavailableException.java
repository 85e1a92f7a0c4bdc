package ink.api.database;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL cannot work now: it is down, full, read-only or too busy. Nothing was promised to the
 * caller. A commit whose answer was lost may have happened; the caller repeats with the same
 * Idempotency-Key and learns.
 */
public final class DatabaseUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  // SQLSTATE classes: 08 connection, 53 resources (53100 disk full), 57P operator, 58 system, and
  // single codes: 25006 read-only (a standby), 40001 and 40P01 try again, 55P03 and 57014 waited
  // too long.
  private static final Set<String> CLASSES = Set.of("08", "53", "58");
  private static final Set<String> CODES =
      Set.of("25006", "40001", "40P01", "55P03", "57014", "57P01", "57P02", "57P03", "57P05");

  private final @Nullable String state;

  public DatabaseUnavailableException(String message, SQLException cause) {
    super(message, cause);
    this.state = cause.getSQLState();
  }

  /** The SQLSTATE, when the database gave one. */
  public @Nullable String state() {
    return state;
  }

  /** Whether the connection is the trouble, and no statement would have fared better. */
  public boolean unreachable() {
    return state == null || state.startsWith("08") || state.startsWith("57P");
  }

  static boolean explains(SQLException e) {
    String state = e.getSQLState();
    if (state == null) {
      return e instanceof SQLTransientException || e instanceof SQLNonTransientConnectionException;
    }
    return CODES.contains(state)
        || CLASSES.contains(state.substring(0, Math.min(2, state.length())));
  }
}
