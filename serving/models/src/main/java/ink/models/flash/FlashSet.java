package ink.models.flash;

import ink.models.design.Design;
import ink.models.design.DesignBrief;
import ink.models.design.Designer;
import ink.models.design.Style;
import ink.models.design.Vocabulary;
import ink.models.vector.Drawing;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.GrayImage;
import ink.models.vector.Raster;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Designs that belong together: one theme in one style, with the same inks and weights of line and
 * about as dark as each other, in a mix of sizes.
 *
 * @param filler what goes with them into gaps
 * @param undrawnWords words of the prompt that no rule can draw
 */
public record FlashSet(List<Piece> pieces, Filler filler, List<String> undrawnWords) {

  /** Widths by heights: sheets of squares only have holes. */
  private static final double[] ASPECTS = {1, .75, 1.3, 1, .62};

  /** Of what lies along a limb or a line. */
  private static final double[] LONG_ASPECTS = {2, 3, 1.6, 2.4};

  private static final Set<Style> LONG = EnumSet.of(Style.BAND, Style.LETTERING);

  /** Designs that are drawn for a piece, of which one is taken. */
  private static final int TRIES = 4;

  /** How much darker or lighter than the first piece another may be, as a part of that. */
  private static final double UNEVEN = .3;

  /** Pixels a millimetre of the proof. */
  private static final double PROOF = 1.5;

  public FlashSet {
    pieces = List.copyOf(pieces);
    undrawnWords = List.copyOf(undrawnWords);
  }

  /**
   * @throws IllegalArgumentException for what the client must change, such as words that fit no
   *     body
   */
  public static FlashSet of(FlashBrief brief) {
    Theme theme = new Theme(brief);
    Size largest = Size.of(brief);
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < brief.count(); i++) {
      Size size = largest.smaller(brief.mix().below(i, brief.count()));
      double tone = i == 0 ? Double.NaN : tone(pieces.get(0).drawing());
      String price = i < brief.prices().size() ? brief.prices().get(i) : "";
      pieces.add(new Piece(piece(brief, theme.of(i), size, i, tone), price));
    }
    return new FlashSet(
        pieces,
        Filler.of(brief.style()),
        Vocabulary.read(brief.style(), brief.prompt(), brief.negativePrompt()).undrawn());
  }

  /** The first without a remark that is as dark as the others, or the nearest to that. */
  private static Drawing piece(
      FlashBrief brief, Theme.Words words, Size size, int number, double tone) {
    double[] aspects = LONG.contains(brief.style()) ? LONG_ASPECTS : ASPECTS;
    String prompt = size.words() + " " + words.prompt();
    double least = Double.POSITIVE_INFINITY;
    Drawing nearest = null;
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Design design =
          Designer.draw(
              new DesignBrief(
                  brief.style(),
                  prompt,
                  words.negative(),
                  brief.seed() + number + 1_000L * attempt,
                  aspects[number % aspects.length]));
      Drawing drawing = cropped(design.drawing(), size.scale());
      double off = Double.isNaN(tone) ? 0 : Math.abs(tone(drawing) / tone - 1);
      off += design.remarks().isEmpty() ? 0 : 1;
      if (off < least) {
        least = off;
        nearest = drawing;
      }
      if (least <= UNEVEN) {
        break;
      }
    }
    if (nearest == null) {
      throw new IllegalStateException("a design has a tone, but none of " + prompt);
    }
    return nearest;
  }

  /** The part of its box that is ink. */
  static double tone(Drawing drawing) {
    GrayImage proof =
        Raster.draw(
            drawing,
            (int) Math.ceil(drawing.width() * PROOF),
            (int) Math.ceil(drawing.height() * PROOF));
    long ink = 0;
    for (byte pixel : proof.pixels()) {
      ink += 255 - (pixel & 0xff);
    }
    return ink / 255.0 / proof.pixels().length;
  }

  /** To its ink: a round design on a long sheet would leave holes between the pieces. */
  private static Drawing cropped(Drawing drawing, double scale) {
    Sheet drawn = new Sheet();
    drawing.marks().forEach(drawn::mark);
    Sheet sheet = new Sheet().add(drawn, AffineTransform.getScaleInstance(scale, scale));
    Rectangle2D box = sheet.bounds();
    return new Sheet()
        .add(sheet, AffineTransform.getTranslateInstance(-box.getX(), -box.getY()))
        .on(box.getWidth(), box.getHeight());
  }
}
