package ink.bench;

import ink.api.database.Database;
import ink.api.generation.Acceptance;
import ink.api.generation.FastPath;
import ink.api.generation.IdempotencyKey;
import ink.api.key.Caller;
import ink.facts.GenerationRequested;
import ink.ids.IdType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The API's own acceptance, its group commit and its fast path, without HTTP in front. */
final class OutboxEntry implements Entry {
  private static final int THREADS = 256;

  private final Database database;
  private final Acceptance acceptance;
  private final FastPath fastPath;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS,
          task -> {
            Thread thread = new Thread(task, "accept");
            thread.setDaemon(true);
            return thread;
          });

  OutboxEntry(Database database, Acceptance acceptance, FastPath fastPath) {
    this.database = database;
    this.acceptance = acceptance;
    this.fastPath = fastPath;
  }

  @Override
  public CompletionStage<Receipt> accept(Plan.Tenant tenant, long seed) {
    return CompletableFuture.supplyAsync(() -> acceptance.accept(offer(tenant, seed)), threads)
        .thenApply(answer -> new Receipt(answer.generationId(), ""));
  }

  private static Acceptance.Offer offer(Plan.Tenant tenant, long seed) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    String id = IdType.GENERATION.at(now);
    return new Acceptance.Offer(
        new Caller("bench", tenant.tenantId(), "pro", Set.of("generate"), false),
        new IdempotencyKey(UUID.randomUUID().toString()),
        new byte[32],
        GenerationRequested.newBuilder()
            .setEventId(IdType.EVENT.derived(now, id, "requested"))
            .setTenantId(tenant.tenantId())
            .setGenerationId(id)
            .setRequestedAt(now)
            .setDeadlineAt(now.plusSeconds(600))
            .setLane("draft")
            .setPlan("pro")
            .setModel("ink-flash")
            .setPrompt("a moth over a crescent moon")
            .setStyle("mandala")
            .setSeed(seed)
            .setWidthPx(512)
            .setHeightPx(512)
            .build(),
        new byte[300]);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    acceptance.close();
    fastPath.close();
    database.close();
  }
}
