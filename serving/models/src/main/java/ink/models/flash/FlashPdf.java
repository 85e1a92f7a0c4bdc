package ink.models.flash;

import ink.models.flash.FlashSheet.Placed;
import ink.models.flash.FlashSheet.Star;
import ink.models.vector.Drawing;
import ink.models.vector.Mark;
import ink.models.vector.Paths;
import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.util.Matrix;

/** A flash sheet as a PDF of vectors in true size; the same sheet gives the same bytes. */
public final class FlashPdf {

  private static final double POINTS = 72 / 25.4;

  /** Millimetres. */
  private static final float CAPTION_SIZE = 2.6f;

  private final PDPageContentStream page;
  private final PDFont font = new PDType1Font(FontName.HELVETICA);

  private FlashPdf(PDPageContentStream page) {
    this.page = page;
  }

  public static byte[] of(FlashSheet sheet) {
    Paper paper = sheet.paper();
    try (PDDocument document = new PDDocument()) {
      document.setDocumentId(0L);
      PDPage page =
          new PDPage(
              new PDRectangle((float) (paper.width() * POINTS), (float) (paper.height() * POINTS)));
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        // From here on: millimetres from the upper left corner, y down, as everywhere in the house.
        content.transform(
            new Matrix(
                (float) POINTS, 0, 0, (float) -POINTS, 0, (float) (paper.height() * POINTS)));
        new FlashPdf(content).draw(sheet);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("a PDF in memory could not be written", e);
    }
  }

  private void draw(FlashSheet sheet) throws IOException {
    page.setLineCapStyle(1);
    page.setLineJoinStyle(1);
    cropMarks(sheet.paper());
    for (int i = 0; i < sheet.pieces().size(); i++) {
      Placed placed = sheet.pieces().get(i);
      draw(placed.piece().drawing(), placed.x(), placed.y(), placed.scale());
      String caption =
          String.format(
              Locale.ROOT,
              "%d  %s  %.0f x %.0f mm",
              i + 1,
              placed.piece().caption(),
              placed.width(),
              placed.height());
      write(caption, placed.x(), placed.y() + placed.height() + 4, placed.width());
    }
    for (Star star : sheet.stars()) {
      page.setNonStrokingColor(0f);
      path(four(star));
      page.fill();
    }
  }

  /** Two hair lines at each corner of the area within the margins. */
  private void cropMarks(Paper paper) throws IOException {
    page.setStrokingColor(0f);
    page.setLineWidth(0.1f);
    for (int corner = 0; corner < 4; corner++) {
      int right = corner % 2;
      int down = corner / 2;
      double x = right == 0 ? Paper.MARGIN - 5 : paper.width() - Paper.MARGIN + 5;
      double y = down == 0 ? Paper.MARGIN - 5 : paper.height() - Paper.MARGIN + 5;
      line(x, y, x + (right == 0 ? -5 : 5), y);
      line(x, y, x, y + (down == 0 ? -5 : 5));
    }
  }

  private void line(double x1, double y1, double x2, double y2) throws IOException {
    page.moveTo((float) x1, (float) y1);
    page.lineTo((float) x2, (float) y2);
    page.stroke();
  }

  private void draw(Drawing drawing, double x, double y, double scale) throws IOException {
    page.saveGraphicsState();
    page.transform(new Matrix((float) scale, 0, 0, (float) scale, (float) x, (float) y));
    for (Mark mark : drawing.marks()) {
      if (mark instanceof Mark.Line line) {
        page.setStrokingColor(colour(line));
        page.setLineWidth((float) line.weight());
        path(line.path());
        page.stroke();
      } else if (mark instanceof Mark.Area area) {
        page.setNonStrokingColor(colour(area));
        path(area.outline());
        if (area.outline().getWindingRule() == Path2D.WIND_NON_ZERO) {
          page.fill();
        } else {
          page.fillEvenOdd();
        }
      } else if (mark instanceof Mark.Dot dot) {
        page.setNonStrokingColor(colour(dot));
        path(Paths.circle(dot.x(), dot.y(), dot.radius()));
        page.fill();
      }
    }
    page.restoreGraphicsState();
  }

  private void path(Path2D path) throws IOException {
    double[] c = new double[6];
    double x = 0;
    double y = 0;
    for (PathIterator i = path.getPathIterator(new AffineTransform()); !i.isDone(); i.next()) {
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

  /** A star of four thin rays. */
  private static Path2D four(Star star) {
    double waist = star.radius() * 0.18;
    Path2D path = new Path2D.Double();
    path.moveTo(star.x(), star.y() - star.radius());
    path.lineTo(star.x() + waist, star.y() - waist);
    path.lineTo(star.x() + star.radius(), star.y());
    path.lineTo(star.x() + waist, star.y() + waist);
    path.lineTo(star.x(), star.y() + star.radius());
    path.lineTo(star.x() - waist, star.y() + waist);
    path.lineTo(star.x() - star.radius(), star.y());
    path.lineTo(star.x() - waist, star.y() - waist);
    path.closePath();
    return path;
  }

  /** Smaller where it would be wider than its design; Helvetica writes Latin letters only. */
  private void write(String text, double x, double y, double width) throws IOException {
    String latin = text.replaceAll("[^\\x20-\\x7e]", "?");
    double wide = font.getStringWidth(latin) / 1000 * CAPTION_SIZE;
    float size = (float) (CAPTION_SIZE * Math.min(1, width / wide));
    page.setNonStrokingColor(0f);
    page.beginText();
    page.setFont(font, size);
    page.setTextMatrix(new Matrix(1, 0, 0, -1, (float) x, (float) y));
    page.showText(latin);
    page.endText();
  }

  private static Color colour(Mark mark) {
    return mark.tone() == Mark.Tone.INK ? new Color(mark.colour().rgb()) : Color.WHITE;
  }
}
