package ink.api.generation;

import ink.api.Env;
import ink.api.database.Database;
import ink.api.database.DatabaseUnavailableException;
import ink.api.http.ProblemException;
import ink.api.key.Caller;
import ink.api.usage.MonthlyQuota;
import ink.events.Streams;
import ink.facts.GenerationRequested;
import ink.http.Problem;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Accepted is committed: one transaction writes the generation, the answer to its Idempotency-Key
 * and the fact that Debezium carries to Kafka. Requests that come together share the transaction,
 * on each shard.
 */
public final class Acceptance implements AutoCloseable {
  /**
   * What is to be accepted.
   *
   * @param bodySha256 of the request's body, to tell a repeat from another request
   * @param answer the bytes of the answer, kept for repeats
   * @param envelope the fact as it travels
   */
  public record Offer(
      Caller caller,
      IdempotencyKey key,
      byte[] bodySha256,
      GenerationRequested fact,
      byte[] answer,
      byte[] envelope) {

    public Offer(
        Caller caller,
        IdempotencyKey key,
        byte[] bodySha256,
        GenerationRequested fact,
        byte[] answer) {
      this(caller, key, bodySha256, fact, answer, Streams.GENERATION_REQUESTED.encode(fact));
    }
  }

  /** The answer: this request's, or the one that its key was given before. */
  public record Answer(String generationId, byte[] body, boolean repeated) {}

  /** {@code INK_ACCEPT_QUEUE} requests at most wait for the next commit of a shard. */
  public static GroupCommit.Config config(Env env) {
    return new GroupCommit.Config(
        256,
        Duration.ofNanos(1000L * env.number("INK_ACCEPT_GATHER_US", 1000, 0, 100_000)),
        env.number("INK_ACCEPT_QUEUE", 1024, 1, 1_000_000),
        Duration.ofSeconds(2));
  }

  private final Database database;
  private final GroupCommit.Config config;
  private final Consumer<Offer> accepted;
  private final Map<String, GroupCommit<Offer, Verdict>> shards = new ConcurrentHashMap<>();
  // Requests under way here; other processes' are seen by the database.
  private final Set<String> keys = ConcurrentHashMap.newKeySet();

  /**
   * @param accepted hears each offer that was accepted for good, on its request's thread
   */
  public Acceptance(Database database, GroupCommit.Config config, Consumer<Offer> accepted) {
    this.database = database;
    this.config = config;
    this.accepted = accepted;
  }

  /**
   * Accepts an offer, for good when this returns.
   *
   * @throws ProblemException 409 when a request with the key is under way, 422 when the key was
   *     used for another body or a studio, artist or client is not the caller's, 429 when the
   *     plan's generations of the month are used up, 503 when too many wait
   * @throws DatabaseUnavailableException when nothing can be promised now
   */
  public Answer accept(Offer offer) {
    String key = offer.caller().tenantId() + " " + offer.key().value();
    if (!keys.add(key)) {
      throw inFlight();
    }
    try {
      Answer answer = answer(offer, shard(offer).submit(offer));
      if (!answer.repeated() && !offer.caller().rehearsal()) {
        accepted.accept(offer);
      }
      return answer;
    } catch (GroupCommit.OverloadedException e) {
      throw ProblemException.of(
              503,
              "overloaded",
              "Too many requests at once",
              "We cannot take the request now and did nothing; repeat it after the time in"
                  + " Retry-After, with the same Idempotency-Key.")
          .withHeader("Retry-After", "1");
    } finally {
      keys.remove(key);
    }
  }

  private GroupCommit<Offer, Verdict> shard(Offer offer) {
    return shards.computeIfAbsent(
        database.shardOf(offer.caller().tenantId()),
        shard ->
            new GroupCommit<>(
                "accept-" + shards.size(),
                config,
                (offers, alone) -> commit(shard, offers, alone),
                failure ->
                    failure instanceof DatabaseUnavailableException gone && gone.unreachable()));
  }

  private List<Verdict> commit(String shard, List<Offer> offers, boolean alone) {
    return database.onShard(
        shard, connection -> AcceptStatement.execute(connection, offers, alone));
  }

  private static Answer answer(Offer offer, Verdict verdict) {
    String id = offer.fact().getGenerationId();
    return switch (verdict.kind()) {
      case "accepted" -> new Answer(id, offer.answer(), false);
      case "in-flight" -> throw inFlight();
      case "quota-exhausted" -> throw MonthlyQuota.exhausted(offer.fact().getRequestedAt());
      case "answered" -> {
        if (!MessageDigest.isEqual(verdict.answeredSha256(), offer.bodySha256())) {
          throw ProblemException.of(
              422,
              "idempotency-key-reused",
              "The Idempotency-Key was used for another request",
              "The key belongs to a request with another body, which made "
                  + verdict.answeredId()
                  + "; send a new key.");
        }
        // Its own id: the batch did commit, only the database's word of it was lost.
        yield new Answer(
            verdict.answeredId(), verdict.answeredBody(), !verdict.answeredId().equals(id));
      }
      default ->
          throw new ProblemException(
              Problem.of(
                      422,
                      "invalid-request",
                      "The request is not valid",
                      "Mend the members that \"errors\" points to.")
                  .withError("/" + verdict.kind(), "your account has none with this id"));
    };
  }

  private static ProblemException inFlight() {
    return ProblemException.of(
            409,
            "request-in-flight",
            "A request with this Idempotency-Key is under way",
            "Wait for its answer, or repeat in a second: you will get the same answer.")
        .withHeader("Retry-After", "1");
  }

  @Override
  public void close() {
    shards.values().forEach(GroupCommit::close);
  }
}
