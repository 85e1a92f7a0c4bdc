package ink.models.flash;

import ink.models.design.Design;
import ink.models.design.DesignBrief;
import ink.models.design.Designer;
import ink.models.design.Style;
import ink.models.vector.Drawing;
import ink.models.vector.Drawing.Sheet;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Designs that belong together: one style and prompt, so one family of lines; one large, some of
 * middle size, the rest small.
 *
 * @param undrawnWords words of the prompt that no rule can draw
 */
public record FlashSet(List<Piece> pieces, List<String> undrawnWords) {

  /** The first is large; of the others one in so many is of middle size. */
  private static final int ONE_IN = 3;

  /** Widths by heights: sheets of squares only have holes. */
  private static final double[] ASPECTS = {1, .75, 1.3, 1, .62};

  public FlashSet {
    pieces = List.copyOf(pieces);
    undrawnWords = List.copyOf(undrawnWords);
  }

  /**
   * @param count pieces, one or more
   * @param captions printed under them; fewer than pieces leave the others without
   */
  public static FlashSet of(
      Style style,
      String prompt,
      String negativePrompt,
      long seed,
      int count,
      List<String> captions) {
    if (count < 1) {
      throw new IllegalArgumentException("a flash set has at least one piece, not " + count);
    }
    List<Piece> pieces = new ArrayList<>();
    List<String> undrawn = List.of();
    for (int i = 0; i < count; i++) {
      String size = i == 0 ? "large " : i % ONE_IN == 1 ? "" : "small ";
      double aspect = i == 0 ? 1 : ASPECTS[i % ASPECTS.length];
      Design design =
          Designer.draw(new DesignBrief(style, size + prompt, negativePrompt, seed + i, aspect));
      pieces.add(new Piece(cropped(design.drawing()), i < captions.size() ? captions.get(i) : ""));
      undrawn = i == 0 ? design.undrawnWords() : undrawn;
    }
    return new FlashSet(pieces, undrawn);
  }

  /** To its ink: a round design on a long sheet would leave holes between the pieces. */
  private static Drawing cropped(Drawing drawing) {
    Sheet sheet = new Sheet();
    drawing.marks().forEach(sheet::mark);
    Rectangle2D box = sheet.bounds();
    return new Sheet()
        .add(sheet, AffineTransform.getTranslateInstance(-box.getX(), -box.getY()))
        .on(box.getWidth(), box.getHeight());
  }
}
