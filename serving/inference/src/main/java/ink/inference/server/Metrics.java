package ink.inference.server;

import java.util.Collection;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** The counters in Prometheus' text format, under Triton's names. */
final class Metrics {

  private Metrics() {}

  static String render(Collection<ServedModel> models) {
    StringBuilder text = new StringBuilder(4_096);
    counter(
        text,
        models,
        "nv_inference_request_success",
        "Number of successful inference requests, all batch sizes",
        model -> model.stats().counters().success());
    head(
        text,
        "nv_inference_request_failure",
        "Number of failed inference requests, all batch sizes",
        "counter");
    for (ServedModel model : models) {
      var failures = model.stats().counters().failures();
      for (Failure.Reason reason : Failure.Reason.values()) {
        text.append(
            String.format(
                Locale.ROOT,
                "nv_inference_request_failure{model=\"%s\",reason=\"%s\",version=\"%s\"} %d\n",
                model.name(),
                reason,
                model.version(),
                failures.getOrDefault(reason, 0L)));
      }
    }
    counter(
        text,
        models,
        "nv_inference_count",
        "Number of inferences performed (does not include cached requests)",
        model -> model.stats().counters().inferences());
    counter(
        text,
        models,
        "nv_inference_exec_count",
        "Number of model executions performed (does not include cached requests)",
        model -> model.stats().counters().executions());
    counter(
        text,
        models,
        "nv_inference_request_duration_us",
        "Cumulative inference request duration in microseconds",
        model -> model.stats().counters().requestNanos() / 1_000);
    counter(
        text,
        models,
        "nv_inference_queue_duration_us",
        "Cumulative inference queuing duration in microseconds",
        model -> model.stats().counters().queueNanos() / 1_000);
    // Inputs are parsed on arrival and outputs built with the image: both are part of infer.
    counter(
        text,
        models,
        "nv_inference_compute_input_duration_us",
        "Cumulative compute input duration in microseconds",
        model -> 0);
    counter(
        text,
        models,
        "nv_inference_compute_infer_duration_us",
        "Cumulative compute inference duration in microseconds",
        model -> model.stats().counters().computeNanos() / 1_000);
    counter(
        text,
        models,
        "nv_inference_compute_output_duration_us",
        "Cumulative inference compute output duration in microseconds",
        model -> 0);
    series(
        text,
        models,
        "nv_inference_pending_request_count",
        "Instantaneous number of pending requests awaiting execution per-model.",
        "gauge",
        model -> model.queue().waiting());
    return text.toString();
  }

  private static void counter(
      StringBuilder text,
      Collection<ServedModel> models,
      String name,
      String help,
      ToLongFunction<ServedModel> value) {
    series(text, models, name, help, "counter", value);
  }

  private static void series(
      StringBuilder text,
      Collection<ServedModel> models,
      String name,
      String help,
      String type,
      ToLongFunction<ServedModel> value) {
    head(text, name, help, type);
    for (ServedModel model : models) {
      text.append(
          String.format(
              Locale.ROOT,
              "%s{model=\"%s\",version=\"%s\"} %d\n",
              name,
              model.name(),
              model.version(),
              value.applyAsLong(model)));
    }
  }

  private static void head(StringBuilder text, String name, String help, String type) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }
}
