package ink.models.vector;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/** Draws on a PDF page; black is the printer's black alone. */
public final class PdfPen {

  private final PDPageContentStream page;

  public PdfPen(PDPageContentStream page) {
    this.page = page;
  }

  /** In the page's current units, which are to be millimetres with y down. */
  public void draw(Drawing drawing) throws IOException {
    page.setLineCapStyle(1);
    page.setLineJoinStyle(1);
    for (Mark mark : drawing.marks()) {
      if (mark instanceof Mark.Line line) {
        page.setStrokingColor(grey(line.tone()));
        page.setLineWidth((float) line.weight());
        path(line.path());
        page.stroke();
      } else if (mark instanceof Mark.Area area) {
        page.setNonStrokingColor(grey(area.tone()));
        path(area.outline());
        if (area.outline().getWindingRule() == Path2D.WIND_NON_ZERO) {
          page.fill();
        } else {
          page.fillEvenOdd();
        }
      } else if (mark instanceof Mark.Dot dot) {
        page.setNonStrokingColor(grey(dot.tone()));
        path(Paths.circle(dot.x(), dot.y(), dot.radius()));
        page.fill();
      }
    }
  }

  private void path(Path2D path) throws IOException {
    double[] c = new double[6];
    double x = 0;
    double y = 0;
    for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
      int type = i.currentSegment(c);
      switch (type) {
        case PathIterator.SEG_MOVETO -> page.moveTo((float) c[0], (float) c[1]);
        case PathIterator.SEG_LINETO -> page.lineTo((float) c[0], (float) c[1]);
        case PathIterator.SEG_QUADTO ->
            page.curveTo(
                (float) (x + (c[0] - x) * 2 / 3),
                (float) (y + (c[1] - y) * 2 / 3),
                (float) (c[2] + (c[0] - c[2]) * 2 / 3),
                (float) (c[3] + (c[1] - c[3]) * 2 / 3),
                (float) c[2],
                (float) c[3]);
        case PathIterator.SEG_CUBICTO ->
            page.curveTo(
                (float) c[0], (float) c[1], (float) c[2], (float) c[3], (float) c[4], (float) c[5]);
        default -> page.closePath();
      }
      int end = type == PathIterator.SEG_CUBICTO ? 4 : type == PathIterator.SEG_QUADTO ? 2 : 0;
      x = c[end];
      y = c[end + 1];
    }
  }

  private static float grey(Mark.Tone tone) {
    return tone == Mark.Tone.INK ? 0f : 1f;
  }
}
