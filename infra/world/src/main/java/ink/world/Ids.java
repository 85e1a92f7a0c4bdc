package ink.world;

import ink.ids.IdType;
import java.time.Instant;

/** Ids of the world's things: the same in the same world, others in others. */
final class Ids {
  private final String seed;
  private long made;

  Ids(long seed) {
    this.seed = Long.toString(seed);
  }

  String next(IdType type, Instant at) {
    return type.derived(at, "world", seed, Long.toString(made++));
  }

  /** A pseudonym of a user of the app. */
  String actor() {
    // The end of an id is its random part.
    String id = next(IdType.CLIENT, Instant.EPOCH);
    return "u" + id.substring(id.length() - 12);
  }

  /** The pseudonym that the app gives a client. */
  static String actorOf(String client) {
    return "u" + client.substring(client.length() - 12);
  }
}
