package ink.models.coverup;

import ink.models.ageing.InkMap;
import ink.models.ageing.PackDensity;
import ink.models.plane.Mask;
import ink.models.plane.Plane;
import ink.models.vector.Drawing;
import ink.models.vector.Mark;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/**
 * A design in true size with maps of it, whose middle is the sheet's.
 *
 * @param pixelsPerMillimetre of the maps
 * @param load as a tattooer leaves it, 0..1, as blurred as an eye sees it from half a metre
 * @param black where it is drawn, unblurred
 */
record Sized(Drawing drawing, double pixelsPerMillimetre, Plane load, Mask black, Mask hull) {

  /** Longest side of the maps. */
  private static final int LONGEST = 320;

  private static final double FINEST = 4;

  /** Millimetres of blur. */
  private static final double EYE = .3;

  static Sized of(Drawing drawing) {
    double longer = Math.max(drawing.width(), drawing.height());
    double ppm = Math.min(FINEST, LONGEST / longer);
    InkMap covered = InkMap.covered(drawing, ppm);
    Mask black = new Mask(covered.width(), covered.height());
    for (int i = 0; i < black.set().length; i++) {
      black.set()[i] = covered.load()[i] >= .5f;
    }
    InkMap packed = PackDensity.packed(covered);
    Plane load = new Plane(covered.width(), covered.height(), packed.load()).blurred(EYE * ppm);
    return new Sized(drawing, ppm, load, black, black.hull());
  }

  /** Larger or smaller, its lines too, so that it stays as black as it is. */
  static Drawing scaled(Drawing drawing, double factor) {
    AffineTransform grow = AffineTransform.getScaleInstance(factor, factor);
    List<Mark> marks = new ArrayList<>();
    for (Mark mark : drawing.marks()) {
      marks.add(moved(mark, grow, factor));
    }
    return new Drawing(drawing.width() * factor, drawing.height() * factor, marks);
  }

  static Mark moved(Mark mark, AffineTransform to, double factor) {
    if (mark instanceof Mark.Line line) {
      return new Mark.Line(new Path2D.Double(line.path(), to), line.weight() * factor, line.tone());
    } else if (mark instanceof Mark.Area area) {
      return new Mark.Area(new Path2D.Double(area.outline(), to), area.tone());
    }
    Mark.Dot dot = (Mark.Dot) mark;
    double[] at = {dot.x(), dot.y()};
    to.transform(at, 0, at, 0, 1);
    return new Mark.Dot(at[0], at[1], dot.radius() * factor, dot.tone());
  }

  double hullSquareMillimetres() {
    return hull.count() / (pixelsPerMillimetre * pixelsPerMillimetre);
  }

  /** Index of the map's pixel at millimetres from the middle; -1 beside the sheet. */
  int pixel(double across, double along) {
    int x = (int) Math.floor(across * pixelsPerMillimetre + black.width() / 2.0);
    int y = (int) Math.floor(along * pixelsPerMillimetre + black.height() / 2.0);
    return x < 0 || y < 0 || x >= black.width() || y >= black.height() ? -1 : y * black.width() + x;
  }
}
