package ink.models.flash;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How large the pieces of a sheet are to each other. */
public enum SizeMix {
  /** One large, two fifths of the others of middle size, the rest small. */
  MIXED,
  /** All of one size. */
  EVEN,
  /** One of middle size among small ones. */
  SMALL;

  /**
   * @throws IllegalArgumentException for a mix that is not known; the message lists those that are
   */
  public static SizeMix named(String slug) {
    return Arrays.stream(values())
        .filter(mix -> mix.slug().equals(slug))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no mix of sizes is called '"
                        + slug
                        + "'; there are "
                        + Arrays.stream(values())
                            .map(SizeMix::slug)
                            .collect(Collectors.joining(", "))));
  }

  /** The name on the wire. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Steps below the largest of a sheet's three sizes. */
  int below(int piece, int count) {
    return switch (this) {
      case MIXED -> piece == 0 ? 0 : piece <= Math.round((count - 1) * .4) ? 1 : 2;
      case EVEN -> 1;
      case SMALL -> piece == 0 ? 1 : 2;
    };
  }
}
