package ink.models.flash;

import ink.models.design.lettering.Lettering;
import ink.models.flash.FlashSheet.Placed;
import ink.models.flash.FlashSheet.Spot;
import ink.models.vector.Drawing;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.PdfPen;
import java.awt.geom.AffineTransform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.util.Matrix;

/** A flash sheet as a PDF of vectors in true size; the same sheet gives the same bytes. */
public final class FlashPdf {

  private static final double POINTS = 72 / 25.4;

  /** Millimetres. */
  private static final double CAPTION_SIZE = 2.6;

  /** Millimetres that stay seen around a design, for a printer's rounding. */
  private static final float EDGE = 0.5f;

  private final PDPageContentStream page;

  /** Comes with the house: what a reader has for Helvetica differs from machine to machine. */
  private final TrueTypeFont face;

  private final PDFont font;

  private FlashPdf(PDDocument document, PDPageContentStream page) throws IOException {
    this.page = page;
    try (InputStream in =
        Objects.requireNonNull(Lettering.class.getResourceAsStream("cinzel.ttf"))) {
      face = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
    }
    font = PDType0Font.load(document, face, true);
  }

  /**
   * @param title printed below the designs, such as their theme
   */
  public static byte[] of(FlashSheet sheet, String title) {
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
        new FlashPdf(document, content).draw(sheet, title);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("a PDF in memory could not be written", e);
    }
  }

  private void draw(FlashSheet sheet, String title) throws IOException {
    Paper paper = sheet.paper();
    cropMarks(paper);
    double middle = paper.width() - 2 * Paper.MARGIN;
    write(title, Paper.MARGIN, paper.height() - Paper.MARGIN + 4.5, middle, true);
    for (Placed placed : sheet.pieces()) {
      draw(placed);
    }
    for (int i = 0; i < sheet.pieces().size(); i++) {
      Placed placed = sheet.pieces().get(i);
      String caption =
          String.format(
              Locale.ROOT,
              "%d  %s  %.0f x %.0f mm",
              i + 1,
              placed.piece().caption(),
              placed.width(),
              placed.height());
      write(caption, placed.x(), placed.y() + placed.height() + 4, placed.width(), false);
    }
    for (Spot spot : sheet.spots()) {
      AffineTransform at = AffineTransform.getTranslateInstance(spot.x(), spot.y());
      at.scale(spot.radius(), spot.radius());
      new PdfPen(page).draw(new Sheet().add(sheet.filler().drawn(), at).on(1, 1));
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

  /** Patches of bare skin may reach beyond a design, but not over its neighbours. */
  private void draw(Placed placed) throws IOException {
    Drawing drawing = placed.piece().drawing();
    float scale = (float) placed.scale();
    page.saveGraphicsState();
    page.transform(new Matrix(scale, 0, 0, scale, (float) placed.x(), (float) placed.y()));
    page.addRect(
        -EDGE, -EDGE, (float) drawing.width() + 2 * EDGE, (float) drawing.height() + 2 * EDGE);
    page.clip();
    new PdfPen(page).draw(drawing);
    page.restoreGraphicsState();
  }

  /** Smaller where it would be wider than its room. */
  private void write(String text, double x, double y, double width, boolean centred)
      throws IOException {
    String known = known(text);
    double wide = font.getStringWidth(known) / 1000 * CAPTION_SIZE;
    double size = CAPTION_SIZE * Math.min(1, width / Math.max(1, wide));
    double left = centred ? x + (width - wide * size / CAPTION_SIZE) / 2 : x;
    page.setNonStrokingColor(0f);
    page.beginText();
    page.setFont(font, (float) size);
    page.setTextMatrix(new Matrix(1, 0, 0, -1, (float) left, (float) y));
    page.showText(known);
    page.endText();
  }

  /** A question mark for each letter that the face lacks, such as Greek. */
  private String known(String text) throws IOException {
    CmapLookup characters = face.getUnicodeCmapLookup();
    StringBuilder known = new StringBuilder();
    text.codePoints()
        .forEach(
            letter -> known.appendCodePoint(characters.getGlyphId(letter) == 0 ? '?' : letter));
    return known.toString();
  }
}
