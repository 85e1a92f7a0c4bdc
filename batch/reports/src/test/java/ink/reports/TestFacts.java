package ink.reports;

import ink.events.Stream;
import ink.events.Streams;
import ink.facts.AppEventRecorded;
import ink.facts.BookingChanged;
import ink.facts.BookingCorrelated;
import ink.facts.GenerationCompleted;
import ink.facts.GenerationFailed;
import ink.facts.GenerationRequested;
import ink.ids.IdType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;

/**
 * Facts as the streams carry them: some sent twice, some before or after the period, some without
 * style, country or place on the body. The same seed gives the same facts.
 */
public final class TestFacts {
  public static final List<String> STYLES =
      List.of(
          "mandala", "botanical", "fine-line", "blackwork", "japanese", "neo-traditional", "rare");

  private static final List<String> COUNTRIES =
      List.of("DE", "US", "FR", "GB", "BR", "JP", "is", "XXL");
  private static final List<String> PARTS =
      List.of("forearm", " Forearm", "back", "calf", "rib", "");
  private static final List<String> WORDS =
      List.of("dragon", "Dragon", "portrait", "skyline", "koi", "1984", "me@example.org");
  private static final List<String> NAMES =
      List.of(
          "design_viewed",
          "design_viewed",
          "design_viewed",
          "design_liked",
          "design_shared",
          "style_browsed",
          "search_made");

  public final List<GenerationRequested> requested = new ArrayList<>();
  public final List<GenerationCompleted> completed = new ArrayList<>();
  public final List<GenerationFailed> failed = new ArrayList<>();
  public final List<AppEventRecorded> appEvents = new ArrayList<>();
  public final List<BookingChanged> bookings = new ArrayList<>();
  public final List<BookingCorrelated> correlated = new ArrayList<>();

  private final Random random;
  private final Instant from;
  private final Instant to;
  private final List<String> tenants = new ArrayList<>();
  private final List<String> people = new ArrayList<>();

  public TestFacts(long seed, Period period) {
    this.random = new Random(seed);
    this.from = period.from().minus(Duration.ofDays(5));
    this.to = period.to().plus(Duration.ofDays(2));
    for (int i = 0; i < 3; i++) {
      tenants.add(id(IdType.TENANT));
    }
    for (int i = 0; i < 400; i++) {
      people.add("actor-" + i);
    }
  }

  /** Random facts, some of them twice. */
  public static TestFacts random(long seed, Period period, int generations, int appEvents) {
    TestFacts facts = new TestFacts(seed, period);
    for (int i = 0; i < generations; i++) {
      facts.generation();
    }
    for (int i = 0; i < appEvents; i++) {
      facts.appEvent();
    }
    facts.sendSomeTwice(facts.requested);
    facts.sendSomeTwice(facts.completed);
    facts.sendSomeTwice(facts.appEvents);
    facts.sendSomeTwice(facts.correlated);
    facts.sendSomeTwice(facts.bookings);
    return facts;
  }

  private void generation() {
    GenerationRequested request = request(style(null), instant());
    request.setBodyPart(maybe(PARTS));
    request.setCountry(maybe(COUNTRIES));
    request.setClientId(random.nextInt(3) == 0 ? null : "cli_" + random.nextInt(150));
    requested.add(request);
    if (random.nextInt(10) == 0) {
      failed.add(
          GenerationFailed.newBuilder()
              .setEventId(id(IdType.EVENT))
              .setTenantId(request.getTenantId())
              .setGenerationId(request.getGenerationId())
              .setFailedAt(request.getRequestedAt().plusSeconds(30))
              .setRequestedAt(request.getRequestedAt())
              .setCause("broken")
              .setCode("model-error")
              .setDetail("The model failed. Try again.")
              .setModel("ink-flash")
              .setStyle(request.getStyle())
              .setAttempts(3)
              .setCountry(request.getCountry())
              .build());
      return;
    }
    GenerationCompleted done = completion(request);
    completed.add(done);
    if (random.nextInt(3) == 0) {
      booking(done);
    }
  }

  private void booking(GenerationCompleted done) {
    String booking = id(IdType.BOOKING);
    Instant at = done.getCompletedAt().plus(Duration.ofDays(random.nextInt(3)));
    correlated.add(correlation(booking, done, at));
    for (int version = 1; version <= 1 + random.nextInt(2); version++) {
      String status =
          List.of("pending", "accepted", "cancelled_by_customer", "no_show").get(random.nextInt(4));
      bookings.add(change(booking, done.getTenantId(), status, version, at));
    }
  }

  private void appEvent() {
    Instant at = instant();
    AppEventRecorded event = appEvent(random.nextInt(12) == 0 ? null : style(at), at);
    event.setCountry(maybe(COUNTRIES));
    appEvents.add(event);
  }

  /** Botanical gains lately, blackwork loses. */
  private String style(Instant at) {
    double drift =
        at == null
            ? 0.5
            : (at.toEpochMilli() - from.toEpochMilli())
                / (double) (to.toEpochMilli() - from.toEpochMilli());
    double pick = random.nextDouble();
    double blackwork = 0.28 * Math.exp(-1.5 * drift);
    double[] weights = {0.28, 0.34 - blackwork, 0.2, blackwork, 0.1, 0.07, 0.01};
    for (int i = 0; i < weights.length; i++) {
      pick -= weights[i];
      if (pick < 0) {
        return STYLES.get(i);
      }
    }
    return STYLES.get(0);
  }

  public GenerationRequested request(String style, Instant at) {
    return GenerationRequested.newBuilder()
        .setEventId(id(IdType.EVENT))
        .setTenantId(tenants.get(random.nextInt(tenants.size())))
        .setGenerationId(id(IdType.GENERATION))
        .setRequestedAt(at)
        .setDeadlineAt(at.plusSeconds(600))
        .setLane("draft")
        .setPlan("pro")
        .setModel("ink-flash")
        .setPrompt("a " + style + " number " + random.nextInt(1000))
        .setStyle(style)
        .setSeed(random.nextLong())
        .setWidthPx(512)
        .setHeightPx(512)
        .build();
  }

  public GenerationCompleted completion(GenerationRequested request) {
    return GenerationCompleted.newBuilder()
        .setEventId(id(IdType.EVENT))
        .setTenantId(request.getTenantId())
        .setGenerationId(request.getGenerationId())
        .setCompletedAt(request.getRequestedAt().plusSeconds(20))
        .setRequestedAt(request.getRequestedAt())
        .setDesignId(id(IdType.DESIGN))
        .setModel(request.getModel())
        .setModelVersion("1")
        .setBackend("procedural")
        .setStyle(request.getStyle())
        .setPrompt(request.getPrompt())
        .setSeed(request.getSeed())
        .setWidthPx(512)
        .setHeightPx(512)
        .setImageKey("images/x.png")
        .setImageBytes(1000)
        .setImageSha256("0".repeat(64))
        .setClientId(request.getClientId())
        .setUndrawnWords(words())
        .setAttempts(1)
        .setQueueMs(10)
        .setInferenceMs(200)
        .setCountry(request.getCountry())
        .setBodyPart(request.getBodyPart())
        .build();
  }

  private List<String> words() {
    List<String> words = new ArrayList<>(WORDS);
    Collections.shuffle(words, random);
    return List.copyOf(words.subList(0, random.nextInt(3)));
  }

  public BookingCorrelated correlation(String booking, GenerationCompleted done, Instant at) {
    return BookingCorrelated.newBuilder()
        .setEventId(id(IdType.EVENT))
        .setTenantId(done.getTenantId())
        .setBookingId(booking)
        .setDesignId(done.getDesignId())
        .setMethod("reference")
        .setCorrelatedAt(at)
        .setStudioId("std_1")
        .build();
  }

  public BookingChanged change(
      String booking, String tenant, String status, long version, Instant at) {
    return BookingChanged.newBuilder()
        .setEventId(id(IdType.EVENT))
        .setTenantId(tenant)
        .setBookingId(booking)
        .setProvider("square")
        .setConnectionId("con_1")
        .setExternalBookingId("x")
        .setExternalVersion(version)
        .setChangedAt(at)
        .setReceivedAt(at)
        .setStatus(status)
        .setStartsAt(at.plusSeconds(86_400))
        .setDurationMinutes(60)
        .setStudioId("std_" + random.nextInt(4))
        .setPriceMinor(random.nextInt(9) == 0 ? null : 10L * (900 + random.nextInt(900)))
        .setCurrency(random.nextInt(3) == 0 ? "USD" : "EUR")
        .build();
  }

  public AppEventRecorded appEvent(String style, Instant at) {
    return AppEventRecorded.newBuilder()
        .setEventId(id(IdType.EVENT))
        .setTenantId(tenants.get(0))
        .setActorId(people.get(random.nextInt(people.size())))
        .setSessionId("s")
        .setName(NAMES.get(random.nextInt(NAMES.size())))
        .setOccurredAt(at)
        .setReceivedAt(at)
        .setStyle(style)
        .setProperties(Map.of("screen", "home"))
        .build();
  }

  /** All of them, by stream. */
  public Map<Stream<?>, List<? extends SpecificRecord>> streams() {
    return Map.of(
        Streams.GENERATION_REQUESTED, requested,
        Streams.GENERATION_COMPLETED, completed,
        Streams.GENERATION_FAILED, failed,
        Streams.APP_EVENT_RECORDED, appEvents,
        Streams.BOOKING_CHANGED, bookings,
        Streams.BOOKING_CORRELATED, correlated);
  }

  private <T> void sendSomeTwice(List<T> facts) {
    facts.addAll(facts.stream().filter(fact -> random.nextInt(20) == 0).toList());
    Collections.shuffle(facts, random);
  }

  private String maybe(List<String> values) {
    int pick = random.nextInt(values.size() + 1);
    return pick == values.size() ? null : values.get(pick);
  }

  private Instant instant() {
    long span = to.getEpochSecond() - from.getEpochSecond();
    return from.plusSeconds((long) (random.nextDouble() * span));
  }

  private String id(IdType type) {
    return type.derived(from, String.valueOf(random.nextLong()));
  }
}
