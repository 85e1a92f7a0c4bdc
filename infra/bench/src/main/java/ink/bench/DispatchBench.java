package ink.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import ink.api.Env;
import ink.api.database.Database;
import ink.api.database.DatabaseConfig;
import ink.api.generation.Acceptance;
import ink.api.generation.FastPath;
import ink.api.metrics.ApiMetrics;
import ink.inference.SimulatedService;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Drives generations through the whole path and prints the figures as one JSON object. With a
 * service time, arrivals are an open loop: a job is due whether or not the earlier ones are done,
 * and its time counts from then. Without one, or when they shall wait, so many are kept under way
 * as the plan says.
 */
public final class DispatchBench {
  private static final Duration DRAIN = Duration.ofSeconds(90);

  private final Plan plan;
  private final SimulatedService service;
  private final Ledger ledger;
  private final Entry entry;
  private final Reruns reruns = new Reruns();
  private final Outcomes outcomes;
  private final EtaWatch etas;
  private final Semaphore room;
  private final SplittableRandom random;
  private final int[] tenants;
  private final Queue<Integer> turns = new ConcurrentLinkedQueue<>();
  private int jobs;

  private DispatchBench(Plan plan, Env env) throws IOException {
    this.plan = plan;
    this.service = SimulatedService.parse(plan.service());
    this.random = new SplittableRandom(plan.seed());
    int seconds = plan.warmUpSeconds() + plan.seconds();
    this.ledger = new Ledger(most(seconds));
    this.tenants = new int[ledger.capacity()];
    this.room = new Semaphore(plan.inFlight());
    for (int turn = 0; turn < plan.inFlight(); turn++) {
      turns.add(turn % plan.tenants().size());
    }
    this.outcomes = new Outcomes(env.text("INK_KAFKA"), ledger, reruns, this::over);
    this.etas = new EtaWatch(plan.url(), ledger);
    this.entry = plan.entry().equals("rest") ? new RestEntry(plan.url()) : outbox(env);
  }

  private static Entry outbox(Env env) {
    Database database = new Database(DatabaseConfig.from(env));
    FastPath fastPath = new FastPath(env.text("INK_KAFKA"), new ApiMetrics());
    fastPath.start();
    return new OutboxEntry(
        database, new Acceptance(database, Acceptance.config(env), fastPath::send), fastPath);
  }

  private boolean takesTime() {
    return service.longest().toNanos() > 0;
  }

  private boolean isOpen() {
    return takesTime() && !plan.waiting();
  }

  /** More jobs than there will be. */
  private int most(int seconds) {
    double noise = 1 + (double) plan.noisy() / plan.tenants().size();
    return takesTime()
        ? (int) (rate() * noise * seconds * 1.5) + plan.inFlight() + 100
        : seconds * 60_000;
  }

  /** Arrivals a second that keep {@code inFlight} in service. */
  private double rate() {
    return plan.inFlight() * 2e9 / (service.shortest().toNanos() + service.longest().toNanos());
  }

  public static void main(String[] arguments) throws Exception {
    Plan plan = new ObjectMapper().readValue(new File(arguments[0]), Plan.class);
    Map<String, Object> figures = new DispatchBench(plan, new Env(System.getenv())).run();
    System.out.println(new ObjectMapper().writeValueAsString(figures));
    System.exit(0);
  }

  private Map<String, Object> run() throws InterruptedException, IOException {
    ProcessorTime processors = new ProcessorTime(plan.processes());
    long begin = System.nanoTime();
    long from = begin + plan.warmUpSeconds() * 1_000_000_000L;
    long to = from + plan.seconds() * 1_000_000_000L;
    long due = begin;
    Noise noise = new Noise(plan.noisy(), plan.tenants().size(), (from + to) / 2);
    Map<String, Double> before = processors.seconds();
    long endedBefore = 0;
    boolean counting = false;
    while (true) {
      due = isOpen() ? due + gap(noise.rate(rate(), due)) : awaitRoom();
      awaitInstant(due);
      if (!counting && due >= from) {
        counting = true;
        before = processors.seconds();
        endedBefore = ledger.ended.get();
        System.err.println("warm after " + endedBefore + " generations; measuring …");
      }
      if (due >= to || jobs == ledger.capacity()) {
        break;
      }
      Integer again = plan.waiting() ? turns.poll() : null;
      int tenant = again == null ? noise.tenant(jobs, due, random) : again;
      tenants[jobs] = tenant;
      send(jobs++, due, plan.tenants().get(tenant));
    }
    Map<String, Double> after = processors.seconds();
    long endedMeanwhile = ledger.ended.get() - endedBefore;
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    drain();
    Map<String, Object> figures = figures(from, to, endedMeanwhile, before, after, load);
    if (plan.noisy() > 0) {
      figures.put("noisy_tenant", noise.figures(ledger, jobs, from, to));
    }
    if (!plan.kills().isEmpty()) {
      figures.put("rerun_ms", reruns.figures(Reruns.kills(Path.of(plan.kills()))));
    }
    if (plan.waiting()) {
      figures.putAll(
          etas.figures(
              from, to, (service.shortest().toNanos() + service.longest().toNanos()) / 2e9));
    }
    return figures;
  }

  /** A job is over: its place is free, and when all shall wait it is its tenant's again. */
  private void over(int job) {
    if (plan.waiting()) {
      turns.add(tenants[job]);
    }
    if (!isOpen()) {
      room.release();
    }
  }

  /** Poisson arrivals: independent of each other, as strangers' requests are. */
  private long gap(double rate) {
    return (long) (-Math.log(1 - random.nextDouble()) / rate * 1e9);
  }

  private long awaitRoom() throws InterruptedException {
    room.acquire();
    return System.nanoTime();
  }

  private static void awaitInstant(long nanos) {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private void send(int job, long due, Plan.Tenant tenant) {
    ledger.due(job, due);
    var unused =
        entry
            .accept(tenant, job)
            .whenComplete(
                (receipt, refusal) -> {
                  if (refusal == null) {
                    ledger.accepted(job, System.nanoTime());
                    outcomes.known(receipt.generationId(), job);
                    if (plan.waiting()) {
                      etas.accepted(job, tenant, receipt);
                    }
                  } else {
                    if (ledger.refused.get() < 3) {
                      System.err.println("refused: " + refusal);
                    }
                    ledger.refused(job);
                    over(job);
                  }
                });
  }

  /** Until every accepted job has an outcome, or none came for so long that the rest is lost. */
  private void drain() throws InterruptedException {
    long ended = -1;
    long end = 0;
    while (ledger.ended.get() + ledger.refused.get() < jobs) {
      if (ledger.ended.get() > ended) {
        ended = ledger.ended.get();
        end = System.nanoTime() + DRAIN.toNanos() + service.longest().toNanos();
      } else if (System.nanoTime() > end) {
        break;
      }
      Thread.sleep(100);
    }
    Thread.sleep(1_000); // a second outcome would come about now
    entry.close();
    outcomes.close();
    etas.close();
  }

  private Map<String, Object> figures(
      long from,
      long to,
      long ended,
      Map<String, Double> before,
      Map<String, Double> after,
      double load) {
    Histogram added = new Histogram(3);
    Histogram accept = new Histogram(3);
    long lost = 0;
    for (int job = 0; job < jobs; job++) {
      if (ledger.acceptedAt(job) != 0 && ledger.endedAt(job) == 0) {
        lost++;
      }
      if (ledger.dueAt(job) < from || ledger.dueAt(job) >= to || ledger.endedAt(job) == 0) {
        continue;
      }
      added.recordValue(
          Math.max(0, ledger.endedAt(job) - ledger.dueAt(job) - service.nanos(job)) / 1_000);
      accept.recordValue(Math.max(0, ledger.acceptedAt(job) - ledger.dueAt(job)) / 1_000);
    }
    Map<String, Double> cpu = new LinkedHashMap<>();
    after.forEach(
        (name, seconds) ->
            cpu.put(
                name, Figures.round((seconds - before.getOrDefault(name, 0.0)) / ended * 1_000)));
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("entry", plan.entry());
    figures.put("in_flight", plan.inFlight());
    figures.put("service_ms", plan.service());
    figures.put("tenants", plan.tenants().size());
    figures.put("seconds", plan.seconds());
    figures.put("jobs_per_s", Figures.round((double) ended / plan.seconds()));
    figures.put("added_ms", Figures.millis(added));
    figures.put("accept_ms", Figures.millis(accept));
    figures.put(
        "cpu_s_per_1000",
        Figures.round(cpu.values().stream().mapToDouble(Double::doubleValue).sum()));
    figures.put("cpu_by_process", cpu);
    figures.put("accepted", ledger.accepted.get());
    figures.put("refused", ledger.refused.get());
    figures.put("failed", ledger.failed.get());
    figures.put("lost", lost);
    figures.put("doubled", ledger.doubled.get());
    figures.put("repeated_facts", ledger.repeated.get());
    figures.put("load_average", Figures.round(load));
    return figures;
  }
}
