package ink.dispatch.outcome;

import ink.dispatch.Backoff;
import ink.dispatch.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes outcomes to PostgreSQL, on one thread of its own, as many in one transaction as came in
 * while the last one committed. The first outcome of a generation stands; whoever comes later is
 * told that one.
 *
 * <p>A database that is away is waited for, as long as it takes. A commit whose answer was lost is
 * sent again and then finds its own outcome standing. An outcome that PostgreSQL refuses for its
 * content is tried alone, so that it holds up no other, and is then handed back as {@link
 * RefusedException}.
 */
public final class OutcomeStore implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(OutcomeStore.class);
  private static final int BATCH = 256;

  private final Database database;
  private final Backoff backoff = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(5));
  private final LinkedBlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
  private final Thread thread;
  private @Nullable Connection connection;
  private volatile boolean closed;

  public OutcomeStore(Database database) {
    this.database = database;
    this.thread = new Thread(this::run, "write-outcomes");
    thread.setDaemon(true);
    thread.start();
  }

  /** PostgreSQL will not take this outcome, however often it is told. */
  public static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String generationId, SQLException cause) {
      super("PostgreSQL refuses the outcome of " + generationId + ": " + cause.getMessage(), cause);
    }
  }

  private record Pending(
      String generationId, Outcome outcome, CompletableFuture<Optional<Outcome>> standing) {}

  /**
   * Ends a generation.
   *
   * @return the outcome that stands, this one or an earlier one; empty when PostgreSQL has no such
   *     generation; a {@link RefusedException} when the outcome cannot be written. It completes on
   *     the store's own thread.
   */
  public CompletableFuture<Optional<Outcome>> record(String generationId, Outcome outcome) {
    CompletableFuture<Optional<Outcome>> standing = new CompletableFuture<>();
    queue.add(new Pending(generationId, outcome, standing));
    return standing;
  }

  private void run() {
    Deque<List<Pending>> work = new ArrayDeque<>();
    int failures = 0;
    while (!closed) {
      try {
        if (work.isEmpty()) {
          work.add(take());
        }
        List<Pending> batch = work.peek();
        try {
          answer(batch, write(batch));
          work.remove();
          failures = 0;
        } catch (SQLException e) {
          if (isAboutContent(e)) {
            work.remove();
            split(batch, e, work);
            failures = 0;
          } else {
            failures++;
            log.warn(
                "PostgreSQL did not take {} outcomes, try {}: {}; trying again",
                batch.size(),
                failures,
                e.getMessage());
            disconnect();
            TimeUnit.NANOSECONDS.sleep(
                backoff.after(failures, ThreadLocalRandom.current()).toNanos());
          }
        }
      } catch (RuntimeException e) {
        // A fault of ours: whoever waits is told, and the job starts over.
        List<Pending> batch = work.poll();
        if (batch != null) {
          batch.forEach(one -> one.standing().completeExceptionally(e));
        }
      } catch (InterruptedException e) {
        if (!closed) {
          log.error("the writer of outcomes was interrupted; it goes on");
        }
      }
    }
    disconnect();
  }

  /** Waits for the first, takes what else is there; a generation once. */
  private List<Pending> take() throws InterruptedException {
    Map<String, Pending> batch = new LinkedHashMap<>();
    Pending first = queue.take();
    batch.put(first.generationId(), first);
    while (batch.size() < BATCH) {
      Pending next = queue.peek();
      if (next == null || batch.containsKey(next.generationId())) {
        break;
      }
      batch.put(next.generationId(), queue.take());
    }
    return List.copyOf(batch.values());
  }

  private static boolean isAboutContent(SQLException e) {
    String state = e.getSQLState();
    return state != null && (state.startsWith("22") || state.startsWith("23"));
  }

  private static void split(List<Pending> batch, SQLException e, Deque<List<Pending>> work) {
    if (batch.size() == 1) {
      Pending one = batch.get(0);
      one.standing().completeExceptionally(new RefusedException(one.generationId(), e));
    } else {
      batch.forEach(one -> work.add(List.of(one)));
    }
  }

  private Map<String, Outcome> write(List<Pending> batch) throws SQLException {
    Connection open = connection;
    if (open == null) {
      open = database.connect();
      connection = open;
    }
    Map<String, Outcome> given = new LinkedHashMap<>();
    batch.forEach(one -> given.put(one.generationId(), one.outcome()));
    Map<String, Outcome> standing = new LinkedHashMap<>();
    Map<String, Integer> ended = OutcomeSql.record(open, given);
    List<String> rest = new ArrayList<>();
    given.forEach(
        (id, outcome) -> {
          Integer units = ended.get(id);
          if (units == null) {
            rest.add(id);
          } else {
            standing.put(id, outcome.metered(units));
          }
        });
    if (!rest.isEmpty()) {
      standing.putAll(OutcomeSql.standing(open, rest));
    }
    return standing;
  }

  private static void answer(List<Pending> batch, Map<String, Outcome> standing) {
    for (Pending one : batch) {
      one.standing().complete(Optional.ofNullable(standing.get(one.generationId())));
    }
  }

  private void disconnect() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException e) {
        log.debug("a broken connection does not close: {}", e.getMessage());
      }
    }
  }

  /** Stops. What was not written yet is not answered; whoever gave it gives it again. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
