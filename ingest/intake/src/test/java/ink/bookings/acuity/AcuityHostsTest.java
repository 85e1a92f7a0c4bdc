package ink.bookings.acuity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ink.intake.config.Env;
import ink.intake.config.InvalidEnvException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcuityHostsTest {
  private final AcuityHosts hosts =
      AcuityHosts.from(
          new Env(Map.of("INK_ACUITY_ALLOWED_HOSTS", "127.0.0.1:8415, acuity.test:443,")));

  @ParameterizedTest
  @CsvSource({
    "https://acuityscheduling.com/api, true",
    "https://acuityscheduling.com:443/api, true",
    "http://127.0.0.1:8415/api, true",
    "https://acuity.test:443/, true",
    "http://acuityscheduling.com/api, false",
    "https://acuityscheduling.com:8443/api, false",
    "https://acuityscheduling.com.evil.example/api, false",
    "https://evil.example/acuityscheduling.com, false",
    "https://acuityscheduling.com@evil.example/, false",
    "https://user@acuityscheduling.com/, false",
    "http://127.0.0.1:8416/api, false",
    "http://127.0.0.1/api, false",
    "http://169.254.169.254/latest/meta-data, false",
    "https://[::1]:8415/, false",
    "file:///etc/passwd, false",
    "null/api/v1/appointments/1, false"
  })
  void onlyAcuityAndNamedHostsAreCalled(String address, boolean allowed) {
    assertThat(hosts.allow(URI.create(address))).isEqualTo(allowed);
  }

  @Test
  void aHostWithoutPortIsRefusedAtTheStart() {
    assertThatThrownBy(
            () -> AcuityHosts.from(new Env(Map.of("INK_ACUITY_ALLOWED_HOSTS", "localhost"))))
        .isInstanceOf(InvalidEnvException.class)
        .hasMessageContaining("host:port");
    assertThat(AcuityHosts.from(new Env(Map.of())).allowed()).isEmpty();
  }
}
