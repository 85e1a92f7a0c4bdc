package ink.api.generation;

import ink.facts.GenerationRequested;
import java.time.Clock;

/** Renders generations with what is known of the queue now. */
final class GenerationViews {
  private final DispatchFigures figures;
  private final Clock clock;
  private final String publicUrl;

  GenerationViews(DispatchFigures figures, Clock clock, String publicUrl) {
    this.figures = figures;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  GenerationView of(String tenantId, Generation row) {
    if (row.outcome() != null) {
      return GenerationView.of(row, null, publicUrl);
    }
    Progress.Request request =
        new Progress.Request(
            tenantId, row.model(), row.lane(), row.requestedAt(), row.deadlineAt());
    return GenerationView.of(row, Progress.of(figures, request, clock.instant()), publicUrl);
  }

  static Progress.Request request(GenerationRequested fact) {
    return new Progress.Request(
        fact.getTenantId(),
        fact.getModel(),
        fact.getLane(),
        fact.getRequestedAt(),
        fact.getDeadlineAt());
  }
}
