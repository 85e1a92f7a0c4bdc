package ink.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/**
 * Asks how long it still takes, as those do who wait: reads it from the acceptance, then from the
 * generation every five seconds, of one job in four. In the end it compares.
 */
final class EtaWatch implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long EVERY_MS = 5_000;
  private static final int ONE_IN = 4;

  private final String api;
  private final Ledger ledger;
  private final long everyMs;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "ask-for-eta");
            thread.setDaemon(true);
            return thread;
          });
  private final Map<Integer, List<Told>> told = new ConcurrentHashMap<>();
  private final AtomicLong unknown = new AtomicLong();

  /**
   * An answer.
   *
   * @param at nanoseconds, as {@link System#nanoTime}
   */
  record Told(long at, double etaSeconds) {}

  EtaWatch(String api, Ledger ledger) {
    this(api, ledger, EVERY_MS);
  }

  EtaWatch(String api, Ledger ledger, long everyMs) {
    this.api = api;
    this.ledger = ledger;
    this.everyMs = everyMs;
  }

  /** Watches a job, if it is one of those. */
  void accepted(int job, Plan.Tenant tenant, Entry.Receipt receipt) {
    if (job % ONE_IN == 0) {
      told.put(job, new ArrayList<>());
      told(job, receipt.body());
      later(job, tenant, receipt.generationId());
    }
  }

  private void told(int job, String body) {
    JsonNode progress;
    try {
      progress = JSON.readTree(body).path("progress");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no JSON: " + body, e);
    }
    if (progress.path("eta_seconds").isNumber()) {
      heard(job, System.nanoTime(), progress.path("eta_seconds").asDouble());
    } else if (!progress.isMissingNode() && !progress.isNull()) {
      unknown.incrementAndGet();
    }
  }

  void heard(int job, long at, double etaSeconds) {
    List<Told> answers = told.computeIfAbsent(job, one -> new ArrayList<>());
    synchronized (answers) {
      answers.add(new Told(at, etaSeconds));
    }
  }

  private void later(int job, Plan.Tenant tenant, String id) {
    var unused = timer.schedule(() -> ask(job, tenant, id), everyMs, TimeUnit.MILLISECONDS);
  }

  private void ask(int job, Plan.Tenant tenant, String id) {
    if (ledger.endedAt(job) != 0) {
      return;
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(api + "/v1/generations/" + id))
            .timeout(Duration.ofSeconds(10))
            .header("Authorization", "Bearer " + tenant.apiKey())
            .build();
    var unused =
        http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
            .thenAccept(
                answer -> {
                  if (answer.statusCode() == 200) {
                    told(job, answer.body());
                  }
                  later(job, tenant, id);
                });
  }

  /**
   * How far off it was, as a part of the time it took from then on, for answers after {@code from}
   * to those who waited longer than a call takes on average; of the others, as a part of that. Who
   * was served after {@code to}, when nobody asked any more, was served sooner, and does not count.
   */
  Map<String, Object> figures(long from, long to, double callSeconds) {
    Histogram all = new Histogram(4);
    Histogram accepted = new Histogram(4);
    Histogram brief = new Histogram(4);
    told.forEach(
        (job, answers) -> {
          for (int i = 0; i < answers.size(); i++) {
            Told one = answers.get(i);
            double took = (ledger.endedAt(job) - one.at()) / 1e9;
            if (one.at() < from || took <= 0 || ledger.endedAt(job) > to) {
              continue;
            }
            double error = Math.abs(one.etaSeconds() - took);
            if (took <= callSeconds) {
              brief.recordValue(parts(error / callSeconds));
              continue;
            }
            all.recordValue(parts(error / took));
            if (i == 0) {
              accepted.recordValue(parts(error / took));
            }
          }
        });
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("eta_error", quantiles(all));
    figures.put("eta_error_at_acceptance", quantiles(accepted));
    figures.put("eta_error_brief", quantiles(brief));
    figures.put("eta_unknown", unknown.get());
    return figures;
  }

  private static long parts(double share) {
    return Math.round(share * 10_000);
  }

  private static Map<String, Object> quantiles(Histogram parts) {
    Map<String, Object> quantiles = new LinkedHashMap<>();
    quantiles.put("p50", parts.getValueAtPercentile(50) / 1e4);
    quantiles.put("p90", parts.getValueAtPercentile(90) / 1e4);
    quantiles.put("answers", parts.getTotalCount());
    return quantiles;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
