package ink.api.health;

import com.codahale.metrics.health.HealthCheck;

/** {@link Readiness} for Dropwizard's own list of health checks. */
public final class ReadinessCheck extends HealthCheck {
  private final Readiness readiness;

  public ReadinessCheck(Readiness readiness) {
    this.readiness = readiness;
  }

  @Override
  protected Result check() {
    Readiness.Report report = readiness.report();
    return report.ready()
        ? Result.healthy(report.status())
        : Result.unhealthy(report.checks().toString());
  }
}
