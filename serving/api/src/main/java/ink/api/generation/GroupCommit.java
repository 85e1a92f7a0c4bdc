package ink.api.generation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets requests that come together share one commit. While a commit is under way the next batch
 * gathers; only where batches have company does the committer wait a moment more, so a lone request
 * waits for nobody. A batch that fails is taken apart: each request then commits alone, on its own
 * thread, so that one bad row fails alone and holds nobody up.
 *
 * @param <T> what is committed
 * @param <R> what became of it
 */
public final class GroupCommit<T, R> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

  /**
   * How much is gathered.
   *
   * @param most in one commit
   * @param gather how long to wait for more, where there is company
   * @param queue how many may wait for the next commit
   * @param patience how long one waits in the queue
   */
  public record Config(int most, Duration gather, int queue, Duration patience) {}

  /** Commits all or none. */
  @FunctionalInterface
  interface Commit<T, R> {
    /**
     * @param alone whether the item is by itself, and may wait for locks
     * @return what became of each, in order
     */
    List<R> commit(List<T> items, boolean alone);
  }

  /** The queue is full, or did not move; nothing was done. */
  static final class OverloadedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OverloadedException(String message) {
      super(message, null, false, false);
    }
  }

  private static final class Ticket<T, R> {
    private final T item;
    // Either the committer takes it or the requester takes it back.
    private final AtomicBoolean taken = new AtomicBoolean();
    // How the requester's thread comes to its result.
    private final CompletableFuture<Supplier<R>> result = new CompletableFuture<>();

    Ticket(T item) {
      this.item = item;
    }

    boolean take() {
      return taken.compareAndSet(false, true);
    }
  }

  private final Config config;
  private final Commit<T, R> commit;
  private final Predicate<RuntimeException> everyones;
  private final BlockingQueue<Ticket<T, R>> queue;
  private final Thread thread;
  private volatile boolean closed;

  /**
   * @param everyones whether a failure has nothing to do with the items, so that each alone would
   *     fail as well
   */
  GroupCommit(
      String name, Config config, Commit<T, R> commit, Predicate<RuntimeException> everyones) {
    this.config = config;
    this.commit = commit;
    this.everyones = everyones;
    this.queue = new ArrayBlockingQueue<>(config.queue());
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Commits an item with others; committed when this returns.
   *
   * @throws OverloadedException when too many wait
   */
  R submit(T item) {
    Ticket<T, R> ticket = new Ticket<>(item);
    if (closed || !queue.offer(ticket)) {
      throw new OverloadedException(closed ? "stopping" : "the queue is full");
    }
    return await(ticket).get();
  }

  private Supplier<R> await(Ticket<T, R> ticket) {
    try {
      return ticket.result.get(config.patience().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      takeBack(ticket, "the queue does not move");
      return ticket.result.join(); // being committed: the end is near
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      takeBack(ticket, "stopping");
      return ticket.result.join();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a ticket has a result or none", e);
    }
  }

  private void takeBack(Ticket<T, R> ticket, String reason) {
    if (ticket.take()) {
      queue.remove(ticket);
      throw new OverloadedException(reason);
    }
  }

  private void run() {
    boolean company = false;
    while (!closed || !queue.isEmpty()) {
      List<Ticket<T, R>> batch = new ArrayList<>();
      try {
        Ticket<T, R> first = queue.poll(250, TimeUnit.MILLISECONDS);
        if (first == null) {
          continue;
        }
        batch.add(first);
      } catch (InterruptedException e) {
        closed = true; // nobody here does this
        continue;
      }
      if (company && queue.size() < config.most() - 1) {
        LockSupport.parkNanos(config.gather().toNanos());
      }
      queue.drainTo(batch, config.most() - 1);
      company = batch.size() > 1;
      batch.removeIf(ticket -> !ticket.take());
      if (!batch.isEmpty()) {
        commit(batch);
      }
    }
  }

  private void commit(List<Ticket<T, R>> batch) {
    try {
      List<R> results = commit.commit(batch.stream().map(ticket -> ticket.item).toList(), false);
      for (int i = 0; i < batch.size(); i++) {
        R result = results.get(i);
        batch.get(i).result.complete(() -> result);
      }
    } catch (RuntimeException e) {
      boolean all = everyones.test(e);
      LOG.warn(
          "a batch of {} failed, {}: {}",
          batch.size(),
          all ? "whole" : "each goes alone",
          e.toString());
      for (Ticket<T, R> ticket : batch) {
        ticket.result.complete(
            () -> {
              if (all) {
                throw e;
              }
              return commit.commit(List.of(ticket.item), true).get(0);
            });
      }
    }
  }

  /** How many wait for the next commit. */
  int waiting() {
    return queue.size();
  }

  /** Commits what waits and takes nothing more. */
  @Override
  public void close() {
    closed = true;
    try {
      thread.join(5000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
