package ink.world;

import ink.events.Streams;
import ink.facts.BookingCorrelated;
import ink.ids.IdType;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Appointments: of clients who approved a design, and of those who book without one. */
final class Appointments {
  /** Probability that a design that was approved is booked, at the usual price. */
  static final double BOOKED = 0.22;

  private static final double OTHERS_PER_ARTIST_AND_DAY = 0.45;
  private static final List<Integer> MINUTES = List.of(60, 90, 120, 150, 180, 240, 300);
  private static final double[] MINUTE_WEIGHTS = {3, 3, 4, 3, 3, 2, 1};
  private static final LocalTime OPENS = LocalTime.of(10, 0);
  private static final int LEAD_DAYS = 3;

  private final Simulation world;

  Appointments(Simulation world) {
    this.world = world;
  }

  /** Clients who come without a design. */
  void day(Studio studio, int day) {
    List<Artist> artists = studio.artistsOn(day);
    double mean =
        OTHERS_PER_ARTIST_AND_DAY
            * artists.size()
            * world.demand.pace(studio)
            * answerToPrice(studio, day);
    int count = world.dice.poisson(mean);
    for (int i = 0; i < count; i++) {
      Artist artist = world.dice.pick(artists);
      String client = world.dice.pickSkewed(studio.clients());
      double[] weights = world.demand.weights(studio.country().code());
      String style = world.demand.styles().get(world.dice.weighted(weights));
      book(studio, artist, client, style, null, day, world.clock.on(day, studio));
    }
  }

  /** A client who approved a design books it, the likelier the lower the price. */
  void mayBook(Studio studio, Design design, Instant approvedAt) {
    int day = world.clock.dayOf(approvedAt);
    if (world.dice.chance(BOOKED * design.artist().booking() * answerToPrice(studio, day))) {
      Instant at =
          approvedAt.plusMillis((long) (120_000 + world.dice.exponential(20 * 3_600_000.0)));
      book(studio, design.artist(), design.client(), design.style(), design, day, at);
    }
  }

  private double answerToPrice(Studio studio, int day) {
    return StrictMath.pow(studio.priceRatio(day), world.plan.effects().elasticity());
  }

  /**
   * @param priceDay the day whose prices hold: on which the client decided
   */
  private void book(
      Studio studio,
      Artist artist,
      String client,
      String style,
      @Nullable Design design,
      int priceDay,
      Instant at) {
    if (!at.isBefore(world.plan.to())) {
      return;
    }
    int minutes = MINUTES.get(world.dice.weighted(MINUTE_WEIGHTS));
    Slot slot = slot(studio, artist, world.clock.dayOf(at), minutes);
    Appointment appointment =
        new Appointment(
            world,
            studio,
            artist,
            client,
            style,
            design,
            price(studio, style, priceDay, minutes),
            minutes);
    appointment.begin(at, slot);
    if (design != null) {
      correlate(studio, appointment, design, at);
    }
  }

  private long price(Studio studio, String style, int day, int minutes) {
    double ofStyle =
        world.plan.effects().styles().stream()
            .filter(s -> s.style().equals(style))
            .mapToDouble(StyleDemand::price)
            .findFirst()
            .orElse(1);
    double hour = studio.country().hourMinor() * ofStyle * studio.priceRatio(day);
    return Math.round(hour * minutes / 60 / 10) * 10;
  }

  private void correlate(Studio studio, Appointment appointment, Design design, Instant at) {
    BookingCorrelated fact = new BookingCorrelated();
    Instant when = at.plusMillis(900);
    fact.setEventId(world.ids.next(IdType.EVENT, when));
    fact.setTenantId(studio.tenantId());
    fact.setBookingId(appointment.bookingId());
    fact.setDesignId(design.id());
    fact.setMethod(appointment.namesDesign() ? "reference" : "recency");
    fact.setCorrelatedAt(when);
    fact.setStudioId(studio.id());
    fact.setArtistId(design.artist().id());
    if (world.timeline.add(Streams.BOOKING_CORRELATED, fact)) {
      world.tally.add(Measure.CORRELATED, 1, design.style(), studio.id(), design.artist().id());
    }
  }

  /**
   * Room in an artist's calendar.
   *
   * @param day days since the world's start
   */
  record Slot(int day, Instant startsAt) {}

  /** The first room after the client's wish; artists rest on Sundays and Mondays. */
  Slot slot(Studio studio, Artist artist, int today, int minutes) {
    int day = today + LEAD_DAYS + (int) world.dice.exponential(12);
    while (true) {
      LocalDate date = world.plan.start().plusDays(day);
      boolean open =
          date.getDayOfWeek() != DayOfWeek.SUNDAY && date.getDayOfWeek() != DayOfWeek.MONDAY;
      int before = open ? artist.take(day, minutes) : -1;
      if (before >= 0) {
        Instant start =
            ZonedDateTime.of(date, OPENS, studio.zone()).plusMinutes(before).toInstant();
        return new Slot(day, start);
      }
      day++;
    }
  }
}
