package ink.models.stencil;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What becomes of dark areas. */
public enum StencilMode {
  /** They are printed black. */
  BLACKWORK,
  /** Only their outline is printed. */
  OUTLINE;

  /** The name on the wire. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException for a mode that is not known; the message lists those that are
   */
  public static StencilMode named(String slug) {
    return Arrays.stream(values())
        .filter(mode -> mode.slug().equals(slug))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no stencil mode is called '"
                        + slug
                        + "'; there are "
                        + Arrays.stream(values())
                            .map(StencilMode::slug)
                            .collect(Collectors.joining(", "))));
  }
}
