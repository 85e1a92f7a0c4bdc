package ink.models.design;

import ink.models.vector.Colour;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Mark;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Packs colour into what a style left bare between its lines, as in a colouring book. */
public final class Tint {

  /** Fewer cells make no colouring book. */
  private static final int FEW = 6;

  /** Millimetres between the distances of two rings. */
  private static final double RING = 2.5;

  private Tint() {}

  /** Every cell in one colour. */
  public static Sheet cells(Sheet sheet, Colour colour) {
    Sheet tinted = new Sheet();
    List<Mark> marks = sheet.marks();
    boolean[] cells = cells(marks);
    for (int i = 0; i < cells.length; i++) {
      tinted.add(cells[i] ? marks.get(i).in(colour) : marks.get(i));
    }
    return tinted;
  }

  /**
   * The palette's colours in turn by the distance from the middle, so that symmetry stays: in a
   * mandala's cells, else in the black areas, else in the dots. A sheet that has colour already
   * stays as it is.
   */
  static Sheet with(Sheet sheet, Style style, List<Colour> palette) {
    List<Mark> marks = sheet.marks();
    if (palette.isEmpty()
        || marks.stream().anyMatch(m -> m.tone() == Mark.Tone.INK && m.colour() != Colour.BLACK)) {
      return sheet;
    }
    boolean[] cells = cells(marks);
    int areas = 0;
    int few = 0;
    for (int i = 0; i < cells.length; i++) {
      few += cells[i] ? 1 : 0;
      areas += isInkArea(marks.get(i)) ? 1 : 0;
    }
    boolean book = few >= FEW && (style == Style.MANDALA || areas == 0);
    boolean[] takes = new boolean[cells.length];
    TreeSet<Integer> rings = new TreeSet<>();
    for (int i = 0; i < cells.length; i++) {
      Mark mark = marks.get(i);
      boolean dot = mark instanceof Mark.Dot && mark.tone() == Mark.Tone.INK;
      takes[i] = book ? cells[i] : areas > 0 ? isInkArea(mark) : dot;
      if (takes[i]) {
        rings.add(ring(mark));
      }
    }
    Sheet tinted = new Sheet();
    for (int i = 0; i < cells.length; i++) {
      Mark mark = marks.get(i);
      int at = takes[i] ? rings.headSet(ring(mark)).size() : 0;
      boolean bare = book && palette.size() == 1 && at % 2 == 1;
      tinted.add(takes[i] && !bare ? mark.in(palette.get(at % palette.size())) : mark);
    }
    return tinted;
  }

  private static boolean isInkArea(Mark mark) {
    return mark instanceof Mark.Area && mark.tone() == Mark.Tone.INK;
  }

  /** Patches of bare skin whose outline is drawn after them: the first points tell. */
  private static boolean[] cells(List<Mark> marks) {
    Map<Point2D, Integer> lines = new HashMap<>();
    for (int i = 0; i < marks.size(); i++) {
      if (marks.get(i) instanceof Mark.Line line && line.tone() == Mark.Tone.INK) {
        lines.put(start(line.path()), i);
      }
    }
    boolean[] cells = new boolean[marks.size()];
    for (int i = 0; i < cells.length; i++) {
      if (marks.get(i) instanceof Mark.Area area && area.tone() == Mark.Tone.SKIN) {
        cells[i] = lines.getOrDefault(start(area.outline()), -1) > i;
      }
    }
    return cells;
  }

  private static Point2D start(Path2D path) {
    double[] c = new double[6];
    path.getPathIterator(null).currentSegment(c);
    return new Point2D.Double(c[0], c[1]);
  }

  private static int ring(Mark mark) {
    double x;
    double y;
    if (mark instanceof Mark.Dot dot) {
      x = dot.x();
      y = dot.y();
    } else {
      Path2D path = ((Mark.Area) mark).outline();
      Rectangle2D box = path.getBounds2D();
      x = box.getCenterX();
      y = box.getCenterY();
    }
    return (int) StrictMath.round(StrictMath.sqrt(x * x + y * y) / RING);
  }
}
