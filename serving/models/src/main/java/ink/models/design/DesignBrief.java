package ink.models.design;

/**
 * What to draw.
 *
 * @param prompt the client's words
 * @param negativePrompt words for what must not be in it
 * @param seed the same brief gives the same design, byte for byte
 * @param aspect width by height of the sheet
 * @param variation 0, or the number of a sibling: the same composition in another hand
 */
public record DesignBrief(
    Style style, String prompt, String negativePrompt, long seed, double aspect, int variation) {

  public DesignBrief(Style style, String prompt, String negativePrompt, long seed, double aspect) {
    this(style, prompt, negativePrompt, seed, aspect, 0);
  }

  public DesignBrief {
    if (!(aspect >= 1 / 32.0 && aspect <= 32)) {
      throw new IllegalArgumentException("a sheet of aspect " + aspect + " cannot be drawn on");
    }
    if (variation < 0) {
      throw new IllegalArgumentException("variations are counted from 0, not " + variation);
    }
  }
}
