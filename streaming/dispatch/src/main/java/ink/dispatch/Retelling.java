package ink.dispatch;

import ink.dispatch.outcome.RecentOutcomes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells outcomes again that a broker may have forgotten. A broker without peers acknowledges facts
 * before they are on its disk, and its power may go; PostgreSQL has their outcomes. So when
 * dispatch starts, and when a partition has a leader of a new epoch, everything that ended since
 * {@code outcomes_told} is told once more, as the same facts, which readers drop if they know them.
 *
 * <p>That instant follows the last complete checkpoint, before which Kafka acknowledged all that
 * had been told, at the distance after which a broker's system has surely written it down.
 */
final class Retelling implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Retelling.class);
  private static final String TOLD_UNTIL = Sql.of(Retelling.class, "told_until");
  private static final String MOVE = Sql.of(Retelling.class, "move_told_until");

  private final Database database;
  private final Brokers brokers;
  private final Duration every;
  private final Duration unwritten;
  private final InstantSource clock;
  private final RecentOutcomes.Reader teller;
  private final ConcurrentSkipListMap<Long, Instant> begun = new ConcurrentSkipListMap<>();
  private final Thread thread;
  private volatile Instant confirmed = Instant.MIN;
  private volatile boolean closed;

  /** What is asked of Kafka. */
  @FunctionalInterface
  interface Brokers {
    /** Something that changes when a broker comes back: {@link Leaders#epochs}. */
    Map<?, Integer> epochs() throws InterruptedException, ExecutionException;
  }

  /**
   * @param every how often Kafka is looked at
   * @param unwritten how long a broker may hold what it acknowledged before it is on its disk
   * @param teller returns when a page is told
   */
  Retelling(
      Database database,
      Brokers brokers,
      Duration every,
      Duration unwritten,
      InstantSource clock,
      RecentOutcomes.Reader teller) {
    this.database = database;
    this.brokers = brokers;
    this.every = every;
    this.unwritten = unwritten;
    this.clock = clock;
    this.teller = teller;
    this.thread = new Thread(this::run, "retell-outcomes");
    thread.setDaemon(true);
    thread.start();
  }

  /** A checkpoint begins: what was told up to now goes before it. */
  void begun(long checkpoint) {
    begun.put(checkpoint, clock.instant());
  }

  /** It is complete: Kafka acknowledged all that goes before it. */
  void complete(long checkpoint) {
    Instant at = begun.get(checkpoint);
    if (at != null) {
      confirmed = at;
    }
    begun.headMap(checkpoint, true).clear();
  }

  private void run() {
    @Nullable Map<?, Integer> known = null;
    Instant retoldAt = Instant.MIN;
    while (!closed) {
      try {
        Map<?, Integer> epochs = brokers.epochs();
        if (!epochs.equals(known)) {
          retell();
          retoldAt = clock.instant();
          known = epochs;
        } else if (confirmed.isAfter(retoldAt)) {
          moveTo(confirmed.minus(unwritten));
        }
        TimeUnit.NANOSECONDS.sleep(every.toNanos());
      } catch (SQLException | ExecutionException | RuntimeException e) {
        log.warn("cannot see to outcomes that a broker may forget: {}; trying again", e.toString());
        pause();
      } catch (InterruptedException e) {
        if (!closed) {
          log.error("the retelling of outcomes was interrupted; it goes on");
        }
      }
    }
  }

  private void pause() {
    try {
      TimeUnit.NANOSECONDS.sleep(every.toNanos());
    } catch (InterruptedException e) {
      log.debug("no more pauses: it ends");
    }
  }

  private void retell() throws SQLException, InterruptedException {
    Instant since = toldUntil();
    int[] told = {0};
    RecentOutcomes.read(
        database,
        since,
        page -> {
          teller.take(page);
          told[0] += page.size();
        });
    log.info("told {} outcomes since {} again", told[0], since);
  }

  private Instant toldUntil() throws SQLException {
    try (Connection connection = database.connect();
        PreparedStatement statement = connection.prepareStatement(TOLD_UNTIL);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getObject(1, OffsetDateTime.class).toInstant();
    }
  }

  private void moveTo(Instant until) throws SQLException {
    try (Connection connection = database.connect();
        PreparedStatement statement = connection.prepareStatement(MOVE)) {
      statement.setObject(1, until.atOffset(ZoneOffset.UTC));
      statement.executeUpdate();
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
