package ink.api.generation;

import ink.api.http.Json;
import ink.api.key.Caller;
import ink.api.metrics.ApiMetrics;
import ink.facts.GenerationRequested;
import ink.ids.IdType;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;

/** Takes in what a caller wants drawn: 202 once it is promised. */
final class Reception {
  private final Acceptance acceptance;
  private final LaneModels models;
  private final DispatchFigures figures;
  private final ApiMetrics metrics;
  private final Clock clock;
  private final String publicUrl;

  Reception(
      Acceptance acceptance,
      LaneModels models,
      DispatchFigures figures,
      ApiMetrics metrics,
      Clock clock,
      String publicUrl) {
    this.acceptance = acceptance;
    this.models = models;
    this.figures = figures;
    this.metrics = metrics;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  /**
   * @param asked what was sent, byte for byte: under one key, only the same is a repeat
   */
  Response accept(Caller caller, IdempotencyKey key, GenerateBody request, byte[] asked) {
    GenerationRequested fact = fact(request, caller);
    Progress progress =
        Progress.of(
            figures.of(fact.getModel()),
            fact.getRequestedAt(),
            fact.getDeadlineAt(),
            fact.getRequestedAt());
    byte[] answer = Json.bytes(GenerationView.of(fact, progress, publicUrl));
    Acceptance.Answer given =
        acceptance.accept(new Acceptance.Offer(caller, key, sha256(asked), fact, answer));
    if (!given.repeated() && !caller.rehearsal()) {
      metrics.accepted(fact.getLane());
    }
    return Response.accepted(given.body())
        .type(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.LOCATION, publicUrl + "/v1/generations/" + given.generationId())
        .header("Idempotency-Replayed", given.repeated())
        .build();
  }

  private GenerationRequested fact(GenerateBody request, Caller caller) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    String id = IdType.GENERATION.at(now);
    Long seed = request.seed();
    return GenerationRequested.newBuilder()
        .setEventId(IdType.EVENT.derived(now, id, "requested"))
        .setTenantId(caller.tenantId())
        .setGenerationId(id)
        .setRequestedAt(now)
        .setDeadlineAt(now.plus(request.lane().patience()))
        .setLane(request.lane().slug())
        .setPlan(caller.plan())
        .setModel(models.of(request.lane()))
        .setPrompt(request.prompt())
        .setNegativePrompt(request.negativePrompt())
        .setStyle(request.style())
        .setSeed(seed == null ? ThreadLocalRandom.current().nextLong(1L << 32) : seed)
        .setWidthPx(request.widthPx())
        .setHeightPx(request.heightPx())
        .setStudioId(request.studioId())
        .setArtistId(request.artistId())
        .setClientId(request.clientId())
        .setBodyPart(request.bodyPart())
        .setCountry(request.country())
        // A seed of chance finds nothing, so nobody looks.
        .setCacheable(seed != null && request.cache() ? true : null)
        .build();
  }

  private static byte[] sha256(byte[] asked) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(asked);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
