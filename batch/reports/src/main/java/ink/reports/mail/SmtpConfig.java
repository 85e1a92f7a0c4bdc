package ink.reports.mail;

import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * How mails leave.
 *
 * @param user null: the server asks for none
 * @param from the sender's address
 */
record SmtpConfig(
    String host, int port, Tls tls, @Nullable String user, @Nullable String password, String from) {
  /** How the connection is encrypted. */
  enum Tls {
    /** Not at all: for a server on the same host. */
    NONE,
    /** After a greeting; a server that cannot is not used. */
    STARTTLS,
    /** From the first byte. */
    IMPLICIT
  }

  /**
   * Reads INK_SMTP_HOST, INK_SMTP_PORT (587), INK_SMTP_TLS (starttls), INK_SMTP_USER and
   * INK_SMTP_PASSWORD (none), INK_MAIL_FROM.
   *
   * @throws IllegalArgumentException with a sentence for the operator
   */
  static SmtpConfig from(Map<String, String> env) {
    String host = required(env, "INK_SMTP_HOST", "mails are handed over there");
    String from = required(env, "INK_MAIL_FROM", "reports are mailed from that address");
    if (!from.matches("[^@\\s<>]+@[^@\\s<>]+")) {
      throw new IllegalArgumentException("INK_MAIL_FROM is no mail address: " + from);
    }
    String port = env.getOrDefault("INK_SMTP_PORT", "587");
    if (!port.matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException("INK_SMTP_PORT is no port: " + port);
    }
    String tls = env.getOrDefault("INK_SMTP_TLS", "starttls");
    return new SmtpConfig(
        host,
        Integer.parseInt(port),
        switch (tls) {
          case "none" -> Tls.NONE;
          case "starttls" -> Tls.STARTTLS;
          case "implicit" -> Tls.IMPLICIT;
          default ->
              throw new IllegalArgumentException(
                  "INK_SMTP_TLS is starttls, implicit or none, not " + tls);
        },
        env.get("INK_SMTP_USER"),
        env.get("INK_SMTP_PASSWORD"),
        from);
  }

  private static String required(Map<String, String> env, String name, String why) {
    String value = env.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(name + " is not set; " + why);
    }
    return value;
  }

  /** The part of the sender's address behind the @. */
  String domain() {
    return from.substring(from.indexOf('@') + 1);
  }

  /** In the terms of Jakarta Mail. Its time limits, together, are below {@link Ledger#DEAD}. */
  Properties properties() {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", host);
    properties.put("mail.smtp.port", String.valueOf(port));
    properties.put("mail.smtp.auth", String.valueOf(user != null));
    properties.put("mail.smtp.connectiontimeout", "10000");
    properties.put("mail.smtp.timeout", "30000");
    properties.put("mail.smtp.writetimeout", "30000");
    properties.put("mail.smtp.ssl.enable", String.valueOf(tls == Tls.IMPLICIT));
    properties.put("mail.smtp.starttls.enable", String.valueOf(tls == Tls.STARTTLS));
    properties.put("mail.smtp.starttls.required", String.valueOf(tls == Tls.STARTTLS));
    properties.put("mail.smtp.from", from);
    return properties;
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "SmtpConfig[" + host + ":" + port + ", " + tls + ", from=" + from + "]";
  }
}
