package ink.api.testing;

import ink.events.Stream;
import ink.events.Streams;
import ink.neighbours.testing.TestDatabase;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** What Debezium would see: the facts of committed transactions, from a slot of its own. */
public final class Outbox implements AutoCloseable {
  private final String slot;

  private Outbox(String slot) {
    this.slot = slot;
  }

  public static Outbox from(String slot) {
    TestApi.execute("SELECT pg_create_logical_replication_slot(?, 'pgoutput')", slot);
    return new Outbox(slot);
  }

  /** The facts of one stream that committed since the last call. */
  public <T extends SpecificRecord> List<T> read(Stream<T> stream) {
    List<T> facts = new ArrayList<>();
    try (Connection connection = TestDatabase.shared().connect();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT data FROM pg_logical_slot_get_binary_changes(?, NULL, NULL,"
                    + " 'proto_version', '1', 'publication_names', 'ink_outbox',"
                    + " 'messages', 'true')")) {
      statement.setString(1, slot);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          byte[] fact = message(ByteBuffer.wrap(rows.getBytes(1)));
          if (fact != null && Streams.carrying(fact) == stream) {
            facts.add(stream.decode(fact));
          }
        }
      }
      return facts;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The content of pgoutput's Message: 'M', flags, LSN, prefix, length, bytes. */
  private static byte[] message(ByteBuffer data) {
    if (data.get() != 'M') {
      return null;
    }
    data.get();
    data.getLong();
    StringBuilder prefix = new StringBuilder();
    for (byte b = data.get(); b != 0; b = data.get()) {
      prefix.append((char) b);
    }
    if (!prefix.toString().equals("fact")) {
      throw new IllegalStateException(
          "a message of " + prefix + new String(data.array(), StandardCharsets.ISO_8859_1));
    }
    byte[] content = new byte[data.getInt()];
    data.get(content);
    return content;
  }

  @Override
  public void close() {
    TestApi.execute("SELECT pg_drop_replication_slot(?)", slot);
  }
}
