package ink.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import ink.dispatch.capacity.GpuPlan;
import ink.dispatch.capacity.ServiceTime;
import ink.dispatch.capacity.Station;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code infra/ink plan}: how many GPUs a load needs, with the arithmetic. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = {
      "Says how many GPUs a load needs, step by step.",
      "Example: infra/ink plan --model sdxl-30 --gpu A100 --rate 10000000/month --peak 8"
    })
final class PlanCommand implements Callable<Integer> {
  private static final double SECONDS_A_MONTH = 365.25 / 12 * 86_400;
  private static final int BURST = 1_000;

  @Option(names = "--model", required = true, description = "e.g. sdxl-30, sdxl-lcm-4.")
  private String model = "";

  @Option(names = "--gpu", required = true, description = "e.g. A100, H100.")
  private String gpu = "";

  @Option(
      names = "--rate",
      required = true,
      paramLabel = "N[/s|/month]",
      description = "Generations a second (default) or a month.")
  private String rate = "";

  @Option(
      names = "--peak",
      defaultValue = "1",
      description = "The peak, in multiples of the rate (default: ${DEFAULT-VALUE}).")
  private double peak;

  @Option(
      names = "--promise",
      defaultValue = "20",
      paramLabel = "SECONDS",
      description = "From request to image (default: ${DEFAULT-VALUE}).")
  private double promise;

  @Option(
      names = "--percentile",
      defaultValue = "99",
      description = "Part of the generations that keeps the promise (default: ${DEFAULT-VALUE}).")
  private double percentile;

  @Option(names = "--service-seconds", description = "Your own measured mean, in place of ours.")
  private @Nullable Double serviceSeconds;

  @Option(
      names = "--service-variation",
      defaultValue = "0.35",
      description = "Its standard deviation over its mean (default: ${DEFAULT-VALUE}).")
  private double serviceVariation;

  @Option(names = "--json", description = "Print one JSON object as the last line.")
  private boolean json;

  private final PrintStream out = System.out;

  @Override
  public Integer call() throws Exception {
    double mean = perSecond(rate);
    ServiceTime service =
        serviceSeconds == null
            ? ServiceTime.of(model, gpu)
            : ServiceTime.measured(model, gpu, serviceSeconds, serviceVariation);
    GpuPlan plan = new GpuPlan(service, mean * peak, promise, percentile / 100);
    int gpus;
    try {
      gpus = plan.gpus();
    } catch (GpuPlan.UnreachableException e) {
      System.err.println("infra/ink: " + e.getMessage());
      return 1;
    }
    Station station = plan.with(gpus);
    print(plan, station, mean);
    if (json) {
      out.println(new ObjectMapper().writeValueAsString(figures(plan, station, mean)));
    }
    return 0;
  }

  /** {@code 30.4}, {@code 30.4/s} or {@code 10000000/month}. */
  static double perSecond(String text) {
    String[] parts = text.split("/", -1);
    try {
      double number = Double.parseDouble(parts[0]);
      String unit = parts.length == 1 ? "s" : parts[1];
      if (parts.length <= 2 && number > 0 && unit.equals("s")) {
        return number;
      }
      if (parts.length == 2 && number > 0 && unit.equals("month")) {
        return number / SECONDS_A_MONTH;
      }
    } catch (NumberFormatException e) {
      // Told below, as every other misuse.
    }
    throw new IllegalArgumentException(
        "--rate is " + text + "; it must be like 30.4, 30.4/s or 10000000/month");
  }

  private void print(GpuPlan plan, Station station, double mean) {
    ServiceTime service = plan.service();
    double p = plan.percentile();
    out.printf(
        Locale.ROOT,
        """
        %s on %s takes %.3f s an image, give or take %.0f %% (%s).

          load         %.2f/s on average are %.1f busy GPUs, %.0f GPU-hours a month
          peak         %.2f/s are %.1f Erlangs; at %.0f %% utilisation at most
          GPUs         %d, %.1f %% utilised
          waiting      %.1f %% find all GPUs busy (Erlang C); they wait %.2f s on average over all
          total time   %.1f s for half of them, %.1f s for %.4g %%; promised: %.4g s

          8 GPUs       sustain %.2f/s; clear %d that come at once in %.0f s
        """,
        service.model(),
        service.gpu(),
        service.seconds(),
        service.variation() * 100,
        service.source(),
        mean,
        mean * service.seconds(),
        mean * service.seconds() * SECONDS_A_MONTH / 3_600,
        plan.perSecond(),
        station.erlangs(),
        GpuPlan.MOST_UTILISATION * 100,
        station.servers(),
        station.utilisation() * 100,
        station.waitingProbability() * 100,
        station.meanWait(),
        station.sojournQuantile(.5),
        station.sojournQuantile(p),
        p * 100,
        plan.promiseSeconds(),
        plan.sustained(8),
        BURST,
        plan.clears(8, BURST));
    if (plan.promiseSeconds() > service.seconds()) {
      out.printf(
          Locale.ROOT,
          "  a burst      of %d is over within the promise on %d GPUs%n",
          BURST,
          plan.gpusForBurst(BURST));
    }
  }

  private static Map<String, Object> figures(GpuPlan plan, Station station, double mean) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("model", plan.service().model());
    figures.put("gpu", plan.service().gpu());
    figures.put("service_s", plan.service().seconds());
    figures.put("source", plan.service().source());
    figures.put("per_second", plan.perSecond());
    figures.put("erlangs", station.erlangs());
    figures.put("gpus", station.servers());
    figures.put("utilisation", station.utilisation());
    figures.put("waiting_probability", station.waitingProbability());
    figures.put("mean_wait_s", station.meanWait());
    figures.put("total_s_p50", station.sojournQuantile(.5));
    figures.put("total_s_promised", station.sojournQuantile(plan.percentile()));
    figures.put("gpu_hours_a_month", mean * plan.service().seconds() * SECONDS_A_MONTH / 3_600);
    figures.put("eight_gpus_per_second", plan.sustained(8));
    return figures;
  }
}
