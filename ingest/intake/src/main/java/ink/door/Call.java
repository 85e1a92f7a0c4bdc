package ink.door;

import java.util.Map;

/**
 * A call that came in.
 *
 * @param headers by lower-case name; the first of several
 * @param body the raw bytes; the door refused longer ones
 */
public record Call(String method, String path, Map<String, String> headers, byte[] body) {
  /** The header, or nothing. */
  public String header(String name) {
    return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), "");
  }
}
