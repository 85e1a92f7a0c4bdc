package ink.models.coverup;

import ink.models.oldink.OldInk;
import ink.models.vector.Drawing;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Mark;
import ink.models.vector.Paths;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.List;

/**
 * A candidate as lines to be traced, in true size and turned as it lies on the photograph, with the
 * hull of the old tattoo in dots: laid so that the dots frame the old tattoo, the new design is
 * where the preview shows it.
 */
public final class CoverStencil {

  /** Millimetres: paper does not carry thinner strokes. */
  private static final double THINNEST = .5;

  private static final double MARGIN = 6;
  private static final double DOT = .4;
  private static final double DOTS_APART = 4;

  private CoverStencil() {}

  /**
   * @param sheet to print in true size
   * @param left millimetres from the left edge of the part of the photograph that was looked at to
   *     that of the sheet
   * @param top the same from its top
   */
  public record Placed(Drawing sheet, double left, double top) {}

  public static Placed of(OldInk old, Candidate candidate) {
    double ppm =
        old.pixelsPerMillimetre()
            .orElseThrow(
                () -> new IllegalArgumentException("a stencil needs the photograph's scale"));
    Sheet sheet = new Sheet();
    AffineTransform place =
        candidate.placement().transform(candidate.drawing().width(), candidate.drawing().height());
    for (Mark mark : candidate.drawing().marks()) {
      Mark moved = Sized.moved(mark, place, 1);
      sheet.mark(
          moved instanceof Mark.Line line && line.weight() < THINNEST
              ? new Mark.Line(line.path(), THINNEST, line.tone())
              : moved);
    }
    dots(sheet, old.shape().hull(), ppm);
    var box = sheet.bounds();
    AffineTransform toCorner =
        AffineTransform.getTranslateInstance(MARGIN - box.getX(), MARGIN - box.getY());
    return new Placed(
        new Sheet()
            .add(sheet, toCorner)
            .on(box.getWidth() + 2 * MARGIN, box.getHeight() + 2 * MARGIN),
        box.getX() - MARGIN,
        box.getY() - MARGIN);
  }

  /** Each a dot of ink in a disc of skin, so that it is seen on black, too. */
  private static void dots(Sheet sheet, List<int[]> hull, double ppm) {
    for (int i = 0; i < hull.size(); i++) {
      double fromX = (hull.get(i)[0] + .5) / ppm;
      double fromY = (hull.get(i)[1] + .5) / ppm;
      double toX = (hull.get((i + 1) % hull.size())[0] + .5) / ppm;
      double toY = (hull.get((i + 1) % hull.size())[1] + .5) / ppm;
      int steps = (int) Math.max(1, Math.hypot(toX - fromX, toY - fromY) / DOTS_APART);
      for (int step = 0; step < steps; step++) {
        double x = fromX + (toX - fromX) * step / steps;
        double y = fromY + (toY - fromY) * step / steps;
        Path2D disc = Paths.circle(x, y, 2 * DOT);
        sheet.clear(disc).dot(x, y, DOT);
      }
    }
  }
}
