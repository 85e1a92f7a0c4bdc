package ink.models.vector;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.Locale;

/** SVG files in true size: one user unit is a millimetre. */
public final class Svg {

  private Svg() {}

  public static String of(Drawing drawing) {
    StringBuilder svg = new StringBuilder(1 << 16);
    String width = number(drawing.width());
    String height = number(drawing.height());
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
        .append(width)
        .append("mm\" height=\"")
        .append(height)
        .append("mm\" viewBox=\"0 0 ")
        .append(width)
        .append(' ')
        .append(height)
        .append("\">\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n")
        .append("<g fill-rule=\"evenodd\" stroke-linecap=\"round\" stroke-linejoin=\"round\">\n");
    for (Mark mark : drawing.marks()) {
      if (mark instanceof Mark.Line line) {
        svg.append("<path fill=\"none\" stroke=\"")
            .append(color(line))
            .append("\" stroke-width=\"")
            .append(number(line.weight()))
            .append("\" d=\"");
        data(svg, line.path());
      } else if (mark instanceof Mark.Area area) {
        svg.append("<path fill=\"").append(color(area));
        if (area.outline().getWindingRule() == Path2D.WIND_NON_ZERO) {
          svg.append("\" fill-rule=\"nonzero");
        }
        svg.append("\" d=\"");
        data(svg, area.outline());
      } else if (mark instanceof Mark.Dot dot) {
        svg.append("<circle fill=\"")
            .append(color(dot))
            .append("\" cx=\"")
            .append(number(dot.x()))
            .append("\" cy=\"")
            .append(number(dot.y()))
            .append("\" r=\"")
            .append(number(dot.radius()));
      }
      svg.append("\"/>\n");
    }
    return svg.append("</g>\n</svg>\n").toString();
  }

  private static void data(StringBuilder svg, Path2D path) {
    double[] c = new double[6];
    for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
      int type = i.currentSegment(c);
      switch (type) {
        case PathIterator.SEG_MOVETO -> numbers(svg.append('M'), c, 2);
        case PathIterator.SEG_LINETO -> numbers(svg.append('L'), c, 2);
        case PathIterator.SEG_QUADTO -> numbers(svg.append('Q'), c, 4);
        case PathIterator.SEG_CUBICTO -> numbers(svg.append('C'), c, 6);
        default -> svg.append('Z');
      }
    }
  }

  private static void numbers(StringBuilder svg, double[] values, int count) {
    for (int i = 0; i < count; i++) {
      svg.append(i == 0 ? "" : " ").append(number(values[i]));
    }
  }

  /** A thousandth of a millimetre is below what any printer or needle can follow. */
  private static String number(double value) {
    long thousandths = Math.round(value * 1000);
    return thousandths % 1000 == 0
        ? Long.toString(thousandths / 1000)
        : String.format(Locale.ROOT, "%.3f", thousandths / 1000.0);
  }

  private static String color(Mark mark) {
    if (mark.tone() == Mark.Tone.SKIN) {
      return "#fff";
    }
    return mark.colour() == Colour.BLACK
        ? "#000"
        : String.format(Locale.ROOT, "#%06x", mark.colour().rgb());
  }
}
