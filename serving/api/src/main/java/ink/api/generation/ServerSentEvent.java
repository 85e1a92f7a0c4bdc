package ink.api.generation;

import java.nio.charset.StandardCharsets;

/** The wire form of a server-sent event whose data is one line of JSON. */
final class ServerSentEvent {
  private ServerSentEvent() {}

  /** With an id: a client that comes back says it in Last-Event-ID. */
  static byte[] of(int id, String name, byte[] json) {
    return bytes("id: " + id + "\nevent: " + name, json);
  }

  static byte[] of(String name, byte[] json) {
    return bytes("event: " + name, json);
  }

  private static byte[] bytes(String head, byte[] json) {
    return (head + "\ndata: " + new String(json, StandardCharsets.UTF_8) + "\n\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
