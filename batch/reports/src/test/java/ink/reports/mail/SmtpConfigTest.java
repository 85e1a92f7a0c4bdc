package ink.reports.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SmtpConfigTest {
  private static Map<String, String> env(String... more) {
    Map<String, String> env =
        new HashMap<>(
            Map.of("INK_SMTP_HOST", "mail.example", "INK_MAIL_FROM", "reports@studio.example"));
    for (int i = 0; i < more.length; i += 2) {
      env.put(more[i], more[i + 1]);
    }
    return env;
  }

  @Test
  void encryptsUnlessToldOtherwise() {
    assertThat(SmtpConfig.from(env()).properties())
        .containsEntry("mail.smtp.port", "587")
        .containsEntry("mail.smtp.starttls.required", "true");
    assertThat(
            SmtpConfig.from(env("INK_SMTP_TLS", "implicit", "INK_SMTP_PORT", "465")).properties())
        .containsEntry("mail.smtp.ssl.enable", "true")
        .containsEntry("mail.smtp.starttls.enable", "false");
    assertThat(SmtpConfig.from(env()).domain()).isEqualTo("studio.example");
  }

  @Test
  void saysWhatIsMissingOrWrong() {
    assertThatThrownBy(() -> SmtpConfig.from(Map.of()))
        .hasMessage("INK_SMTP_HOST is not set; mails are handed over there");
    assertThatThrownBy(() -> SmtpConfig.from(env("INK_MAIL_FROM", "reports")))
        .hasMessage("INK_MAIL_FROM is no mail address: reports");
    assertThatThrownBy(() -> SmtpConfig.from(env("INK_SMTP_PORT", "smtp")))
        .hasMessage("INK_SMTP_PORT is no port: smtp");
    assertThatThrownBy(() -> SmtpConfig.from(env("INK_SMTP_TLS", "ssl3")))
        .hasMessage("INK_SMTP_TLS is starttls, implicit or none, not ssl3");
  }

  @Test
  void hidesItsPassword() {
    assertThat(
            SmtpConfig.from(env("INK_SMTP_USER", "me", "INK_SMTP_PASSWORD", "secret")).toString())
        .doesNotContain("secret");
  }
}
