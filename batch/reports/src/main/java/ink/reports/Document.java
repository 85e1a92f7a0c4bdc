package ink.reports;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file of an edition.
 *
 * @param suffix of its name, e.g. {@code pdf}; an edition has one of each
 */
public record Document(String suffix, String mediaType, byte[] bytes) {
  public static Document html(String page) {
    return new Document("html", "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
  }

  public static Document csv(String text) {
    return new Document("csv", "text/csv; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  public static Document pdf(byte[] bytes) {
    return new Document("pdf", "application/pdf", bytes);
  }

  /** Of a document that is text. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** SHA-256, lower-case hex. */
  public String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
