package ink.dispatch;

import ink.dispatch.capacity.DesiredWorkers;
import ink.dispatch.image.ImageBucket;
import ink.dispatch.queue.Limits;
import ink.flink.InvalidSettingException;
import ink.flink.Settings;
import ink.inference.InkFlash;
import ink.triton.Endpoint;
import java.io.Serializable;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What the dispatch step works with.
 *
 * @param endpoints the model servers
 * @param models models whose servers are looked for from the start; others are when first asked for
 * @param calls calls to one model that may be under way
 * @param tenantCalls how many of them one tenant may have in one lane
 * @param plans what the tenants' plans weigh
 * @param workers how many model servers may be asked for
 * @param bytes memory for answers that are not stored yet
 * @param callTimeout after this time a silent server is left and another one asked
 * @param hedgePercent a call slower than this part of the calls to its model goes to a second
 *     server as well; 0: none does
 * @param sweepEvery how often PostgreSQL is asked for generations that everybody else forgot
 * @param forgottenAfter how old such a generation has to be, and one that PostgreSQL does not know
 *     to be refused: what was just accepted is told before it is shown
 * @param kafka {@code host:port} of brokers, whose restarts are watched for
 * @param unwritten how long a broker may have acknowledged facts before they are on its disk
 */
public record DispatchConfig(
    List<Endpoint> endpoints,
    List<String> models,
    int calls,
    int tenantCalls,
    Plans plans,
    DesiredWorkers.Limits workers,
    long bytes,
    Duration callTimeout,
    int hedgePercent,
    Database database,
    ImageBucket images,
    Duration sweepEvery,
    Duration forgottenAfter,
    String kafka,
    Duration unwritten)
    implements Serializable {
  private static final String MODELS = InkFlash.DRAFT_MODEL + "," + InkFlash.MODEL;

  /**
   * From INK_TRITON, INK_MODELS, INK_DISPATCH_CALLS, INK_DISPATCH_TENANT_CALLS,
   * INK_DISPATCH_WEIGHTS, INK_WORKERS_MIN, INK_WORKERS_MAX, INK_WORKER_CALLS, INK_DISPATCH_MIB,
   * INK_DISPATCH_CALL_TIMEOUT, INK_DISPATCH_HEDGE_PERCENT, INK_DISPATCH_SWEEP_EVERY,
   * INK_DISPATCH_FORGOTTEN_AFTER, INK_KAFKA, INK_DISPATCH_UNWRITTEN, and what {@link Database} and
   * {@link ImageBucket} read.
   */
  public static DispatchConfig from(Map<String, String> env) {
    Settings settings = new Settings(env);
    int calls = settings.count("INK_DISPATCH_CALLS", 64);
    return new DispatchConfig(
        endpoints(settings.text("INK_TRITON")),
        Arrays.asList(settings.find("INK_MODELS").orElse(MODELS).split(",", -1)),
        calls,
        settings.count("INK_DISPATCH_TENANT_CALLS", Math.max(1, calls / 2)),
        Plans.from(settings),
        workers(settings),
        (long) settings.count("INK_DISPATCH_MIB", 128) << 20,
        settings.duration("INK_DISPATCH_CALL_TIMEOUT", Duration.ofSeconds(60)),
        hedgePercent(settings),
        Database.from(env),
        ImageBucket.from(env),
        settings.duration("INK_DISPATCH_SWEEP_EVERY", Duration.ofSeconds(10)),
        settings.duration("INK_DISPATCH_FORGOTTEN_AFTER", Duration.ofSeconds(30)),
        settings.text("INK_KAFKA"),
        settings.duration("INK_DISPATCH_UNWRITTEN", Duration.ofMinutes(5)));
  }

  private static DesiredWorkers.Limits workers(Settings settings) {
    DesiredWorkers.Limits usual = DesiredWorkers.Limits.USUAL;
    int most = settings.count("INK_WORKERS_MAX", usual.most());
    int least = settings.count("INK_WORKERS_MIN", Math.min(usual.least(), most));
    if (least > most) {
      throw new InvalidSettingException(
          "INK_WORKERS_MIN is " + least + " and INK_WORKERS_MAX " + most);
    }
    return new DesiredWorkers.Limits(
        least,
        most,
        settings.count("INK_WORKER_CALLS", usual.callsPerWorker()),
        usual.drain(),
        usual.calm());
  }

  private static int hedgePercent(Settings settings) {
    int percent =
        settings.find("INK_DISPATCH_HEDGE_PERCENT").orElse("0").equals("0")
            ? 0
            : settings.count("INK_DISPATCH_HEDGE_PERCENT", 1);
    if (percent > 99) {
      throw new InvalidSettingException(
          "INK_DISPATCH_HEDGE_PERCENT is " + percent + "; it must be 0 (off) or at most 99");
    }
    return percent;
  }

  private static List<Endpoint> endpoints(String text) {
    try {
      return Endpoint.list(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException("INK_TRITON: " + e.getMessage());
    }
  }

  Limits limits() {
    return new Limits(calls, bytes).withTenantCalls(tenantCalls);
  }
}
