package ink.reports.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * Hands mails over by SMTP, each in a conversation of its own, and tells apart what is certain: a
 * mail that was not taken may be tried again, one that may have been taken may not.
 */
final class Postman {
  private final SmtpConfig smtp;
  private final Session session;

  Postman(SmtpConfig smtp) {
    this.smtp = smtp;
    this.session = Session.getInstance(smtp.properties());
  }

  /** Sends; never throws for what a mail server or a network does. */
  SendResult send(ReportMail mail, Instant now) {
    try {
      return send(mail.message(session, smtp, now), new InternetAddress(mail.recipient(), true));
    } catch (AddressException e) {
      return new SendResult(
          SendResult.State.REFUSED, mail.recipient() + " is no mail address: " + e.getMessage());
    } catch (MessagingException e) {
      throw new IllegalStateException("a mail that cannot be written: " + e.getMessage(), e);
    }
  }

  private SendResult send(MimeMessage message, InternetAddress recipient) {
    SMTPTransport transport;
    try {
      transport = (SMTPTransport) session.getTransport("smtp");
      transport.connect(smtp.host(), smtp.port(), smtp.user(), smtp.password());
    } catch (AuthenticationFailedException e) {
      return later("the mail server " + smtp.host() + " does not let us in: " + line(e));
    } catch (MessagingException e) {
      return later("the mail server " + smtp.host() + " does not answer: " + line(e));
    }
    try {
      transport.sendMessage(message, new InternetAddress[] {recipient});
      return new SendResult(SendResult.State.SENT, transport.getLastServerResponse().strip());
    } catch (MessagingException e) {
      return refusal(e);
    } finally {
      try {
        transport.close();
      } catch (MessagingException e) {
        // It was taken or not before; a farewell that fails changes nothing.
      }
    }
  }

  private static SendResult refusal(MessagingException failure) {
    for (@Nullable Exception cause = failure;
        cause != null;
        cause = cause instanceof MessagingException nested ? nested.getNextException() : null) {
      if (cause instanceof SMTPAddressFailedException refused) {
        return byCode(refused.getReturnCode(), line(refused));
      }
      if (cause instanceof SMTPSenderFailedException ours) {
        return later("the mail server does not take mails of our address: " + line(ours));
      }
      if (cause instanceof SMTPSendFailedException refused
          && !(refused.getNextException() instanceof SendFailedException)) {
        return byCode(refused.getReturnCode(), line(refused));
      }
    }
    return new SendResult(
        SendResult.State.UNKNOWN,
        "the connection broke while the mail was handed over, it may have been taken: "
            + line(failure));
  }

  /** RFC 5321, 4.2.1: 4xx may do better later, 5xx never will. */
  private static SendResult byCode(int code, String answer) {
    if (code >= 500 && code < 600) {
      return new SendResult(SendResult.State.REFUSED, answer);
    }
    if (code >= 400 && code < 500) {
      return later(answer);
    }
    return new SendResult(SendResult.State.UNKNOWN, answer);
  }

  private static SendResult later(String why) {
    return new SendResult(SendResult.State.WAITING, why);
  }

  private static String line(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.getClass().getSimpleName());
  }
}
