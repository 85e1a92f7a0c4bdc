package ink.triton;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * Where model servers take gRPC calls.
 *
 * @param many whether the host is a name that stands for any number of servers, one an address, and
 *     is looked up again and again
 */
public record Endpoint(String host, int port, boolean many) implements Serializable {
  private static final String MANY = "dns:";

  /** One server. */
  public Endpoint(String host, int port) {
    this(host, port, false);
  }

  /**
   * Reads {@code host:port[,host:port…]}; a host that stands for many servers is written {@code
   * dns:host:port}.
   *
   * @throws IllegalArgumentException with a sentence for the operator
   */
  public static List<Endpoint> list(String text) {
    List<Endpoint> endpoints =
        Arrays.stream(text.split(",", -1))
            .map(String::trim)
            .filter(one -> !one.isEmpty())
            .map(Endpoint::parse)
            .distinct()
            .toList();
    if (endpoints.isEmpty()) {
      throw new IllegalArgumentException(
          "names no model server; write host:port[,host:port…] or dns:host:port");
    }
    return endpoints;
  }

  private static Endpoint parse(String text) {
    boolean many = text.startsWith(MANY);
    String address = many ? text.substring(MANY.length()) : text;
    int colon = address.lastIndexOf(':');
    try {
      int port = Integer.parseInt(address.substring(colon + 1));
      if (colon > 0 && port > 0 && port < 65536) {
        return new Endpoint(address.substring(0, colon), port, many);
      }
    } catch (NumberFormatException e) {
      // The sentence below says it.
    }
    throw new IllegalArgumentException("\"" + text + "\" is not host:port or dns:host:port");
  }

  @Override
  public String toString() {
    return (many ? MANY : "") + host + ":" + port;
  }
}
