package ink.api.generation;

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

  GenerationView of(Generation row) {
    if (row.outcome() != null) {
      return GenerationView.of(row, null, publicUrl);
    }
    Progress progress =
        Progress.of(figures.of(row.model()), row.requestedAt(), row.deadlineAt(), clock.instant());
    return GenerationView.of(row, progress, publicUrl);
  }
}
