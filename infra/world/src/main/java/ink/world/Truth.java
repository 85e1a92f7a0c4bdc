package ink.world;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What is true of a world: each planted effect with its parameters, and what really happened, as
 * counted when it was decided. Reports never see it.
 *
 * @param from first instant of the world, ISO 8601
 * @param to first instant after it
 * @param distinct facts by table, each once
 * @param sent facts by table, those sent twice counted twice
 * @param late app events that reached us an hour to three days after they happened
 * @param olderSchema facts that are written with an older schema
 * @param schemaChangesAt instant from which the newest schemas are written
 * @param elasticity of bookings by price
 */
public record Truth(
    long seed,
    String from,
    String to,
    Map<String, Long> distinct,
    Map<String, Long> sent,
    long late,
    long olderSchema,
    String schemaChangesAt,
    double elasticity,
    double noShow,
    double noShowWithDeposit,
    List<Double> weekdays,
    List<Taste> tastes,
    List<OfStyle> styles,
    List<OfStudio> studios,
    List<OfArtist> artists,
    OfFraud fraud,
    OfOutage outage) {

  /** A style: how its demand was planted, and what came of it. */
  public record OfStyle(String style, StyleDemand demand, Map<Measure, Long> counts) {
    /** A count; 0 when nothing of the kind happened. */
    public long count(Measure measure) {
      return counts.getOrDefault(measure, 0L);
    }
  }

  /**
   * A studio.
   *
   * @param priceRatios its prices over what is usual in the country, for each 30 days of the world
   */
  public record OfStudio(
      String studioId,
      String tenantId,
      String country,
      String timeZone,
      String currency,
      boolean takesDeposits,
      List<Double> priceRatios,
      Map<Measure, Long> counts) {
    /** A count; 0 when nothing of the kind happened. */
    public long count(Measure measure) {
      return counts.getOrDefault(measure, 0L);
    }
  }

  /**
   * An artist.
   *
   * @param approval probability that a client approves a design, when the client is known
   * @param booking probability that an approved design is booked at the usual price
   */
  public record OfArtist(
      String artistId,
      String studioId,
      List<String> specialities,
      double approval,
      double booking,
      Map<Measure, Long> counts) {
    /** A count; 0 when nothing of the kind happened. */
    public long count(Measure measure) {
      return counts.getOrDefault(measure, 0L);
    }
  }

  /** The burst of fraud. */
  public record OfFraud(
      String tenantId,
      String style,
      String from,
      String to,
      int likes,
      int requests,
      List<String> actors) {}

  /** The outage. */
  public record OfOutage(String from, String to, double broken) {}

  static Truth of(Simulation world, Fraud fraud) {
    WorldPlan plan = world.plan;
    Effects effects = plan.effects();
    FraudBurst burst = plan.fraud();
    var outageFrom =
        plan.dayStart(plan.outage().day()).plusSeconds(plan.outage().fromHour() * 3600L);
    return new Truth(
        plan.seed(),
        plan.from().toString(),
        plan.to().toString(),
        world.tally.distinct(),
        world.tally.sent(),
        world.tally.late,
        world.tally.olderSchema,
        plan.schemaChangesAt().toString(),
        effects.elasticity(),
        effects.noShow(),
        effects.noShowWithDeposit(),
        effects.weekdays(),
        effects.tastes(),
        effects.styles().stream()
            .map(s -> new OfStyle(s.style(), s, world.tally.ofStyle(s.style())))
            .toList(),
        world.studios.stream().map(studio -> ofStudio(world, studio)).toList(),
        world.studios.stream()
            .flatMap(
                studio -> studio.artists().stream().map(artist -> ofArtist(world, studio, artist)))
            .toList(),
        new OfFraud(
            fraud.studio().tenantId(),
            burst.style(),
            fraud.from().toString(),
            fraud.from().plusSeconds(burst.hours() * 3600L).toString(),
            burst.likes(),
            burst.requests(),
            fraud.actors()),
        new OfOutage(
            outageFrom.toString(),
            outageFrom.plusSeconds(plan.outage().hours() * 3600L).toString(),
            plan.outage().broken()));
  }

  private static OfStudio ofStudio(Simulation world, Studio studio) {
    return new OfStudio(
        studio.id(),
        studio.tenantId(),
        studio.country().code(),
        studio.zone().getId(),
        studio.country().currency(),
        studio.takesDeposits(),
        studio.monthLevels().stream().map(level -> level * studio.priceLevel()).toList(),
        world.tally.ofStudio(studio.id()));
  }

  private static OfArtist ofArtist(Simulation world, Studio studio, Artist artist) {
    return new OfArtist(
        artist.id(),
        studio.id(),
        artist.specialities(),
        AppUse.APPROVED * artist.approval(),
        Appointments.BOOKED * artist.booking(),
        world.tally.ofArtist(artist.id()));
  }

  /** All facts, those sent twice counted twice. */
  public long facts() {
    return sent.values().stream().mapToLong(Long::longValue).sum();
  }

  /** What is true of a style of the plan. */
  public OfStyle style(String slug) {
    return styles.stream().filter(s -> s.style().equals(slug)).findFirst().orElseThrow();
  }

  /** What is true of an artist. */
  public OfArtist artist(String id) {
    return artists.stream().filter(a -> a.artistId().equals(id)).findFirst().orElseThrow();
  }

  /** What is true of a studio. */
  public OfStudio studio(String id) {
    return studios.stream().filter(s -> s.studioId().equals(id)).findFirst().orElseThrow();
  }

  /** Writes the truth as JSON. */
  public void write(Path file) throws IOException {
    ObjectMapper mapper = JsonMapper.builder().build();
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(new DefaultIndenter(" ", "\n"));
    Files.write(file, mapper.writer(printer).writeValueAsBytes(this));
  }
}
