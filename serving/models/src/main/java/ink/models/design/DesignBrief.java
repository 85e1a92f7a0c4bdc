package ink.models.design;

/**
 * What to draw.
 *
 * @param prompt the client's words
 * @param negativePrompt words for what must not be in it
 * @param seed the same brief gives the same design, byte for byte
 * @param aspect width by height of the sheet
 */
public record DesignBrief(
    Style style, String prompt, String negativePrompt, long seed, double aspect) {

  public DesignBrief {
    if (!(aspect >= 1 / 32.0 && aspect <= 32)) {
      throw new IllegalArgumentException("a sheet of aspect " + aspect + " cannot be drawn on");
    }
  }
}
