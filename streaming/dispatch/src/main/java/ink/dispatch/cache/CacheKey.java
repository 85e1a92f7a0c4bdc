package ink.dispatch.cache;

import ink.facts.GenerationRequested;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks for, in one number: requests with the same key get the same image from the
 * same version of a model. Who asks and for whom is not in it.
 */
public final class CacheKey {
  /** Goes up when what follows is written in another way. */
  private static final int FORM = 1;

  private static final Pattern SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  private CacheKey() {}

  /**
   * SHA-256, 64 lower-case hex digits; null when the request must not be answered with an image of
   * another.
   */
  public static @Nullable String of(GenerationRequested request) {
    if (!Boolean.TRUE.equals(request.getCacheable())) {
      return null;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(FORM);
      text(out, request.getModel());
      text(out, normalised(request.getPrompt()));
      String negative = request.getNegativePrompt();
      text(out, negative == null ? "" : normalised(negative));
      text(out, request.getStyle().toLowerCase(Locale.ROOT));
      out.writeLong(request.getSeed());
      out.writeInt(request.getWidthPx());
      out.writeInt(request.getHeightPx());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // an array has no I/O to fail
    }
    return HexFormat.of().formatHex(sha256(bytes.toByteArray()));
  }

  /**
   * Words as a person sees them: one form for each character (NFC), one space for each gap, none
   * around. Capitals are kept: some models read them.
   */
  static String normalised(String words) {
    return SPACE.matcher(Normalizer.normalize(words, Normalizer.Form.NFC)).replaceAll(" ").strip();
  }

  /** With its length before it, so that no two lists of texts look alike. */
  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
