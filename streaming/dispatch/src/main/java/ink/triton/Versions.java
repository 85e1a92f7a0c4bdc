package ink.triton;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which version of a model answers. */
final class Versions {
  private Versions() {}

  /** Of the versions that a server lists, the one that answers requests that name none. */
  static @Nullable String served(List<String> listed) {
    if (listed.size() == 1) {
      return listed.get(0).isEmpty() ? null : listed.get(0);
    }
    // Triton's versions are whole numbers, and the highest answers.
    String highest = null;
    for (String version : listed) {
      if (version.isEmpty() || !version.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return null;
      }
      if (highest == null || isHigher(version, highest)) {
        highest = version;
      }
    }
    return highest;
  }

  private static boolean isHigher(String one, String other) {
    return one.length() == other.length()
        ? one.compareTo(other) > 0
        : one.length() > other.length();
  }

  /** What all servers serve; none when they do not agree, or one has not said it. */
  static Optional<String> agreed(Stream<Server> ready, String model) {
    String agreed = null;
    for (Server server : (Iterable<Server>) ready::iterator) {
      String version = server.version(model);
      if (version == null || (agreed != null && !agreed.equals(version))) {
        return Optional.empty();
      }
      agreed = version;
    }
    return Optional.ofNullable(agreed);
  }
}
