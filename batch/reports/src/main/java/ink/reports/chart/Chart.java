package ink.reports.chart;

/**
 * A chart at two widths, as SVG.
 *
 * @param wide for a page of a desk and in print
 * @param narrow for a phone
 */
public record Chart(String wide, String narrow) {
  /** CSS pixels. */
  public static final int WIDE = 680;

  /** CSS pixels. */
  public static final int NARROW = 350;

  /** Draws one chart at a width. */
  @FunctionalInterface
  public interface Drawer {
    /**
     * Draws.
     *
     * @param width in CSS pixels
     * @param suffix tells the two drawings apart
     */
    String draw(int width, String suffix);
  }

  /** Drawn at both widths. */
  public static Chart of(Drawer drawer) {
    return new Chart(drawer.draw(WIDE, "wide"), drawer.draw(NARROW, "narrow"));
  }
}
