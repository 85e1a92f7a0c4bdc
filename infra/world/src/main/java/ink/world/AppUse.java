package ink.world;

import ink.events.Streams;
import ink.facts.AppEventRecorded;
import ink.ids.IdType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people do in the app: they look, like, share, search, and approve designs. */
final class AppUse {
  /** Probability that a client approves a design of an ordinary artist. */
  static final double APPROVED = 0.35;

  private static final double PER_ARTIST_AND_DAY = 7.5;
  private static final List<String> NAMES =
      List.of(
          "design_viewed",
          "design_liked",
          "design_shared",
          "style_browsed",
          "search_made",
          "booking_opened");
  private static final double[] NAME_WEIGHTS = {0.56, 0.14, 0.05, 0.12, 0.09, 0.04};
  private static final Map<String, Measure> MEASURES =
      Map.of(
          "design_viewed", Measure.VIEWED,
          "design_liked", Measure.LIKED,
          "design_shared", Measure.SHARED);
  private static final List<String> VERSIONS = List.of("4.0.2", "4.1.0", "4.1.3");

  private final Simulation world;

  AppUse(Simulation world) {
    this.world = world;
  }

  void day(Studio studio, int day) {
    double[] weights = world.demand.weights(studio.country().code());
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double mean =
        PER_ARTIST_AND_DAY * studio.artistsOn(day).size() * world.demand.pace(studio) * sum;
    int count = world.dice.poisson(mean);
    for (int i = 0; i < count; i++) {
      String name = NAMES.get(world.dice.weighted(NAME_WEIGHTS));
      String style = world.demand.styles().get(world.dice.weighted(weights));
      boolean vague = name.equals("search_made") && world.dice.chance(0.6);
      event(
          studio,
          world.dice.pickSkewed(studio.actors()),
          name,
          vague ? null : style,
          design(studio, name),
          world.clock.on(day, studio));
    }
  }

  private @Nullable String design(Studio studio, String name) {
    return name.startsWith("design") && !studio.recentDesigns().isEmpty() && world.dice.chance(0.3)
        ? world.dice.pick(studio.recentDesigns())
        : null;
  }

  /** A client looks at a design that was made for them, and may say yes to it. */
  void mayApprove(Studio studio, Design design, Instant madeAt) {
    if (!world.dice.chance(APPROVED * design.artist().approval())) {
      return;
    }
    Instant at = madeAt.plusMillis((long) (60_000 + world.dice.exponential(8 * 3_600_000.0)));
    String actor = Ids.actorOf(design.client());
    if (event(studio, actor, "design_approved", design.style(), design.id(), at)) {
      world.tally.add(Measure.APPROVED, 1, design.style(), studio.id(), design.artist().id());
      world.appointments.mayBook(studio, design, at);
    }
  }

  /** Tells of an event; whether it happens before the world's end. */
  boolean event(
      Studio studio,
      String actor,
      String name,
      @Nullable String style,
      @Nullable String design,
      Instant at) {
    Instant received = world.clock.appReceives(at);
    AppEventRecorded event = new AppEventRecorded();
    event.setEventId(world.ids.next(IdType.EVENT, at));
    event.setTenantId(studio.tenantId());
    event.setActorId(actor);
    event.setSessionId("s" + actor.substring(7) + world.clock.dayOf(at));
    event.setName(name);
    event.setOccurredAt(at);
    event.setReceivedAt(received);
    event.setStyle(style);
    event.setDesignId(design);
    event.setCountry(country(studio));
    event.setAppVersion(world.dice.pick(VERSIONS));
    event.setProperties(
        new HashMap<>(Map.of("screen", world.dice.chance(0.7) ? "feed" : "search")));
    boolean inside = world.timeline.add(Streams.APP_EVENT_RECORDED, event, received);
    Measure measure = MEASURES.get(name);
    if (inside && measure != null && style != null) {
      world.tally.add(measure, 1, style, studio.id(), null);
    }
    return inside;
  }

  private @Nullable String country(Studio studio) {
    if (world.dice.chance(0.04)) {
      return null;
    }
    return world.dice.chance(0.93) ? studio.country().code() : world.dice.pick(Country.ALL).code();
  }
}
