package ink.reports.health;

import ink.events.Stream;
import ink.events.Streams;
import ink.reports.Basis;
import ink.reports.Edition;
import ink.reports.Input;
import ink.reports.Period;
import ink.reports.PinnedLake;
import ink.reports.Report;
import ink.reports.ReportTable;
import ink.reports.Subject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the platform served, what it cost and what it promised: one edition, for its operators. */
public final class HealthReport implements Report {
  /** A tenant that nobody is: what belongs to it, no key can read. */
  static final String NOBODY = "ten_00000000000000000000000000";

  private final String operators;
  private final GpuHour price;

  /**
   * A report.
   *
   * @param operators the tenant whose keys may read it (ten_…)
   */
  HealthReport(String operators, GpuHour price) {
    this.operators = operators;
    this.price = price;
  }

  /**
   * Reads INK_OPERATORS_TENANT (none: no key can read it, only who reads the store) and
   * INK_GPU_HOUR_USD.
   *
   * @throws IllegalArgumentException when a value is none
   */
  public static HealthReport from(Map<String, String> env) {
    return new HealthReport(env.getOrDefault("INK_OPERATORS_TENANT", NOBODY), GpuHour.from(env));
  }

  @Override
  public String name() {
    return "platform-health";
  }

  @Override
  public String about() {
    return "throughput, latency, forecasts, machines and promises; for operators";
  }

  @Override
  public List<Input> inputs() {
    return List.of(
        Input.of(
            Streams.GENERATION_REQUESTED,
            "generation_id",
            "lane",
            "model",
            "country",
            "deadline_at"),
        byRequest(Streams.GENERATION_COMPLETED, "generation_id", "completed_at"),
        byRequest(Streams.GENERATION_FAILED, "generation_id", "failed_at", "cause", "code"),
        Input.of(Streams.USAGE_RECORDED, "generation_id", "inference_ms", "cached", "outcome"),
        Input.of(Streams.DISPATCH_MEASURED, "endpoints_ready"),
        Input.of(Streams.QUEUE_MEASURED, "model", "lane", "newcomer_ms"),
        Input.of(Streams.WEBHOOK_RECEIVED, "provider", "type"),
        Input.of(Streams.DEAD_LETTER, "source", "code"));
  }

  /** Outcomes of the period's requests, whenever they came. */
  private static Input byRequest(Stream<?> stream, String... columns) {
    return new Input(stream.table(), stream, "requested_at", List.of(columns), Input.Reach.PERIOD);
  }

  @Override
  public java.util.stream.Stream<Edition> build(PinnedLake lake, Period period) {
    HealthRows rows = new HealthQuestions(lake, period, inputs()).rows();
    Basis basis = Basis.of(lake, inputs(), period);
    return java.util.stream.Stream.of(
        Edition.of(
            name(),
            new Subject(operators, "platform"),
            new HealthStory(rows, BurnRate.of(rows.hours()), price, basis).tell(),
            tables(rows)));
  }

  private List<ReportTable> tables(HealthRows rows) {
    String cells = "requested, made, failed, open, p50_ms, p95_ms, p99_ms";
    return List.of(
        ReportTable.of("lanes", "lane, " + cells, rows.lanes(), HealthReport::row),
        ReportTable.of("countries", "country, " + cells, rows.countries(), HealthReport::row),
        ReportTable.of("all", "name, " + cells, List.of(rows.all()), HealthReport::row),
        ReportTable.of(
            "failures",
            "cause, code, failed",
            rows.failures(),
            f -> new @Nullable Object[] {f.cause(), f.code(), f.failed()}),
        ReportTable.of(
            "burn_rates",
            "window_hours, limit, due, broken, rate, lately, alarms",
            BurnRate.of(rows.hours()),
            b ->
                new @Nullable Object[] {
                  b.window().toHours(),
                  b.limit(),
                  b.due(),
                  b.broken(),
                  b.rate(),
                  b.lately(),
                  b.alarms()
                }),
        ReportTable.of(
            "machines",
            "ready_seconds, busy_ms, drawn, cached, gpu_hour_usd",
            List.of(rows.machines()),
            m ->
                new @Nullable Object[] {
                  m.readySeconds(), m.busyMs(), m.drawn(), m.cached(), price.usd()
                }),
        ReportTable.of(
            "forecasts",
            "lane, compared, error_p50_ms, error_p95_ms, error_p99_ms, bias_ms",
            rows.forecasts(),
            f ->
                new @Nullable Object[] {
                  f.lane(),
                  f.compared(),
                  f.errors().p50(),
                  f.errors().p95(),
                  f.errors().p99(),
                  f.bias()
                }),
        ReportTable.of(
            "webhooks", "provider, type, received", rows.webhooks(), HealthReport::count),
        ReportTable.of(
            "dead_letters", "source, code, refused", rows.letters(), HealthReport::count),
        ReportTable.of(
            "freshness",
            "table_name, committed_at, newest_event_at",
            rows.freshness(),
            f -> new @Nullable Object[] {f.table(), f.committed(), f.newest()}));
  }

  private static @Nullable Object[] row(HealthRows.Cell cell) {
    HealthRows.Quantiles latency = cell.latency();
    return new @Nullable Object[] {
      cell.name(),
      cell.requested(),
      cell.made(),
      cell.failed(),
      cell.open(),
      latency == null ? null : latency.p50(),
      latency == null ? null : latency.p95(),
      latency == null ? null : latency.p99()
    };
  }

  private static @Nullable Object[] count(HealthRows.Count count) {
    return new @Nullable Object[] {count.of(), count.kind(), count.count()};
  }
}
