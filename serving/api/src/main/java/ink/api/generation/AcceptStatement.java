package ink.api.generation;

import ink.api.database.Sql;
import ink.facts.GenerationRequested;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Accepts offers of any tenants of a shard by one statement, which is one transaction: all or none.
 * Each column travels as one array.
 */
final class AcceptStatement {
  private static final String ACCEPT = Sql.of(AcceptStatement.class, "accept.sql");

  private AcceptStatement() {}

  /**
   * @param patient whether to wait for locks as long as any transaction; else just a moment, since
   *     others wait, too
   * @return one verdict an offer, in order
   */
  static List<Verdict> execute(
      Connection connection, List<Acceptance.Offer> offers, boolean patient) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ACCEPT)) {
      Columns columns = new Columns(connection, statement, offers);
      columns.add("boolean", Acceptance.Offer::forGood);
      columns.addFact("text", GenerationRequested::getGenerationId);
      // The caller's, whatever the fact says.
      columns.add("text", offer -> offer.caller().tenantId());
      columns.addFact("text", GenerationRequested::getLane);
      columns.addFact("text", GenerationRequested::getPlan);
      columns.addFact("text", GenerationRequested::getModel);
      columns.addFact("text", GenerationRequested::getPrompt);
      columns.addFact("text", GenerationRequested::getNegativePrompt);
      columns.addFact("text", GenerationRequested::getStyle);
      columns.addFact("bigint", GenerationRequested::getSeed);
      columns.addFact("integer", GenerationRequested::getWidthPx);
      columns.addFact("integer", GenerationRequested::getHeightPx);
      columns.addFact("text", GenerationRequested::getStudioId);
      columns.addFact("text", GenerationRequested::getArtistId);
      columns.addFact("text", GenerationRequested::getClientId);
      columns.addFact("text", GenerationRequested::getBodyPart);
      columns.addFact("text", GenerationRequested::getCountry);
      columns.addFact("timestamptz", GenerationRequested::getRequestedAt);
      columns.addFact("timestamptz", GenerationRequested::getDeadlineAt);
      columns.add("text", offer -> offer.key().value());
      columns.addBytes(Acceptance.Offer::bodySha256);
      columns.addBytes(Acceptance.Offer::answer);
      columns.addBytes(Acceptance.Offer::envelope);
      columns.addFact("boolean", GenerationRequested::getCacheable);
      statement.setBoolean(columns.next(), patient);
      return verdicts(statement, offers);
    }
  }

  private static List<Verdict> verdicts(PreparedStatement statement, List<Acceptance.Offer> offers)
      throws SQLException {
    Verdict[] verdicts = new Verdict[offers.size()];
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        int at = rows.getInt("place") - 1;
        Verdict verdict =
            new Verdict(
                rows.getString("verdict"),
                rows.getString("answered_tenant"),
                rows.getString("answered_id"),
                rows.getBytes("answered_sha256"),
                rows.getBytes("answered_body"));
        requireOwn(verdict, offers.get(at).caller().tenantId());
        verdicts[at] = verdict;
      }
    }
    return List.of(verdicts);
  }

  /** The function sees all tenants' answers; here ends one that went to the wrong one. */
  static void requireOwn(Verdict verdict, String tenantId) {
    if (!verdict.answeredTenant().isEmpty() && !verdict.answeredTenant().equals(tenantId)) {
      throw new IllegalStateException("PostgreSQL gave an answer of another tenant");
    }
  }

  /** Fills the statement's parameters, one array after the other. */
  private static final class Columns {
    private final Connection connection;
    private final PreparedStatement statement;
    private final List<Acceptance.Offer> offers;
    private int last;

    Columns(Connection connection, PreparedStatement statement, List<Acceptance.Offer> offers) {
      this.connection = connection;
      this.statement = statement;
      this.offers = offers;
    }

    int next() {
      return ++last;
    }

    void add(String type, Function<Acceptance.Offer, @Nullable Object> value) throws SQLException {
      statement.setArray(
          next(), connection.createArrayOf(type, offers.stream().map(value).toArray()));
    }

    void addFact(String type, Function<GenerationRequested, @Nullable Object> value)
        throws SQLException {
      add(type, offer -> value.apply(offer.fact()));
    }

    void addBytes(Function<Acceptance.Offer, byte[]> value) throws SQLException {
      statement.setArray(
          next(),
          connection.createArrayOf("bytea", offers.stream().map(value).toArray(byte[][]::new)));
    }
  }
}
