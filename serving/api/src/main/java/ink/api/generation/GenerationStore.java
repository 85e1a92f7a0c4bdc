package ink.api.generation;

import ink.api.database.Database;
import ink.api.database.Sql;
import ink.api.http.Page;
import ink.events.Streams;
import ink.facts.GenerationCancelRequested;
import ink.ids.IdType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A tenant's generations in PostgreSQL. Each statement names the tenant; row-level security is the
 * second wall.
 */
final class GenerationStore {
  private static final String FIND = Sql.of(GenerationStore.class, "find_generations.sql");
  private static final String FIND_MAKER =
      Sql.of(GenerationStore.class, "find_maker_of_design.sql");
  private static final String LIST = Sql.of(GenerationStore.class, "list_generations.sql");
  private static final String CANCEL = Sql.of(GenerationStore.class, "request_cancellation.sql");
  private static final String APPEND = Sql.of(GenerationStore.class, "append_fact.sql");

  private final Database database;
  private final Clock clock;

  GenerationStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  Optional<Generation> find(String tenantId, String id) {
    return findAll(tenantId, List.of(id)).stream().findFirst();
  }

  /** Those of {@code ids} that are the tenant's. */
  List<Generation> findAll(String tenantId, Collection<String> ids) {
    return database.inTenant(tenantId, connection -> findAll(connection, tenantId, ids));
  }

  private static List<Generation> findAll(
      Connection connection, String tenantId, Collection<String> ids) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setString(1, tenantId);
      statement.setArray(2, connection.createArrayOf("text", ids.toArray()));
      return rows(statement);
    }
  }

  /** The generation that made a design of the tenant. */
  Optional<Generation> findMakerOf(String tenantId, String designId) {
    return database.inTenant(
        tenantId,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(FIND_MAKER)) {
            statement.setString(1, tenantId);
            statement.setString(2, tenantId);
            statement.setString(3, designId);
            return rows(statement).stream().findFirst();
          }
        });
  }

  /** The page, and one more when there are more. */
  List<Generation> list(String tenantId, Page.Cursor cursor) {
    return database.inTenant(
        tenantId,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(LIST)) {
            statement.setString(1, tenantId);
            statement.setString(2, cursor.startingAfter());
            statement.setString(3, cursor.startingAfter());
            statement.setInt(4, cursor.limit() + 1);
            return rows(statement);
          }
        });
  }

  /**
   * Asks dispatch to cancel a generation that waits, once: the mark in its row and the fact are one
   * transaction.
   *
   * @return the generation as it stands then; empty when the tenant has none with this id
   */
  Optional<Generation> requestCancellation(String tenantId, String id) {
    return database.inTenant(
        tenantId,
        connection -> {
          Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
          if (mark(connection, tenantId, id, now)) {
            append(
                connection,
                GenerationCancelRequested.newBuilder()
                    .setEventId(IdType.EVENT.derived(now, id, "cancel-requested"))
                    .setTenantId(tenantId)
                    .setGenerationId(id)
                    .setRequestedAt(now)
                    .build());
          }
          return findAll(connection, tenantId, List.of(id)).stream().findFirst();
        });
  }

  private static boolean mark(Connection connection, String tenantId, String id, Instant now)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(CANCEL)) {
      statement.setObject(1, now.atOffset(ZoneOffset.UTC));
      statement.setString(2, tenantId);
      statement.setString(3, id);
      return statement.executeUpdate() == 1;
    }
  }

  private static void append(Connection connection, GenerationCancelRequested fact)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
      statement.setBytes(1, Streams.GENERATION_CANCEL_REQUESTED.encode(fact));
      statement.execute();
    }
  }

  private static List<Generation> rows(PreparedStatement statement) throws SQLException {
    List<Generation> found = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(Generation.of(rows));
      }
    }
    return found;
  }
}
