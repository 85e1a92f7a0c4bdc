package ink.models.vector;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;

/** A drawing as a PDF of vectors: one page of its size. The same drawing gives the same bytes. */
public final class Pdf {

  /** A point is the 72nd part of an inch. */
  private static final double POINTS = 72 / 25.4;

  private Pdf() {}

  public static byte[] of(Drawing drawing) {
    float width = (float) (drawing.width() * POINTS);
    float height = (float) (drawing.height() * POINTS);
    try (PDDocument document = new PDDocument()) {
      document.setDocumentId(0L);
      PDPage page = new PDPage(new PDRectangle(width, height));
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.transform(new Matrix((float) POINTS, 0, 0, (float) -POINTS, 0, height));
        new PdfPen(content).draw(drawing);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("a PDF in memory could not be written", e);
    }
  }
}
