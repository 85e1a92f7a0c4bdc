package ink.bookings.acuity;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import ink.bookings.UntranslatableException;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What we read of an appointment. Acuity writes numbers as strings ({@code "duration":"60"}, {@code
 * "price":"10.00"}) and offsets without a colon ({@code 2016-02-04T13:00:00-0800}); {@code date},
 * {@code time} and {@code dateCreated} are for people and never read.
 */
record AcuityAppointment(
    @Nullable Long id,
    @Nullable String datetime,
    @Nullable String duration,
    @Nullable String price,
    @Nullable Long calendarID,
    @Nullable String email,
    @Nullable String notes,
    @Nullable Boolean canceled,
    @Nullable Boolean noShow,
    @Nullable List<@Nullable Form> forms) {

  static final String MALFORMED = "malformed-appointment";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[XXX][XX]");

  /** A week; more is no appointment. */
  private static final int LONGEST_MINUTES = 7 * 24 * 60;

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  record Form(@Nullable List<@Nullable Field> values) {}

  record Field(@Nullable String value) {}

  static AcuityAppointment of(byte[] body) throws UntranslatableException {
    try {
      AcuityAppointment appointment = JSON.readValue(body, AcuityAppointment.class);
      if (appointment == null) {
        throw malformed("The answer is no appointment but null");
      }
      return appointment;
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw malformed("The answer is no appointment: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw malformed("The answer is no appointment: " + e.getMessage());
    }
  }

  Instant startsAt() throws UntranslatableException {
    if (datetime == null) {
      throw malformed("The appointment has no datetime");
    }
    try {
      return OffsetDateTime.parse(datetime, TIME).toInstant();
    } catch (DateTimeException e) {
      throw malformed("datetime is " + datetime + ", which is no time with an offset");
    }
  }

  int minutes() throws UntranslatableException {
    if (duration != null && duration.matches("\\d{1,5}")) {
      int minutes = Integer.parseInt(duration);
      if (minutes <= LONGEST_MINUTES) {
        return minutes;
      }
    }
    throw malformed("duration is " + duration + ", which is no number of minutes");
  }

  /** In hundredths of a currency that Acuity does not name. */
  @Nullable Long priceMinor() throws UntranslatableException {
    if (price == null || price.isBlank()) {
      return null;
    }
    try {
      if (price.length() <= 15) {
        return new BigDecimal(price).movePointRight(2).longValueExact();
      }
    } catch (ArithmeticException | NumberFormatException e) {
      // Told below.
    }
    throw malformed("price is " + price + ", which is no amount with two decimals");
  }

  /** The notes and what was filled into forms. */
  List<String> texts() {
    List<String> texts = new ArrayList<>();
    if (notes != null) {
      texts.add(notes);
    }
    for (Form form : forms == null ? List.<@Nullable Form>of() : forms) {
      if (form != null && form.values() != null) {
        for (Field field : form.values()) {
          if (field != null && field.value() != null) {
            texts.add(field.value());
          }
        }
      }
    }
    return texts;
  }

  private static UntranslatableException malformed(String reason) {
    return new UntranslatableException(MALFORMED, reason);
  }
}
