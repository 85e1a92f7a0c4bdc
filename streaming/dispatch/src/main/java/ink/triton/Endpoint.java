package ink.triton;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/** The address of a model server's gRPC port. */
public record Endpoint(String host, int port) implements Serializable {

  /**
   * Reads {@code host:port[,host:port…]}.
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
      throw new IllegalArgumentException("names no model server; write host:port[,host:port…]");
    }
    return endpoints;
  }

  private static Endpoint parse(String text) {
    int colon = text.lastIndexOf(':');
    try {
      int port = Integer.parseInt(text.substring(colon + 1));
      if (colon > 0 && port > 0 && port < 65536) {
        return new Endpoint(text.substring(0, colon), port);
      }
    } catch (NumberFormatException e) {
      // The sentence below says it.
    }
    throw new IllegalArgumentException("\"" + text + "\" is not host:port");
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
