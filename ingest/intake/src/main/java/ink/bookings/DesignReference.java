package ink.bookings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The first design's id (dsg_…) that somebody put into a note or a form. */
public final class DesignReference {
  private static final Pattern ID =
      Pattern.compile("(?<![a-z0-9_])dsg_[0-7][0-9a-hjkmnp-tv-z]{25}(?![a-z0-9])");

  private DesignReference() {}

  public static @Nullable String in(Iterable<String> texts) {
    for (String text : texts) {
      Matcher found = ID.matcher(text);
      if (found.find()) {
        return found.group();
      }
    }
    return null;
  }
}
