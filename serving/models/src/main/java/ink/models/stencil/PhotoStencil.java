package ink.models.stencil;

import ink.models.photo.Photo;
import ink.models.photo.UnreadablePhotoException;
import ink.models.vector.Drawing;
import ink.models.vector.Drawing.Sheet;
import java.awt.geom.Path2D;
import java.util.Arrays;

/** A stencil after a photo. */
public final class PhotoStencil {

  /** Millimetres of the longer side. */
  public static final double SMALLEST = 20;

  public static final double LARGEST = 600;

  /** Longer side in pixels on which lines are sought: what is finer cannot be tattooed anyway. */
  private static final int SEEN = 1000;

  private static final double NOISE_BLUR = 1.2;

  /** Square millimetres. */
  private static final double SPECK = .8;

  private static final double HOLE = .3;

  /** Pixels; what a disc of this radius fits into is fat and gets its outline drawn. */
  private static final int FAT = (int) (.6 * Widths.PPM);

  /** Millimetres. */
  private static final double OUTLINE = .65;

  private static final double SHORTEST = 2;

  /** Pixels of the working raster by which a traced edge may be off: a thirtieth of a mm. */
  private static final double TRACE = .55;

  private PhotoStencil() {}

  /**
   * @param longerSide millimetres on skin, {@value #SMALLEST} to {@value #LARGEST}
   * @return as large as asked for; every stroke and gap at least half a millimetre wide
   * @throws UnreadablePhotoException for a photo of one even colour
   * @throws IllegalArgumentException for a size that cannot be, with the sizes that can
   */
  public static Drawing of(Photo photo, double longerSide, StencilMode mode)
      throws UnreadablePhotoException {
    if (!(longerSide >= SMALLEST && longerSide <= LARGEST)) {
      throw new IllegalArgumentException(
          "a stencil of "
              + longerSide
              + " mm cannot be made; its longer side may have 20 to 600 mm");
    }
    Bits ink = ink(photo.withSomethingOnIt(), longerSide);
    double width = ink.width / Widths.PPM;
    double height = ink.height / Widths.PPM;
    Sheet sheet = mode == StencilMode.BLACKWORK ? new Sheet().solid(traced(ink)) : outlined(ink);
    Drawing drawing = sheet.on(width, height);
    return mode == StencilMode.BLACKWORK ? drawing : DesignStencil.widened(drawing);
  }

  static Path2D traced(Bits ink) {
    return Contours.of(ink, Widths.PPM, TRACE);
  }

  private static Bits ink(Photo photo, double longerSide) {
    Field light = evened(shrunk(photo)).blurred(NOISE_BLUR);
    Field response = FlowLines.of(light);
    double scale = longerSide * Widths.PPM / Math.max(response.width(), response.height());
    Bits ink =
        new Bits(
            Math.max(1, (int) Math.round(response.width() * scale)),
            Math.max(1, (int) Math.round(response.height() * scale)));
    for (int y = 0; y < ink.height; y++) {
      for (int x = 0; x < ink.width; x++) {
        if (response.between((x + .5) / scale - .5, (y + .5) / scale - .5) > 0) {
          ink.set(x, y);
        }
      }
    }
    double area = Widths.PPM * Widths.PPM;
    Bits clean = Patches.withoutHoles(Patches.withoutSpecks(ink, SPECK * area), HOLE * area);
    return Patches.withoutSpecks(Widths.enforced(clean), SPECK * area);
  }

  private static Photo shrunk(Photo photo) {
    int longer = Math.max(photo.width(), photo.height());
    double scale = Math.min(1, (double) SEEN / longer);
    return photo.atMost((int) (photo.argb().length * scale * scale));
  }

  /** Lightness stretched so that the darkest is 0 and the light parts 1, whatever the exposure. */
  private static Field evened(Photo photo) {
    Field light = Field.lightness(photo);
    float[] sorted = light.values().clone();
    Arrays.sort(sorted);
    float dark = sorted[sorted.length / 100];
    float pale = sorted[sorted.length - 1 - sorted.length / 20];
    float range = Math.max(.02f, pale - dark);
    float[] even = light.values();
    for (int i = 0; i < even.length; i++) {
      even[i] = Math.max(0, Math.min(1, (even[i] - dark) / range));
    }
    return light;
  }

  /** Outlines of what is fat, and strokes for the lines between. */
  private static Sheet outlined(Bits ink) {
    Bits fat = ink.opened(FAT);
    Bits lines = Patches.withoutSpecks(ink.without(fat.grown(2)), SPECK * Widths.PPM);
    Sheet sheet = new Sheet();
    Bits core = fat.shrunk((int) (OUTLINE / 2 * Widths.PPM));
    sheet.line(traced(core), OUTLINE);
    for (Path2D stroke : Strokes.of(Skeleton.of(lines), SHORTEST)) {
      sheet.line(stroke, OUTLINE);
    }
    return sheet;
  }
}
