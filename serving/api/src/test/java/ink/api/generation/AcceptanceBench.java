package ink.api.generation;

import ink.api.database.Database;
import ink.api.database.DatabaseConfig;
import ink.api.key.Caller;
import ink.api.testing.TestApi;
import ink.facts.GenerationRequested;
import ink.ids.IdType;
import ink.neighbours.testing.TestDatabase;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What does acceptance alone cost, without HTTP and Kafka? A closed loop of threads at the seam, on
 * the durable PostgreSQL of the tests. Run by a person: {@code AcceptanceBench THREADS TENANTS
 * SECONDS ROUNDS}.
 */
public final class AcceptanceBench {
  private AcceptanceBench() {}

  public static void main(String[] args) throws Exception {
    int threads = Integer.parseInt(args[0]);
    int seconds = Integer.parseInt(args[2]);
    String url = TestDatabase.shared().url();
    List<Caller> callers = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(args[1]); i++) {
      callers.add(new Caller("key", IdType.TENANT.next(), "pro", Set.of("generate"), false));
      TestApi.execute(
          "INSERT INTO tenants VALUES (?, 'A studio', 'pro')", callers.get(i).tenantId());
    }
    Acceptance acceptance = acceptance(url);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    round(acceptance, callers, pool, threads, 5);
    for (int i = 0; i < Integer.parseInt(args[3]); i++) {
      System.out.println(round(acceptance, callers, pool, threads, seconds));
    }
    System.exit(0);
  }

  private static Acceptance acceptance(String url) {
    Database database =
        new Database(
            new DatabaseConfig(
                url, Map.of("s0", url), "ink_api", "ink_api", 8, Duration.ofSeconds(10)));
    return new Acceptance(
        database,
        new GroupCommit.Config(256, Duration.ofMillis(1), 1024, Duration.ofSeconds(10)),
        offer -> {});
  }

  private static String round(
      Acceptance acceptance, List<Caller> callers, ExecutorService pool, int threads, int seconds)
      throws Exception {
    double cpu = cpuSeconds();
    long start = System.nanoTime();
    List<Future<long[]>> loops = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int first = i;
      loops.add(
          pool.submit(() -> loop(acceptance, callers, first, start + seconds * 1_000_000_000L)));
    }
    List<long[]> all = new ArrayList<>();
    for (Future<long[]> loop : loops) {
      all.add(loop.get());
    }
    double took = (System.nanoTime() - start) / 1e9;
    double spent = cpuSeconds() - cpu;
    long[] nanos = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    return String.format(
        "threads %d tenants %d: %.0f/s p50 %.2f ms p99 %.2f ms cpu %.3f s/1000 load %.1f",
        threads,
        callers.size(),
        nanos.length / took,
        nanos[nanos.length / 2] / 1e6,
        nanos[(int) (nanos.length * 0.99)] / 1e6,
        spent / nanos.length * 1000,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static long[] loop(Acceptance acceptance, List<Caller> callers, int first, long end) {
    long[] nanos = new long[1 << 17];
    int count = 0;
    for (int n = first; System.nanoTime() < end && count < nanos.length; n++) {
      long start = System.nanoTime();
      acceptance.accept(offer(callers.get(n * 31 % callers.size())));
      nanos[count++] = System.nanoTime() - start;
    }
    return Arrays.copyOf(nanos, count);
  }

  private static Acceptance.Offer offer(Caller caller) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    String id = IdType.GENERATION.at(now);
    return new Acceptance.Offer(
        caller,
        new IdempotencyKey(UUID.randomUUID().toString()),
        new byte[32],
        GenerationRequested.newBuilder()
            .setEventId(IdType.EVENT.derived(now, id, "requested"))
            .setTenantId(caller.tenantId())
            .setGenerationId(id)
            .setRequestedAt(now)
            .setDeadlineAt(now.plusSeconds(600))
            .setLane("draft")
            .setPlan("pro")
            .setModel("ink-flash")
            .setPrompt("a moth over a crescent moon")
            .setStyle("mandala")
            .setSeed(7)
            .setWidthPx(512)
            .setHeightPx(512)
            .build(),
        new byte[900]);
  }

  private static double cpuSeconds() {
    ProcessHandle self = ProcessHandle.current();
    return java.util.stream.Stream.concat(java.util.stream.Stream.of(self), self.descendants())
        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
        .mapToDouble(cpu -> cpu.toNanos() / 1e9)
        .sum();
  }
}
