package ink.triton;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Which addresses stand behind a name. */
public interface Resolver {
  /** The system's; the JVM remembers its answers for {@code networkaddress.cache.ttl} seconds. */
  Resolver SYSTEM =
      host ->
          Arrays.stream(InetAddress.getAllByName(host)).map(InetAddress::getHostAddress).toList();

  /** How long an answer is believed. */
  default Duration holds() {
    return Duration.ofSeconds(5);
  }

  /** All addresses of the host, in any order. */
  List<String> addresses(String host) throws UnknownHostException;
}
