package ink.bookings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ink.bookings.acuity.AcuitySignature;
import ink.bookings.square.SquareSignature;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** The vectors are those of Square's SDK (WebhooksTest) and one computed for Acuity. */
class SignaturesTest {
  @Test
  void squareSignsUrlAndBodyWithTheKeyAsItIs() {
    byte[] body =
        ("{\"merchant_id\":\"MLEFBHHSJGVHD\",\"type\":\"webhooks.test_notification\","
                + "\"event_id\":\"ac3ac95b-f97d-458c-a6e6-18981597e05f\","
                + "\"created_at\":\"2022-07-13T20:30:59.037339943Z\",\"data\":{\"type\":\"webhooks\","
                + "\"id\":\"bc368e64-01aa-407e-b46e-3231809b1129\"}}")
            .getBytes(UTF_8);
    String url = "https://webhook.site/679a4f3a-dcfa-49ee-bac5-9d0edad886b9";
    String signature = "GF4YkrJgGBDZ9NIYbNXBnMzqb2HoL4RW/S6vkZ9/2N4=";

    assertThat(SquareSignature.sign("Ibxx_5AKakO-3qeNVR61Dw", url, body)).isEqualTo(signature);
    assertThat(SquareSignature.matches("Ibxx_5AKakO-3qeNVR61Dw", url, body, signature)).isTrue();
  }

  @Test
  void squaresSecondVectorHolds() {
    assertThat(
            SquareSignature.sign(
                "signature-key",
                "https://webhook.site/webhooks",
                "{\"data\":{\"type\":\"webhooks\",\"id\":\"fake_id\"}}".getBytes(UTF_8)))
        .isEqualTo("W3FlCNk5IA3ZQ2LHTWoajvzfaDu/OwY2tNHIHC3IUOA=");
  }

  @Test
  void acuitySignsTheRawBody() {
    byte[] body =
        "action=scheduled&id=123456789&calendarID=1234567&appointmentTypeID=7654321"
            .getBytes(UTF_8);

    assertThat(AcuitySignature.sign("test_acuity_api_key", body))
        .isEqualTo("Wy7r4X3yumhpFvRVnUkAqsTgjkatyaq2+sn4qBYm4O0=");
    assertThat(AcuitySignature.matches("test_acuity_api_key", body, null)).isFalse();
  }

  @Property(tries = 200)
  void anotherKeyUrlOrBodyDoesNotMatch(
      @ForAll @NotEmpty @StringLength(max = 60) String key,
      @ForAll @StringLength(max = 80) String url,
      @ForAll @NotEmpty byte[] body,
      @ForAll int place) {
    String signature = SquareSignature.sign(key, url, body);
    byte[] changed = body.clone();
    changed[Math.floorMod(place, body.length)] ^= 1;

    assertThat(SquareSignature.matches(key, url, body, signature)).isTrue();
    assertThat(SquareSignature.matches(key, url, changed, signature)).isFalse();
    assertThat(SquareSignature.matches(key, url + "x", body, signature)).isFalse();
    assertThat(SquareSignature.matches(key + "x", url, body, signature)).isFalse();
    assertThat(AcuitySignature.matches(key, changed, AcuitySignature.sign(key, body))).isFalse();
  }
}
