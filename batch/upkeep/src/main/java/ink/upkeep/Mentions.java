package ink.upkeep;

import ink.events.Stream;
import ink.events.Streams;
import ink.events.UnreadableFactException;
import ink.tables.Pseudonyms;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Whether a row mentions somebody who is erased. A text is compared whole, and word by word, by its
 * pseudonym: the ledger knows no id.
 */
final class Mentions implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Pattern NO_ID = Pattern.compile("[^A-Za-z0-9_.@+-]+");
  private static final int SHORTEST = 6;

  private final Pseudonyms pseudonyms;
  private final HashMap<String, HashSet<String>> byTenant = new HashMap<>();
  private transient Pseudonyms.@Nullable Maker maker;

  Mentions(Pseudonyms pseudonyms, List<Erased> erased) {
    this.pseudonyms = pseudonyms;
    for (Erased one : erased) {
      byTenant.computeIfAbsent(one.tenant(), t -> new HashSet<>()).addAll(one.pseudonyms());
    }
  }

  /** A record of bronze; what is no fact is searched for words, on behalf of every tenant. */
  boolean in(String streamTable, byte[] record) {
    Stream<?> stream =
        Streams.all().stream()
            .filter(one -> one.table().equals(streamTable))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no stream rests in " + streamTable));
    try {
      SpecificRecord fact = stream.decode(record);
      String tenant = (String) fact.get(1);
      for (int i = 2; i < fact.getSchema().getFields().size(); i++) {
        if (inValue(byTenant.containsKey(tenant) ? Set.of(tenant) : Set.of(), fact.get(i))) {
          return true;
        }
      }
      return false;
    } catch (UnreadableFactException e) {
      return inWords(byTenant.keySet(), new String(record, StandardCharsets.UTF_8));
    }
  }

  private boolean inValue(Set<String> tenants, @Nullable Object value) {
    if (value instanceof String text) {
      return inText(tenants, text);
    } else if (value instanceof ByteBuffer bytes) {
      // A body that was refused may be anybody's.
      return inWords(
          byTenant.keySet(), StandardCharsets.UTF_8.decode(bytes.duplicate()).toString());
    } else if (value instanceof List<?> list) {
      return list.stream().anyMatch(one -> inValue(tenants, one));
    } else if (value instanceof Map<?, ?> map) {
      return map.values().stream().anyMatch(one -> inValue(tenants, one));
    }
    return false;
  }

  private boolean inText(Set<String> tenants, String text) {
    return tenants.stream().anyMatch(tenant -> isErased(tenant, text)) || inWords(tenants, text);
  }

  private boolean inWords(Set<String> tenants, String text) {
    if (tenants.isEmpty()) {
      return false;
    }
    for (String word : NO_ID.split(text)) {
      if (word.length() >= SHORTEST && tenants.stream().anyMatch(t -> isErased(t, word))) {
        return true;
      }
    }
    return false;
  }

  /** A row of silver: its pseudonyms as they are, its other ids by theirs. */
  boolean in(String tenant, List<String> pseudonymColumns, List<String> idColumns) {
    Set<String> gone = byTenant.get(tenant);
    return gone != null
        && (pseudonymColumns.stream().anyMatch(value -> value != null && gone.contains(value))
            || idColumns.stream().anyMatch(value -> value != null && isErased(tenant, value)));
  }

  private boolean isErased(String tenant, String value) {
    Pseudonyms.Maker mac = maker;
    if (mac == null) {
      mac = pseudonyms.maker();
      maker = mac;
    }
    HashSet<String> gone = byTenant.get(tenant);
    return gone != null && gone.contains(mac.of(tenant, value));
  }
}
