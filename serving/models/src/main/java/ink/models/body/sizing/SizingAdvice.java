package ink.models.body.sizing;

import java.util.List;

/**
 * How large to make a design. Sizes are millimetres of the longer side of the box around its ink.
 *
 * @param recommended the size to make it; where it does not fit, the largest that the part takes
 * @param least smaller than this its gaps close up or its lines are too thin
 * @param most larger than this the part does not show it at one look
 * @param sizes small, medium and large as customary on the part
 * @param worst up to three spots that give way first, worst first
 * @param words for the client, one sentence an element
 */
public record SizingAdvice(
    Verdict verdict,
    double recommended,
    double least,
    double most,
    List<Choice> sizes,
    List<WeakSpot> worst,
    List<String> words) {

  public SizingAdvice {
    sizes = List.copyOf(sizes);
    worst = List.copyOf(worst);
    words = List.copyOf(words);
  }

  /** What to do. */
  public enum Verdict {
    /** Make it as recommended. */
    FITS,
    /** It cannot be large enough here: leave details out, or go to a larger part. */
    SIMPLIFY
  }

  /**
   * A customary size.
   *
   * @param lasts its details stay open for the years asked about
   * @param fits the part shows it at one look
   */
  public record Choice(String name, double longerSide, boolean lasts, boolean fits) {}
}
