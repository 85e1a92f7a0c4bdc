package ink.reporting;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A wish for a report that cannot be one; it tells all that is wrong at once. */
public final class InvalidReportException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Map<String, String> errors;

  InvalidReportException(Map<String, String> errors) {
    super(String.valueOf(errors));
    this.errors = Collections.unmodifiableMap(new LinkedHashMap<>(errors));
  }

  /** A JSON pointer into what was sent, and what is wrong there. */
  public Map<String, String> errors() {
    return errors;
  }
}
