package ink.models.flash;

import ink.models.flash.FlashSheet.Placed;
import ink.models.flash.FlashSheet.Star;
import ink.models.vector.Drawing;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.PdfPen;
import java.awt.geom.Path2D;
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
      new PdfPen(page).draw(new Sheet().solid(four(star)).on(1, 1));
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
    new PdfPen(page).draw(drawing);
    page.restoreGraphicsState();
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
}
