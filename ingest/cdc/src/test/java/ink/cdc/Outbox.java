package ink.cdc;

import ink.events.Streams;
import ink.facts.GenerationRequested;
import ink.ids.IdType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Writes to the outbox as the API does. */
final class Outbox {
  private Outbox() {}

  static GenerationRequested request(String tenant) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    return GenerationRequested.newBuilder()
        .setEventId(IdType.EVENT.next())
        .setTenantId(tenant)
        .setGenerationId(IdType.GENERATION.next())
        .setRequestedAt(now)
        .setDeadlineAt(now.plusSeconds(60))
        .setLane("draft")
        .setPlan("pro")
        .setModel("ink-flash")
        .setPrompt("a wolf among pines")
        .setStyle("mandala")
        .setSeed(7)
        .setWidthPx(512)
        .setHeightPx(512)
        .build();
  }

  static void append(Connection connection, GenerationRequested fact) throws SQLException {
    append(connection, Streams.GENERATION_REQUESTED.encode(fact));
  }

  static void append(Connection connection, byte[] message) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("SELECT ink.outbox_append(?)")) {
      statement.setBytes(1, message);
      statement.execute();
    }
  }
}
