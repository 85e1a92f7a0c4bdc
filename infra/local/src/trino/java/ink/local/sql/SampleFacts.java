package ink.local.sql;

import ink.facts.AppEventRecorded;
import ink.facts.ArtistChanged;
import ink.facts.BookingChanged;
import ink.facts.BookingCorrelated;
import ink.facts.DeadLetter;
import ink.facts.DispatchMeasured;
import ink.facts.GenerationCompleted;
import ink.facts.GenerationFailed;
import ink.facts.GenerationRequested;
import ink.facts.PaymentRecorded;
import ink.facts.StudioChanged;
import ink.facts.UsageRecorded;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A morning of one studio in which Mara Voss works: four generations asked for (three mandalas, one botanical), one of them
 * failed, one still open; two bookings, of which one was moved and earned 180.00 EUR.
 */
public final class SampleFacts {
  static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  public static final String TENANT = "ten_01k9zq4x3v8m2c5r7t1n6b0d4h";
  private static final String STUDIO = "std_1";

  private SampleFacts() {}

  public static void writeTo(LakeFixture lake) throws IOException {
    lake.append(
        requested("gen_1", "mandala", NINE),
        requested("gen_2", "mandala", NINE.plusSeconds(60)),
        requested("gen_3", "botanical", NINE.plusSeconds(120)),
        requested("gen_4", "mandala", NINE.plusSeconds(180)));
    lake.append(
        completed("gen_1", "mandala", NINE, 200, 1_800, List.of("dragon")),
        completed("gen_3", "botanical", NINE.plusSeconds(120), 400, 2_600, List.of()));
    lake.append(
        GenerationFailed.newBuilder()
            .setEventId("evt_failed_gen_2")
            .setTenantId(TENANT)
            .setGenerationId("gen_2")
            .setFailedAt(NINE.plusSeconds(90))
            .setRequestedAt(NINE.plusSeconds(60))
            .setCause("expired")
            .setCode("deadline-exceeded")
            .setDetail("No model server was free in time; ask again.")
            .setModel("ink-flash")
            .setStyle("mandala")
            .setAttempts(0)
            .build());
    lake.append(
        booking("bkg_1", 1, "pending", 150_00L),
        booking("bkg_1", 2, "accepted", 180_00L),
        booking("bkg_2", 1, "no_show", null));
    lake.append(
        BookingCorrelated.newBuilder()
            .setEventId("evt_cor_1")
            .setTenantId(TENANT)
            .setBookingId("bkg_1")
            .setDesignId("dsg_gen_1")
            .setMethod("reference")
            .setCorrelatedAt(NINE.plusSeconds(3_600))
            .setStudioId(STUDIO)
            .build());
    lake.append(
        appEvent("1", "ann", "design_viewed"),
        appEvent("2", "bob", "design_viewed"),
        appEvent("3", "ann", "design_liked"));
    lake.append(
        DeadLetter.newBuilder()
            .setEventId("evt_dead_1")
            .setTenantId(TENANT)
            .setSource("app-events")
            .setReason("occurred_at is missing")
            .setCode("schema-mismatch")
            .setReceivedAt(NINE)
            .setPayload(ByteBuffer.wrap(new byte[] {'{', '}'}))
            .build());
    lake.append(measured(1, 7), measured(2, 3));
    lake.append(payment("pay_1", "deposit", 50_00), payment("pay_2", "balance", 130_00));
    lake.append(
        ArtistChanged.newBuilder()
            .setEventId("evt_artist_1")
            .setTenantId(TENANT)
            .setArtistId("art_1")
            .setStudioId(STUDIO)
            .setChangedAt(NINE)
            .setName("Mara Voss")
            .setRemoved(false)
            .build());
    lake.append(
        StudioChanged.newBuilder()
            .setEventId("evt_studio_1")
            .setTenantId(TENANT)
            .setStudioId(STUDIO)
            .setChangedAt(NINE)
            .setName("Nadelwald")
            .setTimeZone("Europe/Berlin")
            .setCountry("DE")
            .setCurrency("EUR")
            .setRemoved(false)
            .build());
    lake.append(
        UsageRecorded.newBuilder()
            .setEventId("evt_usage_1")
            .setTenantId(TENANT)
            .setGenerationId("gen_1")
            .setOccurredAt(NINE.plusSeconds(2))
            .setRequestedAt(NINE)
            .setPlan("pro")
            .setLane("draft")
            .setModel("ink-flash")
            .setOutcome("succeeded")
            .setCached(false)
            .setUnits(1)
            .setAttempts(1)
            .build());
  }

  private static GenerationRequested requested(String id, String style, Instant at) {
    return GenerationRequested.newBuilder()
        .setEventId("evt_requested_" + id)
        .setTenantId(TENANT)
        .setGenerationId(id)
        .setRequestedAt(at)
        .setDeadlineAt(at.plusSeconds(600))
        .setLane("draft")
        .setPlan("pro")
        .setModel("ink-flash")
        .setPrompt("a mandala with eight petals")
        .setStyle(style)
        .setSeed(7)
        .setWidthPx(512)
        .setHeightPx(512)
        .setStudioId(STUDIO)
        .setCountry("DE")
        .build();
  }

  private static GenerationCompleted completed(
      String id, String style, Instant asked, long queue, long inference, List<String> undrawn) {
    return GenerationCompleted.newBuilder()
        .setEventId("evt_completed_" + id)
        .setTenantId(TENANT)
        .setGenerationId(id)
        .setCompletedAt(asked.plusMillis(queue + inference))
        .setRequestedAt(asked)
        .setDesignId("dsg_" + id)
        .setModel("ink-flash")
        .setModelVersion("1")
        .setBackend("procedural")
        .setStyle(style)
        .setPrompt("a mandala with eight petals")
        .setSeed(7)
        .setWidthPx(512)
        .setHeightPx(512)
        .setImageKey("images/" + TENANT + "/" + id + ".png")
        .setImageBytes(40_000)
        .setImageSha256("00")
        .setUndrawnWords(undrawn)
        .setAttempts(1)
        .setQueueMs(queue)
        .setInferenceMs(inference)
        .setStudioId(STUDIO)
        .setCountry("DE")
        .build();
  }

  private static BookingChanged booking(String id, long version, String status, Long price) {
    return BookingChanged.newBuilder()
        .setEventId("evt_" + id + "_" + version)
        .setTenantId(TENANT)
        .setBookingId(id)
        .setProvider("acuity")
        .setConnectionId("con_1")
        .setExternalBookingId("x" + id)
        .setExternalVersion(version)
        .setChangedAt(NINE.plusSeconds(version))
        .setReceivedAt(NINE.plusSeconds(version + 1))
        .setStatus(status)
        .setStartsAt(NINE.plus(Duration.ofDays(3)))
        .setDurationMinutes(90)
        .setStudioId(STUDIO)
        .setPriceMinor(price)
        .setCurrency(price == null ? null : "EUR")
        .build();
  }

  private static AppEventRecorded appEvent(String id, String actor, String name) {
    return AppEventRecorded.newBuilder()
        .setEventId("evt_app_" + id)
        .setTenantId(TENANT)
        .setActorId(actor)
        .setSessionId("s-" + actor)
        .setName(name)
        .setOccurredAt(NINE)
        .setReceivedAt(NINE)
        .setStyle("mandala")
        .setDesignId("dsg_gen_1")
        .setProperties(Map.of("screen", "gallery"))
        .build();
  }

  private static PaymentRecorded payment(String id, String kind, long amount) {
    return PaymentRecorded.newBuilder()
        .setEventId("evt_" + id)
        .setTenantId(TENANT)
        .setPaymentId(id)
        .setBookingId("bkg_1")
        .setStudioId(STUDIO)
        .setKind(kind)
        .setAmountMinor(amount)
        .setCurrency("EUR")
        .setOccurredAt(NINE)
        .setReceivedAt(NINE)
        .setProvider("square")
        .build();
  }

  private static DispatchMeasured measured(int second, int queued) {
    return DispatchMeasured.newBuilder()
        .setEventId("evt_dm_" + second)
        .setTenantId("ten_house")
        .setModel("ink-flash")
        .setMeasuredAt(NINE.plusSeconds(second))
        .setQueued(queued)
        .setInFlight(2)
        .setServiceMs(1_900.5)
        .setServedPerSecond(1.5)
        .setEndpointsReady(1)
        .setEndpointsTotal(1)
        .build();
  }
}
