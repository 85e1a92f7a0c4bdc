package ink.dispatch.outcome;

import ink.dispatch.image.Design;
import ink.events.Streams;
import ink.facts.DeadLetter;
import ink.facts.GenerationCompleted;
import ink.facts.GenerationFailed;
import ink.facts.GenerationRequested;
import ink.facts.UsageRecorded;
import ink.ids.IdType;
import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * Facts of outcomes. All ids derive from the generation's, so an outcome told twice is the same
 * fact twice.
 */
public final class OutcomeFacts {
  private OutcomeFacts() {}

  /** The design that a generation makes. */
  public static String designId(String generationId) {
    return IdType.DESIGN.derived(IdType.madeAt(generationId), "design", generationId);
  }

  /** Where a generation's image is kept; its key adds what tells it from another try's. */
  public static String imagePlace(String tenantId, String generationId) {
    return "images/" + tenantId + "/" + generationId;
  }

  private static String eventId(String generationId) {
    return IdType.EVENT.derived(IdType.madeAt(generationId), "outcome", generationId);
  }

  public static GenerationCompleted completed(
      GenerationRequested request, Outcome.Completed outcome) {
    Design design = outcome.design();
    return GenerationCompleted.newBuilder()
        .setEventId(eventId(request.getGenerationId()))
        .setTenantId(request.getTenantId())
        .setGenerationId(request.getGenerationId())
        .setCompletedAt(outcome.finishedAt())
        .setRequestedAt(request.getRequestedAt())
        .setDesignId(design.id())
        .setModel(request.getModel())
        .setModelVersion(design.modelVersion())
        .setBackend(design.backend())
        .setStyle(request.getStyle())
        .setPrompt(request.getPrompt())
        .setSeed(request.getSeed())
        .setWidthPx(request.getWidthPx())
        .setHeightPx(request.getHeightPx())
        .setImageKey(design.image().key())
        .setImageBytes(design.image().bytes())
        .setImageSha256(design.image().sha256())
        .setUndrawnWords(design.undrawnWords())
        .setAttempts(outcome.attempts())
        .setQueueMs(outcome.queueMs())
        .setInferenceMs(outcome.inferenceMs())
        .setStudioId(request.getStudioId())
        .setArtistId(request.getArtistId())
        .setClientId(request.getClientId())
        .setBodyPart(request.getBodyPart())
        .setCountry(request.getCountry())
        .setCached(outcome.cached())
        .build();
  }

  public static GenerationFailed failed(GenerationRequested request, Outcome.Failed outcome) {
    return GenerationFailed.newBuilder()
        .setEventId(eventId(request.getGenerationId()))
        .setTenantId(request.getTenantId())
        .setGenerationId(request.getGenerationId())
        .setFailedAt(outcome.finishedAt())
        .setRequestedAt(request.getRequestedAt())
        .setCause(outcome.cause().word())
        .setCode(outcome.code())
        .setDetail(outcome.detail())
        .setModel(request.getModel())
        .setStyle(request.getStyle())
        .setAttempts(outcome.attempts())
        .setCountry(request.getCountry())
        .build();
  }

  /** What a generation used; the quota's debit is returned to one without an image. */
  public static UsageRecorded usage(GenerationRequested request, Outcome outcome) {
    String id = request.getGenerationId();
    UsageRecorded.Builder usage =
        UsageRecorded.newBuilder()
            .setEventId(IdType.EVENT.derived(IdType.madeAt(id), "usage", id))
            .setTenantId(request.getTenantId())
            .setGenerationId(id)
            .setOccurredAt(outcome.finishedAt())
            .setRequestedAt(request.getRequestedAt())
            .setPlan(request.getPlan())
            .setLane(request.getLane())
            .setModel(request.getModel())
            .setOutcome(outcome.status())
            .setUnits(0)
            .setAttempts(outcome.attempts());
    if (outcome instanceof Outcome.Completed completed) {
      usage
          .setUnits(completed.units())
          .setCached(completed.cached())
          .setQueueMs(completed.queueMs())
          .setInferenceMs(completed.inferenceMs())
          .setImageBytes(completed.design().image().bytes());
    }
    return usage.build();
  }

  /** A request that nobody can serve, whole, so that it can be mended and sent again. */
  public static DeadLetter refused(
      GenerationRequested request, String code, String reason, Instant now) {
    return DeadLetter.newBuilder()
        .setEventId(IdType.EVENT.derived(request.getRequestedAt(), code, request.getGenerationId()))
        .setTenantId(request.getTenantId())
        .setSource(Streams.GENERATION_REQUESTED.topic())
        .setReason(reason)
        .setCode(code)
        .setReceivedAt(now)
        .setPayload(ByteBuffer.wrap(Streams.GENERATION_REQUESTED.encode(request)))
        .build();
  }
}
