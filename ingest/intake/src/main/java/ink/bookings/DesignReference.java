package ink.bookings;

import ink.ids.IdType;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds a design's id in what people wrote. */
public final class DesignReference {
  private static final Pattern WORD =
      Pattern.compile(
          "(?<![A-Za-z0-9_])dsg_[0-9A-Za-z]{26}(?![A-Za-z0-9_])", Pattern.CASE_INSENSITIVE);

  private DesignReference() {}

  /** The first one, in lower case, or null. */
  public static @Nullable String in(@Nullable String text) {
    if (text == null) {
      return null;
    }
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      String id = words.group().toLowerCase(Locale.ROOT);
      if (IdType.DESIGN.matches(id)) {
        return id;
      }
    }
    return null;
  }
}
