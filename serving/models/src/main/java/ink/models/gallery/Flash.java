package ink.models.gallery;

import ink.models.design.Style;
import ink.models.flash.FlashBrief;
import ink.models.flash.FlashPdf;
import ink.models.flash.FlashSet;
import ink.models.flash.FlashSheet;
import ink.models.flash.Paper;
import ink.models.flash.SizeMix;
import ink.models.skin.LinearImage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Flash sheets as they would be printed, told in flash.md. */
final class Flash {

  private static final int DPI = 120;
  private static final int SHRINK = 3;
  private static final int GAP = 8;

  private Flash() {}

  static byte[] sheets() {
    List<LinearImage> sheets =
        List.of(
            sheet(Style.BOTANICAL, "red peony, green leaves", 7, SizeMix.MIXED),
            sheet(Style.MANDALA, "", 8, SizeMix.MIXED),
            sheet(Style.CELESTIAL, "moon", 7, SizeMix.MIXED),
            sheet(Style.CELTIC, "", 12, SizeMix.SMALL));
    int wide = sheets.get(0).width() / SHRINK + GAP;
    int high = sheets.get(0).height() / SHRINK + 2 * GAP;
    Picture picture = new Picture(sheets.size() * wide + GAP, high, 0xb8b8b8);
    for (int i = 0; i < sheets.size(); i++) {
      picture.place(sheets.get(i), GAP + i * wide, GAP, SHRINK);
    }
    return picture.png(48);
  }

  private static LinearImage sheet(Style style, String prompt, int count, SizeMix mix) {
    FlashSet set =
        FlashSet.of(new FlashBrief(style, prompt, "", 7, count, mix, Paper.A4, List.of()));
    byte[] pdf = FlashPdf.of(FlashSheet.of(Paper.A4, set), prompt);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, DPI);
      int width = page.getWidth();
      int height = page.getHeight();
      return LinearImage.ofSrgb(width, height, page.getRGB(0, 0, width, height, null, 0, width));
    } catch (IOException e) {
      throw new UncheckedIOException("a PDF just written cannot be read", e);
    }
  }
}
