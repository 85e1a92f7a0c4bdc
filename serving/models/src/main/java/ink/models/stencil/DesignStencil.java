package ink.models.stencil;

import ink.models.vector.Drawing;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Mark;
import ink.models.vector.Raster;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.List;

/** A stencil after a design that is known as vectors: its own paths, only wide enough. */
public final class DesignStencil {

  /** Millimetres: a stroke that is 0.5 mm wide wherever the raster of {@link Widths} lies. */
  private static final double PEN = Widths.LEAST + .05;

  /** Radius in millimetres below which a dot is shading, which a stencil leaves to the artist. */
  private static final double SHADING = .2;

  /** Square pixels of a difference that is only a soft edge of the two rasters. */
  private static final double SLIVER = 2;

  /**
   * Pixels by which a trace may pass beside a patch: a wider one leaves less than half a
   * millimetre.
   */
  private static final double CLOSELY = .3;

  /** Millimetres: an area that is no thicker is a drawn line, whatever the mode. */
  private static final double THIN = 2;

  private DesignStencil() {}

  /**
   * @return of the design's size; every stroke and gap at least half a millimetre wide
   * @throws IllegalArgumentException for a design larger than a stencil may be
   */
  public static Drawing of(Drawing design, StencilMode mode) {
    if (Math.max(design.width(), design.height()) > PhotoStencil.LARGEST) {
      throw new IllegalArgumentException(
          "a stencil of "
              + design.width()
              + " x "
              + design.height()
              + " mm cannot be made; at most 600 mm on a side");
    }
    Sheet sheet = new Sheet();
    for (Mark mark : design.marks()) {
      add(sheet, mark, mode);
    }
    return widened(sheet.on(design.width(), design.height()));
  }

  /** Whatever ink a mark is in: a stencil is black. */
  private static void add(Sheet sheet, Mark mark, StencilMode mode) {
    if (mark instanceof Mark.Line line) {
      sheet.mark(new Mark.Line(line.path(), Math.max(line.weight(), PEN), line.tone()));
    } else if (mark instanceof Mark.Area area) {
      boolean ink = area.tone() == Mark.Tone.INK;
      if (ink && mode == StencilMode.OUTLINE && thickness(area.outline()) > THIN) {
        sheet.cell(area.outline(), PEN);
      } else {
        sheet.mark(new Mark.Area(area.outline(), area.tone()));
      }
    } else if (mark instanceof Mark.Dot dot && dot.radius() >= SHADING) {
      sheet.mark(new Mark.Dot(dot.x(), dot.y(), Math.max(dot.radius(), PEN / 2), dot.tone()));
    }
  }

  /** Millimetres: that of a long bar with the same area and girth. */
  private static double thickness(Path2D outline) {
    double area = 0;
    double girth = 0;
    double[] c = new double[6];
    double[] start = new double[2];
    double[] at = new double[2];
    for (PathIterator i = outline.getPathIterator(null, .05); !i.isDone(); i.next()) {
      int type = i.currentSegment(c);
      double[] to = type == PathIterator.SEG_CLOSE ? start : c;
      if (type == PathIterator.SEG_MOVETO) {
        start = new double[] {c[0], c[1]};
      } else {
        area += (at[0] * to[1] - to[0] * at[1]) / 2;
        girth += Math.hypot(to[0] - at[0], to[1] - at[1]);
      }
      at = new double[] {to[0], to[1]};
    }
    return girth == 0 ? 0 : 2 * Math.abs(area) / girth;
  }

  /**
   * The drawing with patches of ink and of skin on top wherever it has strokes or gaps below half a
   * millimetre; where it has none, it stays the vectors it was.
   */
  static Drawing widened(Drawing drawing) {
    Bits ink =
        Bits.dark(
            Raster.draw(
                drawing,
                (int) Math.ceil(drawing.width() * Widths.PPM),
                (int) Math.ceil(drawing.height() * Widths.PPM)));
    Bits wide = Widths.enforced(ink);
    // Patches reach a pixel under what they join, or a hair of the other tone would show between.
    Bits more = Patches.withoutSpecks(wide.without(ink), SLIVER).grown(1).and(wide);
    Bits less = Patches.withoutSpecks(ink.without(wide), SLIVER).grown(1).without(wide);
    List<Mark> marks = new ArrayList<>(drawing.marks());
    marks.add(new Mark.Area(traced(less), Mark.Tone.SKIN));
    marks.add(new Mark.Area(traced(more), Mark.Tone.INK));
    return new Drawing(drawing.width(), drawing.height(), marks);
  }

  private static Path2D traced(Bits patches) {
    return Contours.of(patches, Widths.PPM, CLOSELY);
  }
}
