package ink.api.generation;

import ink.facts.GenerationRequested;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A generation as callers see it.
 *
 * @param progress while it waits
 * @param failure when it ended without an image
 * @param cached with an image: whether it was there already, of an earlier request of the tenant
 */
record GenerationView(
    String id,
    String object,
    String status,
    @Nullable Progress progress,
    @Nullable String designId,
    @Nullable Failure failure,
    String lane,
    String model,
    String prompt,
    @Nullable String negativePrompt,
    String style,
    long seed,
    int width,
    int height,
    @Nullable String studioId,
    @Nullable String artistId,
    @Nullable String clientId,
    @Nullable String bodyPart,
    @Nullable String country,
    Instant requestedAt,
    Instant deadlineAt,
    @Nullable Instant cancelRequestedAt,
    @Nullable Instant finishedAt,
    @Nullable Integer attempts,
    @Nullable Long queueMs,
    @Nullable Long inferenceMs,
    @Nullable Boolean cached,
    Urls urls) {

  /**
   * Why there is no image.
   *
   * @param cause cancelled, expired, rejected (the request's fault) or broken (ours)
   */
  record Failure(@Nullable String cause, @Nullable String code, @Nullable String detail) {}

  /** Where to go on. */
  record Urls(String self, String events, String cancel, @Nullable String design) {
    static Urls of(String publicUrl, String id, @Nullable String designId) {
      String self = publicUrl + "/v1/generations/" + id;
      return new Urls(
          self,
          self + "/events",
          self + "/cancel",
          designId == null ? null : publicUrl + "/v1/designs/" + designId);
    }
  }

  static GenerationView of(Generation row, @Nullable Progress progress, String publicUrl) {
    Generation.Outcome outcome = row.outcome();
    Failure failure =
        outcome == null || row.status() == Generation.Status.SUCCEEDED
            ? null
            : new Failure(outcome.cause(), outcome.code(), outcome.detail());
    return new GenerationView(
        row.id(),
        "generation",
        row.status().slug(),
        outcome == null ? progress : null,
        outcome == null ? null : outcome.designId(),
        failure,
        row.lane(),
        row.model(),
        row.prompt(),
        row.negativePrompt(),
        row.style(),
        row.seed(),
        row.widthPx(),
        row.heightPx(),
        row.studioId(),
        row.artistId(),
        row.clientId(),
        row.bodyPart(),
        row.country(),
        row.requestedAt(),
        row.deadlineAt(),
        row.cancelRequestedAt(),
        outcome == null ? null : outcome.finishedAt(),
        outcome == null ? null : outcome.attempts(),
        outcome == null ? null : outcome.queueMs(),
        outcome == null ? null : outcome.inferenceMs(),
        outcome == null || row.status() != Generation.Status.SUCCEEDED ? null : outcome.cached(),
        Urls.of(publicUrl, row.id(), outcome == null ? null : outcome.designId()));
  }

  /** One that is being accepted. */
  static GenerationView of(GenerationRequested fact, Progress progress, String publicUrl) {
    Generation row =
        new Generation(
            fact.getGenerationId(),
            Generation.Status.QUEUED,
            fact.getLane(),
            fact.getModel(),
            fact.getPrompt(),
            fact.getNegativePrompt(),
            fact.getStyle(),
            fact.getSeed(),
            fact.getWidthPx(),
            fact.getHeightPx(),
            fact.getStudioId(),
            fact.getArtistId(),
            fact.getClientId(),
            fact.getBodyPart(),
            fact.getCountry(),
            fact.getRequestedAt(),
            fact.getDeadlineAt(),
            null,
            null);
    return of(row, progress, publicUrl);
  }
}
