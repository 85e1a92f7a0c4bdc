package ink.world;

import ink.events.Streams;
import ink.facts.BookingChanged;
import ink.facts.PaymentRecorded;
import ink.ids.IdType;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The life of an appointment, from the booking to the balance, as the platform tells of it. */
final class Appointment {
  private static final double DEPOSIT_SHARE = 0.25;
  private static final double DECLINED = 0.08;
  private static final double MOVED = 0.06;
  private static final double CANCELLED_BY_CUSTOMER = 0.08;
  private static final double CANCELLED_BY_SELLER = 0.025;

  /** Whoever cancels later than this before the start loses the deposit. */
  private static final Duration NOTICE = Duration.ofHours(48);

  private final Simulation world;
  private final Studio studio;
  private final Artist artist;
  private final String client;
  private final String style;
  private final @Nullable Design design;
  private final long price;
  private final int minutes;
  private final boolean namesDesign;
  private String bookingId = "";
  private String externalId = "";
  private long version;
  private boolean depositPaid;

  Appointment(
      Simulation world,
      Studio studio,
      Artist artist,
      String client,
      String style,
      @Nullable Design design,
      long price,
      int minutes) {
    this.world = world;
    this.studio = studio;
    this.artist = artist;
    this.client = client;
    this.style = style;
    this.design = design;
    this.price = price;
    this.minutes = minutes;
    this.namesDesign = design != null && world.dice.chance(0.6);
  }

  String bookingId() {
    return bookingId;
  }

  boolean namesDesign() {
    return namesDesign;
  }

  /** The client books; all that follows is decided now. */
  void begin(Instant at, Appointments.Slot first) {
    Dice dice = world.dice;
    bookingId = world.ids.next(IdType.BOOKING, at);
    externalId = bookingId.substring(14);
    count(Measure.BOOKED, 1);
    boolean asks = dice.chance(0.4);
    tell(asks ? "pending" : "accepted", at, first.startsAt());
    Instant accepted = at;
    if (asks) {
      accepted = at.plusMillis((long) (300_000 + dice.exponential(6 * 3_600_000.0)));
      boolean declined = dice.chance(DECLINED);
      if (!tell(declined ? "declined" : "accepted", accepted, first.startsAt()) || declined) {
        end(declined, Measure.DECLINED, first);
        return;
      }
    }
    if (studio.takesDeposits()) {
      depositPaid = pay("deposit", deposit(), accepted.plusSeconds(240));
    }
    if (dice.chance(MOVED)) {
      Instant moved = between(accepted, first.startsAt());
      goOn(moved, move(moved, first));
    } else {
      goOn(accepted, first);
    }
  }

  private void end(boolean ended, Measure measure, Appointments.Slot slot) {
    if (ended) {
      count(measure, 1);
      artist.giveBack(slot.day(), minutes);
    }
  }

  private Appointments.Slot move(Instant at, Appointments.Slot from) {
    artist.giveBack(from.day(), minutes);
    Appointments.Slot to = world.appointments.slot(studio, artist, world.clock.dayOf(at), minutes);
    tell("accepted", at, to.startsAt());
    return to;
  }

  private void goOn(Instant settled, Appointments.Slot slot) {
    double fate = world.dice.uniform(0, 1);
    Instant start = slot.startsAt();
    Instant over = start.plusSeconds(minutes * 60L);
    if (fate < CANCELLED_BY_CUSTOMER) {
      cancel("cancelled_by_customer", Measure.CANCELLED_BY_CUSTOMER, between(settled, start), slot);
    } else if (fate < CANCELLED_BY_CUSTOMER + CANCELLED_BY_SELLER) {
      cancel("cancelled_by_seller", Measure.CANCELLED_BY_SELLER, between(settled, start), slot);
    } else if (world.dice.chance(
        depositPaid ? world.plan.effects().noShowWithDeposit() : world.plan.effects().noShow())) {
      Instant noted = over.plusSeconds(2 * 3600);
      if (tell("no_show", noted, start)) {
        count(Measure.NO_SHOW, 1);
        forfeit(noted);
      } else if (over.isBefore(world.plan.to())) {
        keep(); // so it looks when the world ends
      }
    } else if (over.isBefore(world.plan.to())) {
      keep();
      pay("balance", price - (depositPaid ? deposit() : 0), over.plusSeconds(600));
    }
  }

  private void keep() {
    count(Measure.KEPT, 1);
    count(Measure.KEPT_MINUTES, minutes);
    count(Measure.REVENUE_MINOR, price);
  }

  private void cancel(String status, Measure measure, Instant at, Appointments.Slot slot) {
    boolean told = tell(status, at, slot.startsAt());
    end(told, measure, slot);
    if (!told || !depositPaid) {
      return;
    }
    boolean late = at.isAfter(slot.startsAt().minus(NOTICE));
    if (measure == Measure.CANCELLED_BY_CUSTOMER && late) {
      forfeit(at);
    } else {
      pay("refund", deposit(), at.plusSeconds(3_600));
    }
  }

  private void forfeit(Instant at) {
    if (depositPaid) {
      pay("forfeit", deposit(), at.plusSeconds(1));
    }
  }

  private long deposit() {
    return Math.round(price * DEPOSIT_SHARE);
  }

  /** An instant between two, if the second is the later. */
  private Instant between(Instant from, Instant to) {
    long span = Math.max(1_000, to.toEpochMilli() - from.toEpochMilli());
    return from.plusMillis((long) world.dice.uniform(0, span));
  }

  private void count(Measure measure, long amount) {
    world.tally.add(measure, amount, style, studio.id(), artist.id());
  }

  private boolean tell(String status, Instant at, Instant startsAt) {
    BookingChanged fact = new BookingChanged();
    Instant received = world.clock.platformReceives(at);
    fact.setEventId(world.ids.next(IdType.EVENT, at));
    fact.setTenantId(studio.tenantId());
    fact.setBookingId(bookingId);
    fact.setProvider(studio.provider());
    fact.setConnectionId(studio.connectionId());
    fact.setExternalBookingId(externalId);
    fact.setExternalVersion(version++);
    fact.setChangedAt(at);
    fact.setReceivedAt(received);
    fact.setStatus(status);
    fact.setStartsAt(startsAt);
    fact.setDurationMinutes(minutes);
    fact.setStudioId(studio.id());
    fact.setExternalStaffId(artist.staffId());
    fact.setExternalCustomerId("CUST" + client.substring(20));
    if (design != null && namesDesign) {
      fact.setNote("Design " + design.id());
      fact.setDesignRef(design.id());
    }
    fact.setPriceMinor(price);
    fact.setCurrency(studio.country().currency());
    return world.timeline.add(Streams.BOOKING_CHANGED, fact, received);
  }

  private boolean pay(String kind, long amount, Instant at) {
    PaymentRecorded fact = new PaymentRecorded();
    Instant received = world.clock.platformReceives(at);
    fact.setEventId(world.ids.next(IdType.EVENT, at));
    fact.setTenantId(studio.tenantId());
    fact.setPaymentId(world.ids.next(IdType.PAYMENT, at));
    fact.setBookingId(bookingId);
    fact.setStudioId(studio.id());
    fact.setKind(kind);
    fact.setAmountMinor(amount);
    fact.setCurrency(studio.country().currency());
    fact.setOccurredAt(at);
    fact.setReceivedAt(received);
    fact.setProvider(studio.provider());
    fact.setExternalPaymentId("P" + fact.getPaymentId().substring(14));
    boolean told = world.timeline.add(Streams.PAYMENT_RECORDED, fact, received);
    if (told) {
      count(measureOf(kind), amount);
    }
    return told;
  }

  private static Measure measureOf(String kind) {
    return switch (kind) {
      case "deposit" -> Measure.DEPOSIT_MINOR;
      case "balance" -> Measure.BALANCE_MINOR;
      case "refund" -> Measure.REFUND_MINOR;
      default -> Measure.FORFEIT_MINOR;
    };
  }
}
