package ink.models.stencil;

import ink.models.vector.Drawing;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.GrayImage;
import ink.models.vector.Paths;
import ink.models.vector.Png;
import ink.models.vector.Raster;
import ink.models.vector.Svg;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;

/**
 * A stencil with what stands around it: a frame of {@link #MARGIN} millimetres with a cross at each
 * corner of the stencil, a bar to measure the print with, and an R that reads as one when the sheet
 * is not mirrored.
 *
 * @param stencil millimetres on skin
 * @param mirrored for papers that do not flip by themselves
 */
public record StencilSheet(Drawing stencil, boolean mirrored) {

  /** Millimetres on each side. */
  public static final double MARGIN = 12;

  /** Millimetres. */
  public static final double BAR = 50;

  /** A thermal printer's 300 dots an inch. */
  public static final double PPM = 300 / 25.4;

  private static final double HAIR = .3;
  private static final double CROSS = 3;
  private static final double BAR_END = 1.5;

  /** Capital R, 4 wide and 6 high. */
  private static final double[] LETTER = {0, 6, 0, 0, 2.5, 0, 4, .6, 4, 2.8, 2.5, 3.4, 0, 3.4};

  /** As it is printed. */
  public Drawing drawing() {
    Drawing upright = upright();
    if (!mirrored) {
      return upright;
    }
    Sheet all = sheet(upright);
    AffineTransform flip = new AffineTransform(-1, 0, 0, 1, upright.width(), 0);
    return new Sheet().add(all, flip).on(upright.width(), upright.height());
  }

  /** One user unit is a millimetre. */
  public String svg() {
    return Svg.of(drawing());
  }

  /** Pages of paper in true size. */
  public byte[] pdf(ink.models.flash.Paper paper) {
    return StencilPdf.of(drawing(), paper);
  }

  /** One bit a pixel, 300 dots an inch, which its pHYs tells. */
  public byte[] png() {
    Drawing upright = upright();
    GrayImage image =
        Raster.draw(
            upright,
            (int) Math.round(upright.width() * PPM),
            (int) Math.round(upright.height() * PPM));
    if (mirrored) {
      flip(image);
    }
    return Png.oneBit(image, PPM);
  }

  private Drawing upright() {
    Sheet sheet = new Sheet();
    AffineTransform inside = AffineTransform.getTranslateInstance(MARGIN, MARGIN);
    sheet.add(sheet(stencil), inside);
    double right = MARGIN + stencil.width();
    double bottom = MARGIN + stencil.height();
    for (int corner = 0; corner < 4; corner++) {
      cross(sheet, corner % 2 == 0 ? MARGIN : right, corner < 2 ? MARGIN : bottom);
    }
    double bar = Math.min(BAR, stencil.width());
    double y = bottom + MARGIN / 2;
    sheet.line(Paths.line(MARGIN, y, MARGIN + bar, y), HAIR);
    sheet.line(Paths.line(MARGIN, y - BAR_END, MARGIN, y + BAR_END), HAIR);
    sheet.line(Paths.line(MARGIN + bar, y - BAR_END, MARGIN + bar, y + BAR_END), HAIR);
    letter(sheet, right - 8, 3);
    return sheet.on(right + MARGIN, bottom + MARGIN);
  }

  private static void cross(Sheet sheet, double x, double y) {
    // Outside of the stencil's corner only, so that nothing is added to the stencil itself.
    double outX = x == MARGIN ? -CROSS : CROSS;
    double outY = y == MARGIN ? -CROSS : CROSS;
    sheet.line(Paths.line(x + outX / 3, y, x + outX, y), HAIR);
    sheet.line(Paths.line(x, y + outY / 3, x, y + outY), HAIR);
  }

  private static void letter(Sheet sheet, double x, double y) {
    Path2D bow = new Path2D.Double();
    bow.moveTo(x + LETTER[0], y + LETTER[1]);
    for (int i = 2; i < LETTER.length; i += 2) {
      bow.lineTo(x + LETTER[i], y + LETTER[i + 1]);
    }
    sheet.line(bow, .6).line(Paths.line(x + 2, y + 3.4, x + 4, y + 6), .6);
  }

  private static Sheet sheet(Drawing drawing) {
    Sheet sheet = new Sheet();
    drawing.marks().forEach(sheet::mark);
    return sheet;
  }

  private static void flip(GrayImage image) {
    byte[] pixels = image.pixels();
    for (int y = 0; y < image.height(); y++) {
      for (int left = y * image.width(), right = left + image.width() - 1; left < right; ) {
        byte pixel = pixels[left];
        pixels[left++] = pixels[right];
        pixels[right--] = pixel;
      }
    }
  }
}
