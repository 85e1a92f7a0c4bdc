package ink.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ink.bookings.acuity.AcuitySignature;
import ink.bookings.square.SquareSignature;
import ink.local.Stack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/**
 * Bookings that clients made on the studios' platforms, told as the platforms tell them: Square
 * with the whole booking, signed over URL and body; Acuity with a hint, after which the appointment
 * is fetched. Some are told twice, as platforms do.
 */
final class BookingLoad {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final DateTimeFormatter ACUITY_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx");

  private final Stack stack;
  private final Random random;
  private int sent;
  private int different;
  private int booked;

  BookingLoad(Stack stack, long seed) {
    this.stack = stack;
    this.random = new Random(seed);
  }

  /** Books two of three designs and returns how many webhooks were sent. */
  int run(List<GenerationLoad.Seen> designs) throws IOException, InterruptedException {
    int number = 0;
    for (GenerationLoad.Seen design : designs) {
      if (number++ % 3 != 0) {
        Instant start =
            Instant.now()
                .plus(7 + random.nextInt(40), ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.HOURS);
        // Every other client copies the design's id into the note, as "Book this design" does.
        String note =
            number % 2 == 0 ? "Please bring the stencil. Design " + design.designId() : "";
        if ("square".equals(design.studio().provider())) {
          square(design, number, start, note);
        } else {
          acuity(design, number, start, note);
        }
        booked++;
      }
    }
    return sent;
  }

  /** Webhooks without the repeated ones. */
  int different() {
    return different;
  }

  private void square(GenerationLoad.Seen design, int number, Instant start, String note)
      throws IOException, InterruptedException {
    String booking = "sqbk" + Long.toString(Math.abs(random.nextLong()), 36);
    for (int version = 0; version < (number % 4 == 0 ? 2 : 1); version++) {
      Instant changed = Instant.now();
      ObjectNode event = JSON.createObjectNode();
      event.put("merchant_id", "MLDEMO");
      event.put("location_id", "LDEMO");
      event.put("type", version == 0 ? "booking.created" : "booking.updated");
      event.put("event_id", new java.util.UUID(random.nextLong(), random.nextLong()).toString());
      event.put("created_at", changed.toString());
      ObjectNode data = event.putObject("data");
      data.put("type", "booking");
      data.put("id", booking + ":" + version);
      ObjectNode body = data.putObject("object").putObject("booking");
      body.put("id", booking);
      body.put("version", version);
      body.put("status", version == 1 && number % 8 == 0 ? "CANCELLED_BY_CUSTOMER" : "ACCEPTED");
      body.put("created_at", changed.toString());
      body.put("updated_at", changed.toString());
      body.put("start_at", start.toString());
      body.put("location_id", "LDEMO");
      body.put("customer_id", design.client().externalCustomerId());
      body.put("customer_note", note);
      body.put("seller_note", "");
      ObjectNode segment = body.putArray("appointment_segments").addObject();
      segment.put("duration_minutes", 120);
      segment.put("service_variation_id", "T3WUWYFJOVW2EU6XGRU5YG4A");
      segment.put("service_variation_version", 1605808735978L);
      segment.put("team_member_id", design.artist().externalStaffId());
      byte[] raw = JSON.writeValueAsBytes(event);
      String signature =
          SquareSignature.sign(design.studio().webhookSecret(), design.studio().webhookUrl(), raw);
      deliver(design.studio(), "application/json", "x-square-hmacsha256-signature", signature, raw);
      different++;
      if (number % 5 == 0) {
        deliver(
            design.studio(), "application/json", "x-square-hmacsha256-signature", signature, raw);
      }
    }
  }

  private void acuity(GenerationLoad.Seen design, int number, Instant start, String note)
      throws IOException, InterruptedException {
    ObjectNode appointment = JSON.createObjectNode();
    int id = 9_000_000 + number;
    appointment.put("id", id);
    appointment.put("firstName", design.client().name());
    appointment.put("lastName", "Demo");
    appointment.put("email", design.client().externalCustomerId());
    appointment.put("phone", "");
    appointment.put("datetime", ACUITY_TIME.format(start.atZone(ZoneId.of("Europe/Berlin"))));
    appointment.put("dateCreated", "November 23, 2026");
    appointment.put("duration", "120");
    appointment.put("price", "180.00");
    appointment.put("paid", "no");
    appointment.put("amountPaid", "0.00");
    appointment.put("type", "Tattoo session");
    appointment.put("appointmentTypeID", 1);
    appointment.put("calendarID", Integer.parseInt(design.artist().externalStaffId()));
    appointment.put("canceled", false);
    appointment.put("timezone", "Europe/Berlin");
    appointment.put("notes", note);
    appointment.putArray("forms");
    HttpResponse<String> stored =
        HTTP.send(
            HttpRequest.newBuilder(
                    URI.create(
                        "http://127.0.0.1:"
                            + stack.ports().simulatedPlatforms()
                            + "/simulated/appointments"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(appointment)))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    expect(stored, "the simulated Acuity");
    byte[] raw =
        ("action=scheduled&id="
                + id
                + "&calendarID="
                + design.artist().externalStaffId()
                + "&appointmentTypeID=1")
            .getBytes(StandardCharsets.UTF_8);
    deliver(
        design.studio(),
        "application/x-www-form-urlencoded",
        "X-Acuity-Signature",
        AcuitySignature.sign(design.studio().webhookSecret(), raw),
        raw);
    different++;
  }

  private void deliver(
      DemoTenants.Studio studio, String contentType, String header, String signature, byte[] body)
      throws IOException, InterruptedException {
    sent++;
    expect(
        HTTP.send(
            HttpRequest.newBuilder(URI.create(studio.webhookUrl()))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", contentType)
                .header(header, signature)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build(),
            HttpResponse.BodyHandlers.ofString()),
        "the webhook intake");
  }

  private static void expect(HttpResponse<String> answer, String who) throws IOException {
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(who + " answered " + answer.statusCode() + " " + answer.body());
    }
  }

  /** Waits until every booking is stored and has found the design that it can find. */
  void awaitStored(Duration limit) throws SQLException, InterruptedException {
    Instant deadline = Instant.now().plus(limit);
    try (Connection connection = stack.postgres().connect("ink")) {
      while (Instant.now().isBefore(deadline)) {
        var row =
            connection
                .createStatement()
                .executeQuery("SELECT count(*) FROM ink.bookings WHERE design_id IS NOT NULL");
        row.next();
        if (row.getLong(1) >= booked) {
          return;
        }
        Thread.sleep(200);
      }
    }
  }
}
