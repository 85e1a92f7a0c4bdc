package ink.world;

import ink.events.Streams;
import ink.facts.GenerationCancelRequested;
import ink.facts.GenerationCompleted;
import ink.facts.GenerationFailed;
import ink.facts.GenerationRequested;
import ink.facts.UsageRecorded;
import ink.ids.IdType;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Designs that are asked for, and what came of it: an image or a failure, and what it used. */
final class Generations {
  private static final double PER_ARTIST_AND_DAY = 2.0;
  private static final double FAILED = 0.04;
  private static final double SPECIALIST = 0.75;
  private static final List<String> LANES = List.of("draft", "final", "batch");
  private static final double[] LANE_WEIGHTS = {0.68, 0.27, 0.05};
  private static final double[] QUEUE_MS = {120, 700, 9_000};
  private static final double[] INFERENCE_MS = {600, 2_600, 2_600};
  private static final List<String> BODY_PARTS =
      List.of(
          "forearm", "upper-arm", "shoulder", "back", "calf", "thigh", "wrist", "ribs", "chest");
  private static final List<String> CAUSES = List.of("rejected", "expired", "cancelled", "broken");
  private static final List<String> CODES =
      List.of("unknown-parameter", "deadline-exceeded", "cancelled", "model-error");
  private static final List<String> DETAILS =
      List.of(
          "The model does not know the parameter; ask again without it.",
          "Nobody could draw it in time; ask again later.",
          "The requester no longer wanted it.",
          "The model server failed three times; ask again.");

  private final Simulation world;
  private final Prompts prompts;

  Generations(Simulation world) {
    this.world = world;
    this.prompts = new Prompts(world.dice);
  }

  void day(Studio studio, int day) {
    List<Artist> artists = studio.artistsOn(day);
    double[] weights = world.demand.weights(studio.country().code());
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    int count =
        world.dice.poisson(PER_ARTIST_AND_DAY * artists.size() * world.demand.pace(studio) * sum);
    for (int i = 0; i < count; i++) {
      String style = world.demand.styles().get(world.dice.weighted(weights));
      String client = world.dice.chance(0.9) ? world.dice.pickSkewed(studio.clients()) : null;
      ask(studio, artistFor(style, artists), client, style, world.clock.on(day, studio));
    }
  }

  private Artist artistFor(String style, List<Artist> artists) {
    List<Artist> known =
        artists.stream().filter(artist -> artist.specialities().contains(style)).toList();
    return world.dice.pick(!known.isEmpty() && world.dice.chance(SPECIALIST) ? known : artists);
  }

  void ask(Studio studio, Artist artist, @Nullable String client, String style, Instant at) {
    Dice dice = world.dice;
    Prompts.Prompt prompt = prompts.of(style);
    int lane = dice.weighted(LANE_WEIGHTS);
    GenerationRequested request = new GenerationRequested();
    request.setEventId(world.ids.next(IdType.EVENT, at));
    request.setTenantId(studio.tenantId());
    request.setGenerationId(world.ids.next(IdType.GENERATION, at));
    request.setRequestedAt(at);
    request.setDeadlineAt(at.plusSeconds(lane == 2 ? 3_600 : 600));
    request.setLane(LANES.get(lane));
    request.setPlan(studio.plan());
    request.setModel(lane == 0 ? "ink-flash-draft" : "ink-flash");
    request.setPrompt(prompt.text());
    request.setStyle(style);
    request.setSeed(dice.number() >>> 16);
    request.setWidthPx(lane == 0 ? 512 : 1024);
    request.setHeightPx(lane == 0 ? 512 : 1024);
    request.setStudioId(studio.id());
    request.setArtistId(artist.id());
    request.setClientId(client);
    request.setBodyPart(dice.chance(0.85) ? dice.pickSkewed(BODY_PARTS) : null);
    request.setCountry(country(studio));
    boolean known = !at.isBefore(world.plan.schemaChangesAt());
    request.setCacheable(known ? dice.chance(0.3) : null);
    world.timeline.add(Streams.GENERATION_REQUESTED, request);
    world.tally.add(Measure.REQUESTED, 1, style, studio.id(), artist.id());
    outcome(studio, artist, request, prompt, lane);
  }

  private @Nullable String country(Studio studio) {
    if (world.dice.chance(0.03)) {
      return null;
    }
    return world.dice.chance(0.93) ? studio.country().code() : world.dice.pick(Country.ALL).code();
  }

  private void outcome(
      Studio studio, Artist artist, GenerationRequested request, Prompts.Prompt prompt, int lane) {
    Dice dice = world.dice;
    long queued = (long) (QUEUE_MS[lane] * dice.logNormal(0.8, 3));
    boolean cached = Boolean.TRUE.equals(request.getCacheable()) && dice.chance(0.1);
    long drawn = cached ? 0 : (long) (INFERENCE_MS[lane] * dice.logNormal(0.25, 3));
    if (world.outageAt(request.getRequestedAt()) && dice.chance(world.plan.outage().broken())) {
      fail(studio, artist, request, 3, queued);
    } else if (dice.chance(FAILED)) {
      fail(studio, artist, request, dice.weighted(new double[] {0.4, 0.2, 0.2, 0.2}), queued);
    } else {
      complete(studio, artist, request, prompt, cached, queued, drawn);
    }
  }

  private void complete(
      Studio studio,
      Artist artist,
      GenerationRequested request,
      Prompts.Prompt prompt,
      boolean cached,
      long queued,
      long drawn) {
    Dice dice = world.dice;
    Instant at = request.getRequestedAt().plusMillis(queued + drawn + 20);
    boolean known = request.getCacheable() != null;
    int attempts = cached ? 0 : dice.chance(0.03) ? 2 : 1;
    GenerationCompleted done = new GenerationCompleted();
    done.setEventId(world.ids.next(IdType.EVENT, at));
    done.setTenantId(studio.tenantId());
    done.setGenerationId(request.getGenerationId());
    done.setCompletedAt(at);
    done.setRequestedAt(request.getRequestedAt());
    done.setDesignId(IdType.DESIGN.derived(at, request.getGenerationId()));
    done.setModel(request.getModel());
    done.setModelVersion("1");
    done.setBackend("procedural");
    done.setStyle(request.getStyle());
    done.setPrompt(prompt.text());
    done.setSeed(request.getSeed());
    done.setWidthPx(request.getWidthPx());
    done.setHeightPx(request.getHeightPx());
    done.setImageKey(studio.tenantId() + "/" + done.getDesignId() + ".png");
    done.setImageBytes(request.getWidthPx() * 40L + dice.below(60_000));
    done.setImageSha256(HexFormat.of().toHexDigits(dice.number()).repeat(4));
    done.setUndrawnWords(prompt.undrawn());
    done.setAttempts(attempts);
    done.setQueueMs(queued);
    done.setInferenceMs(drawn);
    done.setStudioId(request.getStudioId());
    done.setArtistId(request.getArtistId());
    done.setClientId(request.getClientId());
    done.setBodyPart(request.getBodyPart());
    done.setCountry(request.getCountry());
    done.setCached(known ? cached : null);
    if (world.timeline.add(Streams.GENERATION_COMPLETED, done)) {
      world.tally.add(Measure.COMPLETED, 1, request.getStyle(), studio.id(), artist.id());
    }
    use(request, at, "succeeded", cached, attempts, queued, drawn, done.getImageBytes());
    studio.remember(done.getDesignId());
    if (request.getClientId() != null) {
      world.appUse.mayApprove(
          studio,
          new Design(done.getDesignId(), request.getStyle(), artist, request.getClientId()),
          at);
    }
  }

  private void fail(
      Studio studio, Artist artist, GenerationRequested request, int cause, long queued) {
    Instant at =
        cause == 1 ? request.getDeadlineAt() : request.getRequestedAt().plusMillis(queued + 40);
    if (cause == 2) {
      GenerationCancelRequested cancel = new GenerationCancelRequested();
      cancel.setEventId(world.ids.next(IdType.EVENT, at));
      cancel.setTenantId(request.getTenantId());
      cancel.setGenerationId(request.getGenerationId());
      cancel.setRequestedAt(at.minusMillis(15));
      world.timeline.add(Streams.GENERATION_CANCEL_REQUESTED, cancel);
    }
    int attempts = cause == 3 ? 3 : cause == 0 ? 1 : 0;
    GenerationFailed failed = new GenerationFailed();
    failed.setEventId(world.ids.next(IdType.EVENT, at));
    failed.setTenantId(request.getTenantId());
    failed.setGenerationId(request.getGenerationId());
    failed.setFailedAt(at);
    failed.setRequestedAt(request.getRequestedAt());
    failed.setCause(CAUSES.get(cause));
    failed.setCode(CODES.get(cause));
    failed.setDetail(DETAILS.get(cause));
    failed.setModel(request.getModel());
    failed.setStyle(request.getStyle());
    failed.setAttempts(attempts);
    failed.setCountry(request.getCountry());
    if (world.timeline.add(Streams.GENERATION_FAILED, failed)) {
      world.tally.add(Measure.FAILED, 1, request.getStyle(), studio.id(), artist.id());
    }
    String outcome = cause == 1 ? "expired" : cause == 2 ? "cancelled" : "failed";
    use(request, at, outcome, false, attempts, null, null, null);
  }

  private void use(
      GenerationRequested request,
      Instant at,
      String outcome,
      boolean cached,
      int attempts,
      @Nullable Long queued,
      @Nullable Long drawn,
      @Nullable Long bytes) {
    UsageRecorded usage = new UsageRecorded();
    usage.setEventId(world.ids.next(IdType.EVENT, at));
    usage.setTenantId(request.getTenantId());
    usage.setGenerationId(request.getGenerationId());
    usage.setOccurredAt(at);
    usage.setRequestedAt(request.getRequestedAt());
    usage.setPlan(request.getPlan());
    usage.setLane(request.getLane());
    usage.setModel(request.getModel());
    usage.setOutcome(outcome);
    usage.setCached(cached);
    usage.setUnits(Objects.equals(outcome, "succeeded") ? 1 : 0);
    usage.setAttempts(attempts);
    usage.setQueueMs(queued);
    usage.setInferenceMs(drawn);
    usage.setImageBytes(bytes);
    world.timeline.add(Streams.USAGE_RECORDED, usage);
  }
}
