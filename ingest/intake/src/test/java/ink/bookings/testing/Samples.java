package ink.bookings.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The platforms' own examples. */
public final class Samples {
  private Samples() {}

  public static String text(String name) {
    try (InputStream in = Samples.class.getResourceAsStream("/ink/bookings/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
