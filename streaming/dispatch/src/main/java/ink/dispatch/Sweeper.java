package ink.dispatch;

import ink.facts.GenerationRequested;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last net under every accepted generation: asks PostgreSQL, on a thread of its own, page by
 * page, what was accepted a while ago and has no outcome. Most of that is simply under way; what
 * nobody has, because Kafka lost its request, is sent again by whoever listens.
 */
final class Sweeper implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Sweeper.class);
  private static final String UNFINISHED = Sql.of(Sweeper.class, "unfinished");
  private static final OffsetDateTime START =
      OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  static final int PAGE = 500;

  private final Database database;
  private final Duration every;
  private final Duration forgottenAfter;
  private final InstantSource clock;
  private final Consumer<List<Unfinished>> found;
  private final Thread thread;
  private volatile boolean closed;

  /**
   * A generation without outcome.
   *
   * @param request the fact that was sent when it was accepted, with the same ids
   * @param cancelled whether the requester called it off meanwhile
   */
  record Unfinished(GenerationRequested request, boolean cancelled) {}

  Sweeper(
      Database database,
      Duration every,
      Duration forgottenAfter,
      InstantSource clock,
      Consumer<List<Unfinished>> found) {
    this.database = database;
    this.every = every;
    this.forgottenAfter = forgottenAfter;
    this.clock = clock;
    this.found = found;
    this.thread = new Thread(this::run, "sweep-generations");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    @Nullable Unfinished last = null;
    while (!closed) {
      try {
        TimeUnit.NANOSECONDS.sleep(every.toNanos());
        List<Unfinished> page = page(database, clock.instant().minus(forgottenAfter), last);
        last = page.size() < PAGE ? null : page.get(page.size() - 1);
        if (!page.isEmpty()) {
          found.accept(page);
        }
      } catch (SQLException e) {
        log.warn("cannot look for forgotten generations: {}; trying again", e.getMessage());
      } catch (InterruptedException e) {
        if (!closed) {
          log.error("the sweeper was interrupted; it goes on");
        }
      }
    }
  }

  /** The oldest generations without outcome that are older than {@code before}, after the last. */
  static List<Unfinished> page(Database database, Instant before, @Nullable Unfinished last)
      throws SQLException {
    List<Unfinished> page = new ArrayList<>();
    try (Connection connection = database.connect();
        PreparedStatement statement = connection.prepareStatement(UNFINISHED)) {
      statement.setObject(1, before.atOffset(ZoneOffset.UTC));
      statement.setObject(
          2, last == null ? START : last.request().getRequestedAt().atOffset(ZoneOffset.UTC));
      statement.setString(3, last == null ? "" : last.request().getGenerationId());
      statement.setInt(4, PAGE);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          page.add(new Unfinished(RequestRow.fact(row), row.getBoolean("cancelled")));
        }
      }
    }
    return page;
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
