package ink.models.flash;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Sheets that studios print on, upright. */
public enum Paper {
  A4(210, 297),
  A3(297, 420),
  LETTER(216, 279);

  /** Millimetres on each edge that stay free of designs. */
  public static final double MARGIN = 12;

  private final double width;
  private final double height;

  Paper(double width, double height) {
    this.width = width;
    this.height = height;
  }

  /**
   * @throws IllegalArgumentException for a paper that is not known; the message lists those that
   *     are
   */
  public static Paper named(String slug) {
    return Arrays.stream(values())
        .filter(paper -> paper.slug().equals(slug))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no paper is called '"
                        + slug
                        + "'; there are "
                        + Arrays.stream(values())
                            .map(Paper::slug)
                            .collect(Collectors.joining(", "))));
  }

  /** The name on the wire. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Millimetres. */
  public double width() {
    return width;
  }

  public double height() {
    return height;
  }
}
