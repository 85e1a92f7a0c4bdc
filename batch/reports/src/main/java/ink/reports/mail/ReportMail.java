package ink.reports.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * A report to one recipient, who sees nobody else's address.
 *
 * @param senderName null: the sender's address stands alone
 * @param id the same for the same mail at each attempt
 * @param text as mail programs without HTML show it; its first line is the subject
 * @param fileName of the attached PDF
 */
record ReportMail(
    String recipient,
    @Nullable String senderName,
    String id,
    String text,
    String html,
    byte[] pdf,
    String fileName) {

  String subject() {
    return text.lines().findFirst().orElse("");
  }

  /**
   * The message, by RFC 5322 and 2045.
   *
   * @throws MessagingException when the recipient is no address
   */
  MimeMessage message(Session session, SmtpConfig smtp, Instant at) throws MessagingException {
    String messageId = "<" + id + "@" + smtp.domain() + ">";
    MimeMessage message =
        new MimeMessage(session) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
          }
        };
    try {
      message.setFrom(
          senderName == null
              ? new InternetAddress(smtp.from())
              : new InternetAddress(smtp.from(), senderName, "UTF-8"));
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("every JDK has UTF-8", e);
    }
    message.setRecipient(
        jakarta.mail.Message.RecipientType.TO, new InternetAddress(recipient, true));
    message.setSubject(subject(), "UTF-8");
    message.setSentDate(Date.from(at));
    // Answering machines keep quiet (RFC 3834).
    message.setHeader("Auto-Submitted", "auto-generated");

    MimeMultipart bodies = new MimeMultipart("alternative");
    bodies.addBodyPart(part(text, "plain"));
    bodies.addBodyPart(part(html, "html"));
    MimeBodyPart body = new MimeBodyPart();
    body.setContent(bodies);
    MimeBodyPart attached = new MimeBodyPart();
    attached.setDataHandler(new DataHandler(new ByteArrayDataSource(pdf, "application/pdf")));
    attached.setFileName(fileName);
    MimeMultipart all = new MimeMultipart("mixed");
    all.addBodyPart(body);
    all.addBodyPart(attached);
    message.setContent(all);
    message.saveChanges();
    return message;
  }

  private static MimeBodyPart part(String text, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, StandardCharsets.UTF_8.name(), subtype);
    return part;
  }
}
