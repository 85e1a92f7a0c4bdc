package ink.api.generation;

import ink.api.http.Json;
import ink.api.http.ProblemException;
import ink.api.key.Caller;
import ink.api.key.NeedsScope;
import ink.api.metrics.ApiMetrics;
import ink.facts.GenerationRequested;
import ink.ids.IdType;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Asks for an image: 202 once it is promised. */
@Path("/v1/generate")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class GenerateResource {
  // One model draws every lane so far.
  private static final String MODEL = "ink-flash";

  private final Acceptance acceptance;
  private final Admission admission;
  private final DispatchFigures figures;
  private final ApiMetrics metrics;
  private final Clock clock;
  private final String publicUrl;

  GenerateResource(
      Acceptance acceptance,
      Admission admission,
      DispatchFigures figures,
      ApiMetrics metrics,
      Clock clock,
      String publicUrl) {
    this.acceptance = acceptance;
    this.admission = admission;
    this.figures = figures;
    this.metrics = metrics;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  @POST
  @NeedsScope("generate")
  public Response generate(
      @HeaderParam(IdempotencyKey.HEADER) @Nullable String idempotencyKey,
      byte[] body,
      @Context SecurityContext security) {
    Caller caller = Caller.of(security);
    IdempotencyKey key = IdempotencyKey.parse(idempotencyKey);
    GenerateBody request = GenerateBody.parse(body);
    GenerationRequested fact = fact(request, caller);
    Progress progress = Progress.of(figures, GenerationViews.request(fact), fact.getRequestedAt());
    byte[] answer = Json.bytes(GenerationView.of(fact, progress, publicUrl));
    Acceptance.Offer offer = new Acceptance.Offer(caller, key, sha256(body), fact, answer);
    ProblemException refusal =
        admission.refusal(caller, fact.getModel(), request.lane(), fact.getRequestedAt());
    // Whoever was promised it before is told so, however full it is now.
    Acceptance.Answer given = acceptance.accept(refusal == null ? offer : offer.withheld());
    if (refusal != null && !given.repeated()) {
      throw refusal;
    }
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
        .setModel(MODEL)
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
        .build();
  }

  private static byte[] sha256(byte[] body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
