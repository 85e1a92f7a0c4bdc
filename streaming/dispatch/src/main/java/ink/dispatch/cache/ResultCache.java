package ink.dispatch.cache;

import ink.dispatch.Database;
import ink.dispatch.Sql;
import ink.dispatch.image.Design;
import ink.dispatch.image.StoredImage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds images that are there already, in PostgreSQL, on one thread of its own, as many with one
 * question as came in while the last was answered. It never holds a request up: what cannot be
 * answered, or not soon, counts as not found, and the model draws.
 */
public final class ResultCache implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ResultCache.class);
  private static final String FIND = Sql.of(ResultCache.class, "find_images");
  private static final int BATCH = 256;

  /** Drawing takes about as long. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Database database;
  private final LinkedBlockingQueue<Asked> queue = new LinkedBlockingQueue<>();
  private final Thread thread;
  private @Nullable Connection connection;
  private volatile boolean closed;

  /**
   * What is looked for.
   *
   * @param generationId whose image it shall be
   * @param cacheKey {@link CacheKey}
   * @param modelVersion what the model servers would draw it with now
   */
  public record Question(
      String generationId, String tenantId, String cacheKey, String model, String modelVersion) {}

  private record Asked(Question question, CompletableFuture<Optional<Design>> found) {}

  public ResultCache(Database database) {
    this.database = database;
    this.thread = new Thread(this::run, "find-images");
    thread.setDaemon(true);
    thread.start();
  }

  /** Completes within about two seconds, on any thread, never exceptionally. */
  public CompletableFuture<Optional<Design>> find(Question question) {
    CompletableFuture<Optional<Design>> found = new CompletableFuture<>();
    queue.add(new Asked(question, found));
    return found.completeOnTimeout(Optional.empty(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void run() {
    while (!closed) {
      List<Asked> batch = new ArrayList<>();
      try {
        batch.add(queue.take());
        queue.drainTo(batch, BATCH - 1);
        batch.removeIf(asked -> asked.found().isDone());
        Map<String, Design> found = batch.isEmpty() ? Map.of() : ask(batch);
        batch.forEach(
            one ->
                one.found()
                    .complete(Optional.ofNullable(found.get(one.question().generationId()))));
      } catch (SQLException | RuntimeException e) {
        log.warn(
            "cannot look for {} earlier images, they are drawn: {}", batch.size(), e.toString());
        batch.forEach(one -> one.found().complete(Optional.empty()));
        disconnect();
      } catch (InterruptedException e) {
        if (!closed) {
          log.error("the search for earlier images was interrupted; it goes on");
        }
      }
    }
    disconnect();
  }

  private Map<String, Design> ask(List<Asked> batch) throws SQLException {
    Connection open = connection;
    if (open == null) {
      open = database.connect();
      connection = open;
    }
    Map<String, Design> found = new HashMap<>();
    try (PreparedStatement statement = open.prepareStatement(FIND)) {
      statement.setQueryTimeout((int) PATIENCE.toSeconds());
      List<Function<Question, String>> columns =
          List.of(
              Question::generationId,
              Question::tenantId,
              Question::cacheKey,
              Question::model,
              Question::modelVersion);
      for (int i = 0; i < columns.size(); i++) {
        Function<Question, String> column = columns.get(i);
        statement.setArray(
            i + 1,
            open.createArrayOf(
                "text", batch.stream().map(one -> column.apply(one.question())).toArray()));
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.put(row.getString("generation_id"), design(row));
        }
      }
    }
    return found;
  }

  private static Design design(ResultSet row) throws SQLException {
    return new Design(
        row.getString("design_id"),
        row.getString("model_version"),
        row.getString("backend"),
        List.of((String[]) row.getArray("undrawn_words").getArray()),
        new StoredImage(
            row.getString("image_key"), row.getLong("image_bytes"), row.getString("image_sha256")),
        row.getString("cache_key"));
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

  /** Stops; whoever waits finds nothing. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
