package ink.models.stencil;

import ink.models.flash.Paper;
import ink.models.vector.Drawing;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import ink.models.vector.PdfPen;
import ink.models.vector.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.util.Matrix;

/** Pages of vectors in true size, 1 mm = 72 / 25.4 points; the same sheet gives the same bytes. */
final class StencilPdf {

  private static final double POINTS = 72 / 25.4;
  private static final double CROSS = 2.5;
  private static final double HAIR = .2;

  /** Pixels a millimetre on which a free place is sought. */
  private static final double COARSE = 2;

  private StencilPdf() {}

  static byte[] of(Drawing sheet, Paper paper) {
    Tiling tiling = Tiling.of(sheet.width(), sheet.height(), paper);
    Drawing crosses = crosses(tiling, sheet);
    try (PDDocument document = new PDDocument()) {
      document.setDocumentId(0L);
      for (int row = 0; row < tiling.rows(); row++) {
        for (int column = 0; column < tiling.columns(); column++) {
          page(document, tiling, row, column, sheet, crosses);
        }
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("a PDF in memory could not be written", e);
    }
  }

  private static void page(
      PDDocument document, Tiling tiling, int row, int column, Drawing sheet, Drawing crosses)
      throws IOException {
    float high = (float) (tiling.paperHeight() * POINTS);
    PDPage page = new PDPage(new PDRectangle((float) (tiling.paperWidth() * POINTS), high));
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      // From here on: millimetres from the upper left corner, y down, as everywhere in the house.
      content.transform(new Matrix((float) POINTS, 0, 0, (float) -POINTS, 0, high));
      if (tiling.rows() * tiling.columns() > 1) {
        String where =
            "row %d of %d, column %d of %d: lay the crosses on each other"
                .formatted(row + 1, tiling.rows(), column + 1, tiling.columns());
        label(content, where, tiling.paperHeight() - 4);
      }
      content.addRect(
          (float) Tiling.BLANK,
          (float) Tiling.BLANK,
          (float) tiling.partWidth(),
          (float) tiling.partHeight());
      content.clip();
      content.transform(
          Matrix.getTranslateInstance(
              (float) (Tiling.BLANK - tiling.left(column)),
              (float) (Tiling.BLANK - tiling.top(row))));
      new PdfPen(content).draw(sheet);
      new PdfPen(content).draw(crosses);
    }
  }

  private static Drawing crosses(Tiling tiling, Drawing sheet) {
    Sheet crosses = new Sheet();
    if (tiling.rows() * tiling.columns() > 1) {
      Bits busy =
          Bits.dark(
              Raster.draw(
                  sheet,
                  (int) Math.ceil(sheet.width() * COARSE),
                  (int) Math.ceil(sheet.height() * COARSE)));
      for (double[] at : tiling.crosses(busy.grown((int) ((CROSS + 1) * COARSE)), COARSE)) {
        crosses.line(Paths.line(at[0] - CROSS, at[1], at[0] + CROSS, at[1]), HAIR);
        crosses.line(Paths.line(at[0], at[1] - CROSS, at[0], at[1] + CROSS), HAIR);
      }
    }
    return crosses.on(sheet.width(), sheet.height());
  }

  private static void label(PDPageContentStream content, String text, double y) throws IOException {
    content.beginText();
    content.setFont(new PDType1Font(FontName.HELVETICA), 2.6f);
    content.setTextMatrix(new Matrix(1, 0, 0, -1, (float) Tiling.BLANK, (float) y));
    content.showText(text);
    content.endText();
  }
}
