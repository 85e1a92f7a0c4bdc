package ink.intake.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Environment variables.
 *
 * @param variables name to value; a blank value counts as missing
 */
public record Env(Map<String, String> variables) {
  public Env {
    variables = Map.copyOf(variables);
  }

  public @Nullable String find(String name) {
    String value = variables.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  public String text(String name) {
    String value = find(name);
    if (value == null) {
      throw new InvalidEnvException(name + " is not set");
    }
    return value;
  }

  public String text(String name, String otherwise) {
    String value = find(name);
    return value == null ? otherwise : value;
  }

  /** A TCP port; 0 lets the system choose one. */
  public int port(String name) {
    String value = text(name);
    try {
      int port = Integer.parseInt(value);
      if (port >= 0 && port <= 65535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // the sentence below says it
    }
    throw new InvalidEnvException(name + " is " + value + "; it must be a port, 0 to 65535");
  }
}
