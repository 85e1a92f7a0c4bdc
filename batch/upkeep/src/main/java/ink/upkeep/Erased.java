package ink.upkeep;

import ink.tables.Pseudonyms;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A person who is to be found nowhere in the lake.
 *
 * @param erasureId names the erasure (ers_…)
 * @param tenant the tenant who knew the person
 * @param pseudonyms of each id that the person has with the tenant: the ids themselves are not kept
 */
record Erased(String erasureId, String tenant, Set<String> pseudonyms) {
  /** A shorter id could be part of a word: erasing it would erase others. */
  private static final int LEAST_LENGTH = 6;

  Erased {
    pseudonyms = Set.copyOf(pseudonyms);
  }

  /** Named by what it holds, so that to enter somebody again changes nothing. */
  static Erased of(String tenant, List<String> ids, Pseudonyms pseudonyms) {
    Pseudonyms.Maker maker = pseudonyms.maker();
    Set<String> made =
        ids.stream()
            .map(id -> maker.of(tenant, id))
            .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
    UUID name = UUID.nameUUIDFromBytes((tenant + made).getBytes(StandardCharsets.UTF_8));
    return new Erased("ers_" + name.toString().replace("-", ""), tenant, made);
  }

  /**
   * @throws IllegalArgumentException when an id is too short to be one
   */
  static void check(String tenant, List<String> ids) {
    if (!tenant.startsWith("ten_")) {
      throw new IllegalArgumentException("--tenant is an id like ten_…, not " + tenant);
    }
    if (ids.isEmpty()) {
      throw new IllegalArgumentException("name the person's ids with --person; see --help");
    }
    for (String id : ids) {
      if (id.length() < LEAST_LENGTH || !id.matches("[A-Za-z0-9_.@+-]+")) {
        throw new IllegalArgumentException(
            "--person is an id of at least " + LEAST_LENGTH + " characters, not " + id);
      }
    }
  }
}
