package ink.intake.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** The intake's counters. */
public final class IntakeMetrics {
  public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Counter appEvents =
      counter("ink_app_events_total", "App events by what became of them.", "outcome");
  private final Counter webhooks =
      counter("ink_webhooks_total", "Webhook calls by what we answered.", "provider", "outcome");
  private final Counter translations =
      counter(
          "ink_webhook_translations_total",
          "Kept webhooks by what became of them.",
          "provider",
          "outcome");

  private Counter counter(String name, String help, String... labels) {
    return Counter.builder().name(name).help(help).labelNames(labels).register(registry);
  }

  /**
   * @param outcome accepted, or the code of the refusal
   */
  public void appEvents(String outcome, long count) {
    appEvents.labelValues(outcome).inc(count);
  }

  public void webhook(String provider, String outcome) {
    webhooks.labelValues(provider, outcome).inc();
  }

  public void translation(String provider, String outcome) {
    translations.labelValues(provider, outcome).inc();
  }

  /** All of it in Prometheus' text format. */
  public byte[] text() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      PrometheusTextFormatWriter.create().write(text, registry.scrape());
    } catch (IOException e) {
      throw new IllegalStateException("memory takes every byte", e);
    }
    return text.toByteArray();
  }
}
