package ink.models.design;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The ways of drawing that there are rules for. */
public enum Style {
  MANDALA,
  BOTANICAL;

  /** The name on the wire. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Style> named(String slug) {
    return Arrays.stream(values()).filter(style -> style.slug().equals(slug)).findFirst();
  }
}
