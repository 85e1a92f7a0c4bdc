package ink.reports.studio;

import ink.events.Stream;
import ink.events.Streams;
import ink.facts.AppEventRecorded;
import ink.facts.ArtistChanged;
import ink.facts.BookingChanged;
import ink.facts.BookingCorrelated;
import ink.facts.GenerationCompleted;
import ink.facts.PaymentRecorded;
import ink.facts.StudioChanged;
import ink.reports.TestLake;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;

/**
 * Studios, their people and their appointments, as the streams carry them: versions out of order,
 * facts sent twice, staff ids that change hands, prices that are missing or in another currency.
 * The same seed gives the same facts.
 */
public final class StudioFacts {
  private static final List<String> STYLES =
      List.of("mandala", "botanical", "fine-line", "blackwork");
  private static final List<String> STATUSES =
      List.of(
          "accepted",
          "accepted",
          "accepted",
          "accepted",
          "accepted",
          "no_show",
          "cancelled_by_customer",
          "cancelled_by_seller",
          "declined",
          "pending");

  public final List<StudioChanged> studios = new ArrayList<>();
  public final List<ArtistChanged> artists = new ArrayList<>();
  public final List<BookingChanged> bookings = new ArrayList<>();
  public final List<BookingCorrelated> correlated = new ArrayList<>();
  public final List<GenerationCompleted> designs = new ArrayList<>();
  public final List<AppEventRecorded> approvals = new ArrayList<>();
  public final List<PaymentRecorded> payments = new ArrayList<>();

  private final Random random;
  private final Instant from;
  private final Instant to;
  private int ids;

  public StudioFacts(long seed, Instant from, Instant to) {
    this.random = new Random(seed);
    this.from = from;
    this.to = to;
  }

  /** A studio with three artists, of whom one leaves and hands the chair over to another. */
  public StudioFacts studio(
      String tenant, String studio, String zone, String currency, int bookings) {
    studio(tenant, studio, "Provisional name", "UTC", currency, from.minusSeconds(9));
    studio(tenant, studio, "Studio " + studio, zone, currency, from);
    String staff = studio + "-chair-";
    artist(tenant, studio, studio + "_ada", "Ada", staff + 1, 2400, from, false);
    artist(tenant, studio, studio + "_ben", "Ben", staff + 2, 1800, from, false);
    Instant middle = from.plus(Duration.between(from, to).dividedBy(2));
    artist(tenant, studio, studio + "_ben", "Ben", staff + 2, 1800, middle, true);
    artist(tenant, studio, studio + "_cem", "Cem", staff + 2, null, middle.plusSeconds(60), false);
    for (int i = 0; i < bookings; i++) {
      booking(tenant, studio, staff, currency);
      String idle = design(tenant, studio, instant());
      if (random.nextInt(3) > 0) {
        approval(tenant, idle);
      }
    }
    return this;
  }

  /** Says what a studio is from an instant on. */
  public void studio(
      String tenant, String studio, String name, String zone, String currency, Instant since) {
    studios.add(
        StudioChanged.newBuilder()
            .setEventId(id("evt"))
            .setTenantId(tenant)
            .setStudioId(studio)
            .setChangedAt(since)
            .setName(name)
            .setTimeZone(zone)
            .setCountry("DE")
            .setCurrency(currency)
            .setRemoved(false)
            .build());
  }

  private void artist(
      String tenant,
      String studio,
      String artist,
      String name,
      String staff,
      Integer minutes,
      Instant since,
      boolean removed) {
    artists.add(
        ArtistChanged.newBuilder()
            .setEventId(id("evt"))
            .setTenantId(tenant)
            .setArtistId("art_" + artist)
            .setStudioId(studio)
            .setChangedAt(since)
            .setName(name)
            .setExternalStaffId(staff)
            .setWeeklyMinutes(minutes)
            .setRemoved(removed)
            .build());
  }

  private void booking(String tenant, String studio, String staff, String currency) {
    String booking = id("bkg");
    Instant starts = instant().truncatedTo(java.time.temporal.ChronoUnit.HOURS);
    int versions = 1 + random.nextInt(3);
    List<BookingChanged> told = new ArrayList<>();
    Long price = random.nextInt(12) == 0 ? null : 5_000L + 100 * random.nextInt(400);
    int chair = random.nextInt(9);
    for (int version = 1; version <= versions; version++) {
      Instant at = starts.minus(Duration.ofHours(random.nextInt(400) - 20));
      told.add(
          BookingChanged.newBuilder()
              .setEventId(id("evt"))
              .setTenantId(tenant)
              .setBookingId(booking)
              .setProvider("square")
              .setConnectionId("con_1")
              .setExternalBookingId(booking)
              .setExternalVersion(version)
              .setChangedAt(at)
              .setReceivedAt(at)
              .setStatus(STATUSES.get(random.nextInt(STATUSES.size())))
              .setStartsAt(version == versions ? starts : starts.minus(Duration.ofDays(3)))
              .setDurationMinutes(60 * (1 + random.nextInt(6)))
              .setStudioId(studio)
              .setExternalStaffId(
                  chair == 0 ? null : chair == 1 ? "unheard-of" : staff + (chair % 2 + 1))
              .setPriceMinor(price)
              .setCurrency(price == null ? null : random.nextInt(20) == 0 ? "CHF" : currency)
              .build());
    }
    Collections.shuffle(told, random);
    bookings.addAll(told);
    if (random.nextInt(3) > 0) {
      led(tenant, studio, booking, starts.minus(Duration.ofDays(14)));
      if (random.nextInt(6) == 0) {
        led(tenant, studio, booking, starts.minus(Duration.ofDays(9)));
      }
    }
    if (currency != null && random.nextInt(2) == 0) {
      payment(
          tenant, studio, booking, "deposit", 5_000, currency, starts.minus(Duration.ofDays(10)));
      if (random.nextInt(2) == 0) {
        String kind = List.of("balance", "refund", "forfeit").get(random.nextInt(3));
        payment(tenant, studio, booking, kind, 4_000, currency, starts.plusSeconds(3600));
      }
    }
  }

  private void payment(
      String tenant,
      String studio,
      String booking,
      String kind,
      long amount,
      String currency,
      Instant at) {
    payments.add(
        PaymentRecorded.newBuilder()
            .setEventId(id("evt"))
            .setTenantId(tenant)
            .setPaymentId(id("pay"))
            .setBookingId(booking)
            .setStudioId(studio)
            .setKind(kind)
            .setAmountMinor(amount)
            .setCurrency(currency)
            .setOccurredAt(at)
            .setReceivedAt(at)
            .setProvider("square")
            .build());
  }

  private void led(String tenant, String studio, String booking, Instant at) {
    String design = design(tenant, studio, at);
    if (random.nextInt(2) == 0) {
      approval(tenant, design);
    }
    correlated.add(
        BookingCorrelated.newBuilder()
            .setEventId(id("evt"))
            .setTenantId(tenant)
            .setBookingId(booking)
            .setDesignId(design)
            .setMethod("reference")
            .setCorrelatedAt(at.plusSeconds(60))
            .setStudioId(studio)
            .build());
  }

  private void approval(String tenant, String design) {
    Instant at = instant();
    approvals.add(
        AppEventRecorded.newBuilder()
            .setEventId(id("evt"))
            .setTenantId(tenant)
            .setActorId("actor-" + random.nextInt(90))
            .setSessionId("s")
            .setName(random.nextInt(9) == 0 ? "design_liked" : "design_approved")
            .setOccurredAt(at)
            .setReceivedAt(at)
            .setStyle(random.nextInt(2) == 0 ? "mandala" : null)
            .setDesignId(design)
            .setProperties(Map.of())
            .build());
  }

  private String design(String tenant, String studio, Instant at) {
    String design = id("dsg");
    int chair = random.nextInt(9);
    designs.add(
        GenerationCompleted.newBuilder()
            .setEventId(id("evt"))
            .setTenantId(tenant)
            .setGenerationId(id("gen"))
            .setCompletedAt(at)
            .setRequestedAt(at.minusSeconds(5))
            .setDesignId(design)
            .setModel("ink-flash")
            .setModelVersion("1")
            .setBackend("procedural")
            .setStyle(STYLES.get(random.nextInt(STYLES.size())))
            .setPrompt("a lotus")
            .setSeed(1)
            .setWidthPx(512)
            .setHeightPx(512)
            .setImageKey("images/x.png")
            .setImageBytes(1000)
            .setImageSha256("0".repeat(64))
            .setUndrawnWords(List.of())
            .setAttempts(1)
            .setQueueMs(10)
            .setInferenceMs(200)
            .setStudioId(studio)
            .setArtistId(
                chair == 0
                    ? null
                    : "art_" + studio + List.of("_ada", "_ben", "_cem").get(chair % 3))
            .build());
    return design;
  }

  private Instant instant() {
    return from.plusSeconds((long) (random.nextDouble() * Duration.between(from, to).toSeconds()));
  }

  private String id(String type) {
    return type + "_" + ids++;
  }

  /** The facts by their stream, some of them twice. */
  public Map<Stream<?>, List<? extends SpecificRecord>> sent() {
    Map<Stream<?>, List<? extends SpecificRecord>> sent = new LinkedHashMap<>();
    sent.put(Streams.STUDIO_CHANGED, twice(studios));
    sent.put(Streams.ARTIST_CHANGED, twice(artists));
    sent.put(Streams.BOOKING_CHANGED, twice(bookings));
    sent.put(Streams.BOOKING_CORRELATED, twice(correlated));
    sent.put(Streams.GENERATION_COMPLETED, twice(designs));
    sent.put(Streams.PAYMENT_RECORDED, twice(payments));
    sent.put(Streams.APP_EVENT_RECORDED, twice(approvals));
    return sent;
  }

  private <T> List<T> twice(List<T> facts) {
    List<T> sent = new ArrayList<>(facts);
    sent.addAll(facts.stream().filter(fact -> random.nextInt(10) == 0).toList());
    Collections.shuffle(sent, random);
    return sent;
  }

  /** Appends facts to the lake's tables. */
  @SuppressWarnings("unchecked")
  public static void append(Map<Stream<?>, List<? extends SpecificRecord>> sent) {
    sent.forEach(
        (stream, facts) ->
            TestLake.append((Stream<SpecificRecord>) stream, (List<SpecificRecord>) facts));
  }
}
