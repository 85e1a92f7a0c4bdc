package ink.api.generation;

import ink.api.database.Database;
import ink.api.database.Sql;
import ink.api.http.ProblemException;
import ink.api.key.Caller;
import ink.events.Streams;
import ink.facts.GenerationRequested;
import ink.http.Problem;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

/**
 * Accepted is committed: one transaction writes the generation, the answer to its Idempotency-Key
 * and the fact that Debezium carries to Kafka. The transaction of one request is the whole of this
 * class, so that many can share one later.
 */
final class Acceptance {
  private static final String CLAIM = Sql.of(Acceptance.class, "claim_idempotency_key.sql");
  private static final String ACCEPT = Sql.of(Acceptance.class, "accept.sql");

  // Which member of the request a broken foreign key is about.
  private static final Map<String, String> MEMBER_OF_CONSTRAINT =
      Map.of(
          "generations_tenant_id_studio_id_fkey", "/studio_id",
          "generations_tenant_id_artist_id_fkey", "/artist_id",
          "generations_tenant_id_client_id_fkey", "/client_id");

  /**
   * What is to be accepted.
   *
   * @param bodySha256 of the request's body, to tell a repeat from another request
   * @param answer the bytes of the answer, kept for repeats
   */
  record Offer(
      Caller caller,
      IdempotencyKey key,
      byte[] bodySha256,
      GenerationRequested fact,
      byte[] answer) {}

  /** The answer: this request's, or the one that its key was given before. */
  record Answer(String generationId, byte[] body, boolean repeated) {}

  private final Database database;

  Acceptance(Database database) {
    this.database = database;
  }

  /**
   * Accepts an offer, for good when this returns.
   *
   * @throws ProblemException 409 when a request with the key is under way, 422 when the key was
   *     used for another body or a studio, artist or client is not the caller's
   * @throws ink.api.database.DatabaseUnavailableException when nothing can be promised now
   */
  Answer accept(Offer offer) {
    String tenant = offer.caller().tenantId();
    return offer.caller().rehearsal()
        ? database.rehearse(tenant, connection -> accept(connection, offer))
        : database.inTenant(tenant, connection -> accept(connection, offer));
  }

  private static Answer accept(Connection connection, Offer offer) throws SQLException {
    Answer before = claim(connection, offer);
    if (before != null) {
      return before;
    }
    write(connection, offer);
    return new Answer(offer.fact().getGenerationId(), offer.answer(), false);
  }

  private static @org.jspecify.annotations.Nullable Answer claim(Connection connection, Offer offer)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
      String tenant = offer.caller().tenantId();
      statement.setString(1, tenant + " " + offer.key().value());
      statement.setString(2, tenant);
      statement.setString(3, offer.key().value());
      statement.execute();
      try (ResultSet claimed = statement.getResultSet()) {
        claimed.next();
        if (!claimed.getBoolean(1)) {
          throw ProblemException.of(
                  409,
                  "request-in-flight",
                  "A request with this Idempotency-Key is under way",
                  "Wait for its answer, or repeat in a second: you will get the same answer.")
              .withHeader("Retry-After", "1");
        }
      }
      statement.getMoreResults();
      try (ResultSet record = statement.getResultSet()) {
        if (!record.next()) {
          return null;
        }
        if (!MessageDigest.isEqual(record.getBytes("request_sha256"), offer.bodySha256())) {
          throw ProblemException.of(
              422,
              "idempotency-key-reused",
              "The Idempotency-Key was used for another request",
              "The key belongs to a request with another body, which made "
                  + record.getString("generation_id")
                  + "; send a new key.");
        }
        return new Answer(record.getString("generation_id"), record.getBytes("body"), true);
      }
    }
  }

  private static void write(Connection connection, Offer offer) throws SQLException {
    GenerationRequested fact = offer.fact();
    try (PreparedStatement s = connection.prepareStatement(ACCEPT)) {
      int i = 0;
      s.setBoolean(++i, !offer.caller().rehearsal());
      s.setString(++i, fact.getGenerationId());
      s.setString(++i, fact.getTenantId());
      s.setString(++i, fact.getLane());
      s.setString(++i, fact.getPlan());
      s.setString(++i, fact.getModel());
      s.setString(++i, fact.getPrompt());
      s.setString(++i, fact.getNegativePrompt());
      s.setString(++i, fact.getStyle());
      s.setLong(++i, fact.getSeed());
      s.setInt(++i, fact.getWidthPx());
      s.setInt(++i, fact.getHeightPx());
      s.setString(++i, fact.getStudioId());
      s.setString(++i, fact.getArtistId());
      s.setString(++i, fact.getClientId());
      s.setString(++i, fact.getBodyPart());
      s.setString(++i, fact.getCountry());
      s.setObject(++i, utc(fact.getRequestedAt()));
      s.setObject(++i, utc(fact.getDeadlineAt()));
      s.setString(++i, fact.getTenantId());
      s.setString(++i, offer.key().value());
      s.setBytes(++i, offer.bodySha256());
      s.setString(++i, fact.getGenerationId());
      s.setBytes(++i, offer.answer());
      s.setBytes(++i, Streams.GENERATION_REQUESTED.encode(fact));
      s.execute();
    } catch (PSQLException e) {
      throw foreign(e);
    }
  }

  private static SQLException foreign(PSQLException e) {
    ServerErrorMessage server = e.getServerErrorMessage();
    String constraint = server == null ? null : server.getConstraint();
    String member = constraint == null ? null : MEMBER_OF_CONSTRAINT.get(constraint);
    if (member != null && PSQLState.FOREIGN_KEY_VIOLATION.getState().equals(e.getSQLState())) {
      throw new ProblemException(
          Problem.of(
                  422,
                  "invalid-request",
                  "The request is not valid",
                  "Mend the members that \"errors\" points to.")
              .withError(member, "your account has none with this id"));
    }
    return e;
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
