package ink.bookings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ink.bookings.acuity.AcuityHosts;
import ink.bookings.acuity.AcuityPlatform;
import ink.bookings.square.SquarePlatform;
import ink.bookings.testing.KnownConnections;
import ink.bookings.testing.Samples;
import ink.bookings.testing.ScriptedAcuity;
import ink.events.Streams;
import ink.facts.BookingChanged;
import ink.facts.DeadLetter;
import ink.facts.WebhookReceived;
import ink.ids.IdType;
import ink.intake.kafka.Outgoing;
import ink.intake.metrics.IntakeMetrics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTranslatorTest {
  private static final JsonMapper JSON = new JsonMapper();

  private final KnownConnections connections = new KnownConnections();
  private final BookingConnection square =
      connections.add(KnownConnections.connection("square", null));
  private ScriptedAcuity platform;
  private BookingConnection acuity;
  private WebhookTranslator translator;

  @BeforeEach
  void start() throws IOException {
    platform = ScriptedAcuity.start();
    acuity = connections.add(KnownConnections.connection("acuity", "http://" + platform.host()));
    translator =
        new WebhookTranslator(
            List.of(
                new SquarePlatform(), new AcuityPlatform(new AcuityHosts(Set.of(platform.host())))),
            connections,
            new IntakeMetrics(),
            Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  private static WebhookReceived webhook(
      BookingConnection connection, String externalId, String type, String body) {
    return WebhookReceived.newBuilder()
        .setEventId(IdType.EVENT.next())
        .setTenantId(connection.tenantId())
        .setProvider(connection.provider())
        .setConnectionId(connection.connectionId())
        .setExternalId(externalId)
        .setType(type)
        .setReceivedAt(Instant.now().truncatedTo(ChronoUnit.MICROS))
        .setContentType("application/json")
        .setBody(ByteBuffer.wrap(body.getBytes(UTF_8)))
        .build();
  }

  private List<Outgoing<?>> translate(WebhookReceived webhook) {
    WebhookTranslator.Step step =
        translator.translate(Streams.WEBHOOK_RECEIVED.encode(webhook), "here");
    return ((WebhookTranslator.Step.Done) step).facts();
  }

  private BookingChanged booking(WebhookReceived webhook) {
    return (BookingChanged) translate(webhook).get(0).fact();
  }

  private DeadLetter letter(WebhookReceived webhook) {
    return (DeadLetter) translate(webhook).get(0).fact();
  }

  private WebhookReceived fromSquare(String body) {
    return webhook(square, "i2id2g3enyspi7", "booking.updated", body);
  }

  private WebhookReceived fromAcuity(String action) {
    return webhook(acuity, "54321", action, "action=" + action + "&id=54321");
  }

  private static ObjectNode squareSample() throws IOException {
    return (ObjectNode) JSON.readTree(Samples.text("square/booking_updated.json"));
  }

  private static ObjectNode appointment() throws IOException {
    return (ObjectNode) JSON.readTree(Samples.text("acuity/appointment.json"));
  }

  @Test
  void squaresOwnExampleIsTranslated() {
    BookingChanged booking = booking(fromSquare(Samples.text("square/booking_updated.json")));

    assertThat(booking.getBookingId())
        .isEqualTo(IdType.BOOKING.derived(Instant.EPOCH, square.connectionId(), "i2id2g3enyspi7"));
    assertThat(booking.getExternalBookingId()).isEqualTo("i2id2g3enyspi7");
    assertThat(booking.getExternalVersion()).isEqualTo(1);
    assertThat(booking.getStatus()).isEqualTo("accepted");
    assertThat(booking.getStartsAt()).isEqualTo(Instant.parse("2020-12-17T16:00:00Z"));
    assertThat(booking.getChangedAt()).isEqualTo(Instant.parse("2020-12-08T20:05:00Z"));
    assertThat(booking.getDurationMinutes()).isEqualTo(30);
    assertThat(booking.getExternalStaffId()).isEqualTo("_4GsfYnqGHyurOwzWdKj");
    assertThat(booking.getExternalCustomerId()).isEqualTo("SSKBT02ECWZXK6W3VWYC78E52R");
    assertThat(booking.getNote()).isEqualTo("I would like to sit near the window please");
    assertThat(booking.getDesignRef()).isNull();
    assertThat(booking.getStudioId()).isEqualTo(square.studioId());
    assertThat(booking.getTenantId()).isEqualTo(square.tenantId());
  }

  @Test
  void aVersionToldTwiceIsOneFactAndTheNextIsAnotherOfTheSameBooking() {
    BookingChanged first = booking(fromSquare(Samples.text("square/booking_created.json")));
    BookingChanged again = booking(fromSquare(Samples.text("square/booking_created.json")));
    BookingChanged next = booking(fromSquare(Samples.text("square/booking_updated.json")));

    assertThat(again.getEventId()).isEqualTo(first.getEventId());
    assertThat(next.getEventId()).isNotEqualTo(first.getEventId());
    assertThat(next.getBookingId()).isEqualTo(first.getBookingId());
  }

  @ParameterizedTest
  @CsvSource({
    "PENDING, pending",
    "DECLINED, declined",
    "CANCELLED_BY_CUSTOMER, cancelled_by_customer",
    "CANCELLED_BY_SELLER, cancelled_by_seller",
    "NO_SHOW, no_show"
  })
  void squaresStatusesAreOurs(String theirs, String ours) throws IOException {
    ObjectNode event = squareSample();
    ((ObjectNode) event.at("/data/object/booking")).put("status", theirs);

    assertThat(booking(fromSquare(event.toString())).getStatus()).isEqualTo(ours);
  }

  @Test
  void aDesignInEitherNoteIsFoundAndBreaksCount() throws IOException {
    String design = IdType.DESIGN.next();
    ObjectNode event = squareSample();
    ObjectNode sent = (ObjectNode) event.at("/data/object/booking");
    sent.put("customer_note", "hi").put("seller_note", "wants " + design).remove("updated_at");
    sent.withArray("appointment_segments")
        .addObject()
        .put("duration_minutes", 60)
        .put("intermission_minutes", 15);
    WebhookReceived webhook = fromSquare(event.toString());

    BookingChanged booking = booking(webhook);

    assertThat(booking.getDesignRef()).isEqualTo(design);
    assertThat(booking.getNote()).isEqualTo("hi\nwants " + design);
    assertThat(booking.getDurationMinutes()).isEqualTo(105);
    assertThat(booking.getChangedAt()).isEqualTo(webhook.getReceivedAt());
  }

  @ParameterizedTest
  @CsvSource({
    "id, ''",
    "version, -1",
    "status, SOMETHING_NEW",
    "start_at, tomorrow",
    "updated_at, 1606320000"
  })
  void aSquareBookingThatMakesNoSenseIsADeadLetter(String member, String value) throws IOException {
    ObjectNode event = squareSample();
    ((ObjectNode) event.at("/data/object/booking")).put(member, value);

    assertThat(letter(fromSquare(event.toString())).getCode()).isEqualTo("unreadable-booking");
    assertThat(letter(fromSquare("[]")).getCode()).isEqualTo("unreadable-booking");
  }

  @Test
  void aSegmentOfNegativeLengthIsADeadLetter() throws IOException {
    ObjectNode event = squareSample();
    ((ObjectNode) event.at("/data/object/booking/appointment_segments/0"))
        .put("duration_minutes", -5);

    assertThat(letter(fromSquare(event.toString())).getReason()).contains("negative");
  }

  @Test
  void whatIsNoBookingIsSkipped() {
    assertThat(translate(webhook(square, "x", "payment.updated", "{}"))).isEmpty();
    assertThat(translate(fromAcuity("order.completed"))).isEmpty();
  }

  @Test
  void acuitysOwnExampleIsFetchedAndTranslated() {
    platform.script(200, Samples.text("acuity/appointment.json"));
    WebhookReceived webhook = fromAcuity("appointment.scheduled");

    BookingChanged booking = booking(webhook);

    assertThat(booking.getExternalBookingId()).isEqualTo("54321");
    assertThat(booking.getStatus()).isEqualTo("accepted");
    assertThat(booking.getStartsAt()).isEqualTo(Instant.parse("2013-07-02T17:15:00Z"));
    assertThat(booking.getDurationMinutes()).isEqualTo(60);
    assertThat(booking.getExternalStaffId()).isEqualTo("27238");
    assertThat(booking.getExternalCustomerId()).isEqualTo("bob.mctest@example.com");
    assertThat(booking.getNote()).isEqualTo("Notes");
    assertThat(booking.getPriceMinor()).isNull();
    assertThat(booking.getCurrency()).isNull();
    assertThat(booking.getChangedAt()).isEqualTo(webhook.getReceivedAt());
    assertThat(booking.getExternalVersion())
        .isEqualTo(ChronoUnit.MICROS.between(Instant.EPOCH, webhook.getReceivedAt()));
    assertThat(IdType.EVENT.matches(booking.getEventId())).isTrue();
  }

  @Test
  void anUnchangedAppointmentIsToldOnceButOneMovedBackIsToldAgain() throws IOException {
    String here = appointment().toString();
    String there = appointment().put("datetime", "2013-07-03T10:15:00-0700").toString();
    platform.script(200, here);
    BookingChanged first = booking(fromAcuity("scheduled"));
    assertThat(translate(fromAcuity("changed"))).isEmpty();
    platform.script(200, there);
    assertThat(booking(fromAcuity("changed")).getStartsAt()).isNotEqualTo(first.getStartsAt());
    platform.script(200, here);
    BookingChanged back = booking(fromAcuity("changed"));

    assertThat(back.getStartsAt()).isEqualTo(first.getStartsAt());
    assertThat(back.getEventId()).isNotEqualTo(first.getEventId());
    assertThat(back.getExternalVersion()).isGreaterThan(first.getExternalVersion());
  }

  @Test
  void aWebhookReadAgainAfterACrashMakesTheSameFact() {
    platform.script(200, Samples.text("acuity/appointment.json"));
    WebhookReceived webhook = fromAcuity("scheduled");
    BookingChanged first = booking(webhook);
    translator.forget();

    assertThat(booking(webhook)).isEqualTo(first);
  }

  @Test
  void cancellationsNoShowsAndFormsAreUnderstood() throws IOException {
    String design = IdType.DESIGN.next();
    ObjectNode appointment = appointment();
    ((ObjectNode) appointment.at("/forms/0/values/1")).put("value", "The " + design);
    platform.script(200, appointment.put("email", "BOB@Example.com").toString());
    BookingChanged canceled = booking(fromAcuity("canceled"));
    assertThat(canceled.getStatus()).isEqualTo("cancelled_by_customer");
    assertThat(canceled.getDesignRef()).isEqualTo(design);
    assertThat(canceled.getExternalCustomerId()).isEqualTo("bob@example.com");

    platform.script(200, appointment.put("canceled", false).toString());
    assertThat(booking(fromAcuity("canceled")).getStatus()).isEqualTo("accepted");
    platform.script(200, appointment.put("canceled", true).put("noShow", true).toString());
    assertThat(booking(fromAcuity("changed")).getStatus()).isEqualTo("no_show");
  }

  @ParameterizedTest
  @CsvSource({
    "404, appointment-not-found",
    "401, acuity-credentials",
    "403, acuity-credentials",
    "302, acuity-answer",
    "400, acuity-answer"
  })
  void whatAcuityWillNeverTellIsADeadLetter(int status, String code) {
    platform.script(status, "{}");

    assertThat(letter(fromAcuity("changed")).getCode()).isEqualTo(code);
    assertThat(platform.calls()).isEqualTo(1); // no redirect was followed
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void whatAcuityMayTellLaterWaits(int status) {
    platform.script(status, "{}");

    WebhookTranslator.Step step =
        translator.translate(Streams.WEBHOOK_RECEIVED.encode(fromAcuity("changed")), "here");

    assertThat(step)
        .isInstanceOfSatisfying(
            WebhookTranslator.Step.Wait.class,
            wait -> {
              assertThat(wait.reason()).contains(String.valueOf(status));
              assertThat(wait.insteadOfRetrying()).isPresent();
            });
  }

  @Test
  void nobodyThereAndNoDatabaseWait() {
    platform.close();
    assertThat(translator.translate(Streams.WEBHOOK_RECEIVED.encode(fromAcuity("changed")), "here"))
        .isInstanceOf(WebhookTranslator.Step.Wait.class);
    connections.away(true);
    assertThat(translator.translate(Streams.WEBHOOK_RECEIVED.encode(fromAcuity("changed")), "here"))
        .isInstanceOfSatisfying(
            WebhookTranslator.Step.Wait.class,
            wait -> assertThat(wait.insteadOfRetrying()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"no json", "[]", "{\"id\":1}", "{\"id\":54321}"})
  void anAppointmentThatMakesNoSenseIsADeadLetter(String answer) {
    platform.script(200, answer);

    assertThat(letter(fromAcuity("changed")).getCode()).isEqualTo("unreadable-appointment");
  }

  @Test
  void anAppointmentWithoutDurationOrTooLargeIsADeadLetter() throws IOException {
    ObjectNode appointment = appointment();
    appointment.remove("duration");
    platform.script(200, appointment.toString());
    assertThat(letter(fromAcuity("changed")).getReason()).contains("duration");

    platform.script(200, "{\"x\":\"" + "y".repeat(1 << 20) + "\"}");
    assertThat(letter(fromAcuity("changed")).getCode()).isEqualTo("appointment-too-large");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://169.254.169.254", "http://localhost:1", "not a url"})
  void noOtherAddressIsEverFetched(String address) {
    BookingConnection evil = connections.add(KnownConnections.connection("acuity", address));

    assertThat(letter(webhook(evil, "1", "changed", "")).getCode()).isEqualTo("forbidden-address");
  }

  @Test
  void whatBelongsToNobodyIsADeadLetter() {
    BookingConnection gone = KnownConnections.connection("square", null);
    BookingConnection vagaro = KnownConnections.connection("vagaro", null);

    assertThat(letter(webhook(gone, "1", "booking.created", "{}")).getCode())
        .isEqualTo("unknown-connection");
    assertThat(letter(webhook(vagaro, "1", "x", "{}")).getCode()).isEqualTo("unknown-provider");
    WebhookTranslator.Step step = translator.translate(new byte[] {1, 2, 3}, "webhooks-0 at 7");
    DeadLetter letter = (DeadLetter) ((WebhookTranslator.Step.Done) step).facts().get(0).fact();
    assertThat(letter.getCode()).isEqualTo("unreadable-fact");
    assertThat(letter.getReason()).contains("webhooks-0 at 7");
  }
}
