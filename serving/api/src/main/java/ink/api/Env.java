package ink.api;

import java.net.URI;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The environment variables that configure the API, read strictly.
 *
 * @param variables name to value; a blank value counts as missing
 */
public record Env(Map<String, String> variables) {
  public Env {
    variables = Map.copyOf(variables);
  }

  /** A variable is missing or makes no sense. The message is one line for the operator. */
  public static final class InvalidEnvException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidEnvException(String message) {
      super(message);
    }
  }

  public @Nullable String find(String name) {
    String value = variables.get(name);
    return value == null || value.isBlank() ? null : value.trim();
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

  public int number(String name, int otherwise, int least, int most) {
    String value = find(name);
    if (value == null) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // falls through to the sentence below
    }
    throw new InvalidEnvException(
        name + " is " + value + "; it must be a number from " + least + " to " + most);
  }

  /** {@code on} or {@code off}. */
  public boolean flag(String name, boolean otherwise) {
    String value = text(name, otherwise ? "on" : "off");
    if (!value.equals("on") && !value.equals("off")) {
      throw new InvalidEnvException(name + " is " + value + "; it must be on or off");
    }
    return value.equals("on");
  }

  public URI url(String name) {
    return url(name, text(name));
  }

  public URI url(String name, String otherwise) {
    String value = text(name, otherwise);
    try {
      URI uri = URI.create(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
      if (uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // falls through to the sentence below
    }
    throw new InvalidEnvException(name + " is " + value + "; it must be an http or https URL");
  }

  /** Bytes that are kept secret; the value never appears in a message. */
  public byte[] secret(String name, int least) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text(name));
      if (bytes.length >= least) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // falls through to the sentence below
    }
    throw new InvalidEnvException(name + " must be base64 of at least " + least + " bytes");
  }
}
