package ink.models.vector;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Marks on a sheet, in painter's order; the origin is the upper left corner, y points down.
 *
 * @param width millimetres on skin
 * @param height millimetres on skin
 */
public record Drawing(double width, double height, List<Mark> marks) {

  public Drawing {
    if (!(width > 0) || !(height > 0)) {
      throw new IllegalArgumentException("a drawing needs a size in millimetres above zero");
    }
    marks = List.copyOf(marks);
  }

  /** Collects marks. A sheet has no size: it is placed on a drawing or on another sheet. */
  public static final class Sheet {
    private final List<Mark> marks = new ArrayList<>();

    public Sheet mark(Mark mark) {
      marks.add(mark);
      return this;
    }

    public Sheet line(Path2D path, double weight) {
      marks.add(new Mark.Line(path, weight, Mark.Tone.INK));
      return this;
    }

    /** Black. */
    public Sheet solid(Path2D outline) {
      marks.add(new Mark.Area(outline, Mark.Tone.INK));
      return this;
    }

    /** Frees the area of everything drawn so far. */
    public Sheet clear(Path2D outline) {
      marks.add(new Mark.Area(outline, Mark.Tone.SKIN));
      return this;
    }

    /** A line of bare skin, as between two black areas. */
    public Sheet gap(Path2D path, double weight) {
      marks.add(new Mark.Line(path, weight, Mark.Tone.SKIN));
      return this;
    }

    /** Frees the area, then draws its outline. */
    public Sheet cell(Path2D outline, double weight) {
      return clear(outline).line(outline, weight);
    }

    public Sheet dot(double x, double y, double radius) {
      marks.add(new Mark.Dot(x, y, radius, Mark.Tone.INK));
      return this;
    }

    /** A dot of bare skin. */
    public Sheet hole(double x, double y, double radius) {
      marks.add(new Mark.Dot(x, y, radius, Mark.Tone.SKIN));
      return this;
    }

    /** Adds a sheet moved, turned or mirrored; weights stay as they are. */
    public Sheet add(Sheet other, AffineTransform placed) {
      double scale = StrictMath.sqrt(StrictMath.abs(placed.getDeterminant()));
      double[] at = new double[2];
      for (Mark mark : other.marks) {
        if (mark instanceof Mark.Line line) {
          marks.add(new Mark.Line(moved(line.path(), placed), line.weight(), line.tone()));
        } else if (mark instanceof Mark.Area area) {
          marks.add(new Mark.Area(moved(area.outline(), placed), area.tone()));
        } else if (mark instanceof Mark.Dot dot) {
          at[0] = dot.x();
          at[1] = dot.y();
          placed.transform(at, 0, at, 0, 1);
          marks.add(new Mark.Dot(at[0], at[1], dot.radius() * scale, dot.tone()));
        }
      }
      return this;
    }

    public Sheet add(Sheet other) {
      marks.addAll(other.marks);
      return this;
    }

    /** Adds a sheet around the origin: {@code count} copies, the first turned by {@code offset}. */
    public Sheet around(int count, double offset, Sheet other) {
      for (int i = 0; i < count; i++) {
        add(other, Paths.turn(offset + 2 * StrictMath.PI * i / count));
      }
      return this;
    }

    /** The box around all ink; half of a line's weight counts, patches of skin do not. */
    public Rectangle2D bounds() {
      double[] box = {
        Double.POSITIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NEGATIVE_INFINITY
      };
      for (Mark mark : marks) {
        if (mark instanceof Mark.Line line && line.tone() == Mark.Tone.INK) {
          Paths.stretch(box, line.path(), line.weight() / 2);
        } else if (mark instanceof Mark.Area area && area.tone() == Mark.Tone.INK) {
          Paths.stretch(box, area.outline(), 0);
        } else if (mark instanceof Mark.Dot dot && dot.tone() == Mark.Tone.INK) {
          Paths.stretch(box, dot.x(), dot.y(), dot.radius());
        }
      }
      return new Rectangle2D.Double(box[0], box[1], box[2] - box[0], box[3] - box[1]);
    }

    public Drawing on(double width, double height) {
      return new Drawing(width, height, marks);
    }

    private static Path2D moved(Path2D path, AffineTransform placed) {
      return new Path2D.Double(path, placed);
    }
  }
}
