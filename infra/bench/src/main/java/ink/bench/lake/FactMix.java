package ink.bench.lake;

import ink.events.Stream;
import ink.events.Streams;
import ink.facts.AppEventRecorded;
import ink.facts.BookingChanged;
import ink.facts.BookingCorrelated;
import ink.facts.GenerationCompleted;
import ink.facts.GenerationFailed;
import ink.facts.GenerationRequested;
import ink.facts.PaymentRecorded;
import ink.facts.UsageRecorded;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.avro.specific.SpecificRecord;

/**
 * Facts as a platform at work sends them, the same for the same seed and range. Of 100 facts 10 are
 * requests, 10 their outcomes (one in twenty failed), 10 what they used, 56 app events, 8 bookings,
 * 4 correlations and 2 payments. A fact's event id ends in its number.
 */
final class FactMix {
  private static final List<String> STYLES =
      List.of("mandala", "botanical", "fine-line", "blackwork", "geometric", "lettering");
  private static final List<String> WORDS =
      List.of("wolf", "peony", "moon", "mountain", "snake", "anchor", "koi", "compass", "skull");
  private static final List<String> COUNTRIES = List.of("DE", "FR", "US", "GB", "PL");
  private static final String HEX = "0123456789abcdef";

  private final long seed;
  private final String prefix;

  /**
   * @param prefix what its event ids begin with
   */
  FactMix(long seed, String prefix) {
    this.seed = seed;
    this.prefix = prefix;
  }

  /** The streams that it has facts of. */
  static List<Stream<?>> streams() {
    return List.of(
        Streams.GENERATION_REQUESTED,
        Streams.GENERATION_COMPLETED,
        Streams.GENERATION_FAILED,
        Streams.USAGE_RECORDED,
        Streams.APP_EVENT_RECORDED,
        Streams.BOOKING_CHANGED,
        Streams.BOOKING_CORRELATED,
        Streams.PAYMENT_RECORDED);
  }

  /** The fact's number, told by its event id; -1 when it is of another mix. */
  int number(String eventId) {
    return eventId.startsWith(prefix)
        ? Integer.parseInt(eventId.substring(prefix.length() + 1))
        : -1;
  }

  /** The {@code n}th fact, which happens {@code at}. */
  SpecificRecord fact(int n, Instant at) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003L + n);
    String event = prefix + "_" + n;
    String tenant = "ten_" + id(random.split(), 200);
    int slot = n % 100;
    if (slot < 10) {
      return requested(random, event, tenant, at);
    } else if (slot < 20) {
      return slot == 19 && n % 200 == 19
          ? failed(random, event, tenant, at)
          : completed(random, event, tenant, at);
    } else if (slot < 30) {
      return used(random, event, tenant, at);
    } else if (slot < 86) {
      return appEvent(random, event, tenant, at);
    } else if (slot < 94) {
      return booking(random, event, tenant, at);
    } else if (slot < 98) {
      return correlated(random, event, tenant, at);
    }
    return payment(random, event, tenant, at);
  }

  private static String id(SplittableRandom random, int range) {
    return "01J%021d".formatted(random.nextInt(range));
  }

  private static String id(SplittableRandom random) {
    return id(random, Integer.MAX_VALUE);
  }

  private static String one(SplittableRandom random, List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static String prompt(SplittableRandom random) {
    return "a %s with a %s, %s, for a %s"
        .formatted(one(random, WORDS), one(random, WORDS), one(random, STYLES), id(random, 5_000));
  }

  private static SpecificRecord requested(
      SplittableRandom r, String event, String tenant, Instant at) {
    return GenerationRequested.newBuilder()
        .setEventId(event)
        .setTenantId(tenant)
        .setGenerationId("gen_" + id(r))
        .setRequestedAt(at)
        .setDeadlineAt(at.plusSeconds(600))
        .setLane("draft")
        .setPlan("pro")
        .setModel("ink-flash")
        .setPrompt(prompt(r))
        .setStyle(one(r, STYLES))
        .setSeed(r.nextLong())
        .setWidthPx(1024)
        .setHeightPx(1024)
        .setStudioId("std_" + id(r, 200))
        .setArtistId("art_" + id(r, 800))
        .setClientId("cli_" + id(r, 50_000))
        .setBodyPart("forearm")
        .setCountry(one(r, COUNTRIES))
        .build();
  }

  private static SpecificRecord completed(
      SplittableRandom r, String event, String tenant, Instant at) {
    String generation = id(r);
    StringBuilder sha = new StringBuilder();
    for (int i = 0; i < 64; i++) {
      sha.append(HEX.charAt(r.nextInt(16)));
    }
    return GenerationCompleted.newBuilder()
        .setEventId(event)
        .setTenantId(tenant)
        .setGenerationId("gen_" + generation)
        .setCompletedAt(at)
        .setRequestedAt(at.minusMillis(r.nextInt(8_000)))
        .setDesignId("dsg_" + generation)
        .setModel("ink-flash")
        .setModelVersion("1")
        .setBackend("procedural")
        .setStyle(one(r, STYLES))
        .setPrompt(prompt(r))
        .setSeed(r.nextLong())
        .setWidthPx(1024)
        .setHeightPx(1024)
        .setImageKey("images/" + tenant + "/" + generation + ".png")
        .setImageBytes(r.nextInt(400_000))
        .setImageSha256(sha.toString())
        .setUndrawnWords(r.nextInt(10) == 0 ? List.of(one(r, WORDS)) : List.of())
        .setAttempts(1)
        .setQueueMs(r.nextInt(3_000))
        .setInferenceMs(r.nextInt(5_000))
        .setStudioId("std_" + id(r, 200))
        .setArtistId("art_" + id(r, 800))
        .setClientId("cli_" + id(r, 50_000))
        .setBodyPart("forearm")
        .setCountry(one(r, COUNTRIES))
        .build();
  }

  private static SpecificRecord failed(
      SplittableRandom r, String event, String tenant, Instant at) {
    return GenerationFailed.newBuilder()
        .setEventId(event)
        .setTenantId(tenant)
        .setGenerationId("gen_" + id(r))
        .setFailedAt(at)
        .setRequestedAt(at.minusSeconds(60))
        .setCause("expired")
        .setCode("deadline-exceeded")
        .setDetail("No model server was free in time; ask again.")
        .setModel("ink-flash")
        .setStyle(one(r, STYLES))
        .setAttempts(0)
        .setCountry(one(r, COUNTRIES))
        .build();
  }

  private static SpecificRecord used(SplittableRandom r, String event, String tenant, Instant at) {
    return UsageRecorded.newBuilder()
        .setEventId(event)
        .setTenantId(tenant)
        .setGenerationId("gen_" + id(r))
        .setOccurredAt(at)
        .setRequestedAt(at.minusMillis(r.nextInt(8_000)))
        .setPlan("pro")
        .setLane("draft")
        .setModel("ink-flash")
        .setOutcome("succeeded")
        .setCached(false)
        .setUnits(1)
        .setAttempts(1)
        .setQueueMs((long) r.nextInt(3_000))
        .setInferenceMs((long) r.nextInt(5_000))
        .setImageBytes((long) r.nextInt(400_000))
        .build();
  }

  private static SpecificRecord appEvent(
      SplittableRandom r, String event, String tenant, Instant at) {
    return AppEventRecorded.newBuilder()
        .setEventId(event)
        .setTenantId(tenant)
        .setActorId("actor-" + id(r, 100_000))
        .setSessionId("ses_" + id(r, 1_000_000))
        .setName("design_viewed")
        .setOccurredAt(at)
        .setReceivedAt(at.plusMillis(r.nextInt(500)))
        .setStyle(one(r, STYLES))
        .setDesignId("dsg_" + id(r))
        .setCountry(one(r, COUNTRIES))
        .setAppVersion("3.1.0")
        .setProperties(Map.of("screen", "gallery"))
        .build();
  }

  private static SpecificRecord booking(
      SplittableRandom r, String event, String tenant, Instant at) {
    return BookingChanged.newBuilder()
        .setEventId(event)
        .setTenantId(tenant)
        .setBookingId("bkg_" + id(r))
        .setProvider("square")
        .setConnectionId("con_" + id(r, 200))
        .setExternalBookingId(id(r))
        .setExternalVersion(1)
        .setChangedAt(at)
        .setReceivedAt(at.plusMillis(r.nextInt(900)))
        .setStatus("accepted")
        .setStartsAt(at.plusSeconds(864_000))
        .setDurationMinutes(120)
        .setStudioId("std_" + id(r, 200))
        .setExternalStaffId("staff-" + id(r, 800))
        .setExternalCustomerId("customer-" + id(r, 50_000))
        .setNote(prompt(r))
        .setPriceMinor((long) r.nextInt(60_000))
        .setCurrency("EUR")
        .build();
  }

  private static SpecificRecord correlated(
      SplittableRandom r, String event, String tenant, Instant at) {
    return BookingCorrelated.newBuilder()
        .setEventId(event)
        .setTenantId(tenant)
        .setBookingId("bkg_" + id(r))
        .setDesignId("dsg_" + id(r))
        .setMethod("reference")
        .setCorrelatedAt(at)
        .setStudioId("std_" + id(r, 200))
        .setArtistId("art_" + id(r, 800))
        .build();
  }

  private static SpecificRecord payment(
      SplittableRandom r, String event, String tenant, Instant at) {
    return PaymentRecorded.newBuilder()
        .setEventId(event)
        .setTenantId(tenant)
        .setPaymentId("pay_" + id(r))
        .setBookingId("bkg_" + id(r))
        .setStudioId("std_" + id(r, 200))
        .setKind("deposit")
        .setAmountMinor(5_000 + r.nextInt(20_000))
        .setCurrency("EUR")
        .setOccurredAt(at)
        .setReceivedAt(at.plusMillis(r.nextInt(900)))
        .setProvider("square")
        .build();
  }
}
