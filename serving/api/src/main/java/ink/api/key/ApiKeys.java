package ink.api.key;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import ink.api.database.Database;
import ink.api.database.Sql;
import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose key is it? The database's word is remembered for a second, a no as well as a yes, so that a
 * flood with one key is one question a second. Keys are looked for by their HMAC: how long the
 * search takes tells nothing about a key.
 */
public final class ApiKeys {
  private static final String FIND = Sql.of(ApiKeys.class, "find_api_key.sql");

  /** What is known of a key; no caller: unknown. */
  record Entry(@Nullable Caller caller, boolean revoked) {
    static final Entry UNKNOWN = new Entry(null, false);
  }

  private final Database database;
  private final byte[] pepper;
  private final Cache<ByteBuffer, Entry> known;
  private volatile @Nullable Entry rehearsal;
  private volatile @Nullable ByteBuffer rehearsalHash;

  public ApiKeys(Database database, KeyConfig config) {
    this.database = database;
    this.pepper = config.pepper().clone();
    this.known =
        Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(config.remembered()).build();
  }

  Entry find(ApiKey key) {
    ByteBuffer hash = ByteBuffer.wrap(key.hash(pepper));
    Entry warm = rehearsal;
    if (warm != null && hash.equals(rehearsalHash)) {
      return warm;
    }
    return known.get(hash, this::ask);
  }

  /** Accepts {@code key} for this caller until {@link #endRehearsal}; it is in no database. */
  public void rehearse(ApiKey key, Caller caller) {
    rehearsalHash = ByteBuffer.wrap(key.hash(pepper));
    rehearsal = new Entry(caller, false);
  }

  /** Forgets the key of the rehearsal. */
  public void endRehearsal() {
    rehearsal = null;
  }

  private Entry ask(ByteBuffer hash) {
    return database.outsideTenants(connection -> ask(connection, hash.array()));
  }

  private static Entry ask(Connection connection, byte[] hash) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setBytes(1, hash);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return Entry.UNKNOWN;
        }
        Array scopes = row.getArray("scopes");
        Caller caller =
            new Caller(
                row.getString("api_key_id"),
                row.getString("tenant_id"),
                row.getString("plan"),
                Set.copyOf(List.of((String[]) scopes.getArray())),
                false);
        return new Entry(caller, row.getTimestamp("revoked_at") != null);
      }
    }
  }
}
