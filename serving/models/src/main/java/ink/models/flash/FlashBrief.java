package ink.models.flash;

import ink.models.design.Style;
import java.util.List;

/**
 * A sheet to draw.
 *
 * @param prompt the theme, in the client's words; all pieces share its inks and manner
 * @param negativePrompt words for what must not be in it
 * @param seed the same brief gives the same sheet, byte for byte
 * @param count pieces, one or more
 * @param prices printed under the pieces; fewer than pieces leave the others without
 */
public record FlashBrief(
    Style style,
    String prompt,
    String negativePrompt,
    long seed,
    int count,
    SizeMix mix,
    Paper paper,
    List<String> prices) {
  public FlashBrief {
    prices = List.copyOf(prices);
    if (count < 1) {
      throw new IllegalArgumentException("a flash sheet has at least one piece, not " + count);
    }
  }
}
