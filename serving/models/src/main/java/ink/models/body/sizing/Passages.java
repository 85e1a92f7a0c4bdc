package ink.models.body.sizing;

import ink.models.plane.DistanceTransform;
import ink.models.vector.GrayImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Widths of a design's gaps and strokes along their middle lines (medial axis by nearest pixels,
 * after Hesselink and Roerdink 2008). A place counts where the two sides face each other, so that
 * ends and corners do not; a gap counts inside the ink's convex hull, and not in a {@link Wedge}.
 *
 * @param gaps in no special order
 * @param strokes lines, areas and dots
 * @param hullWidth millimetres of the box around all ink
 */
record Passages(List<Passage> gaps, List<Passage> strokes, double hullWidth, double hullHeight) {

  /** Cosine of the angle between the two sides as seen from the middle: 150 degrees or more. */
  private static final double FACING = -0.866;

  /** Less between the darkest and the lightest pixel is no drawing. */
  private static final int LEAST_CONTRAST = 48;

  /** A wider gap than this many pixels is as wide as its nearest pixels are apart. */
  private static final int FINE = 64;

  /**
   * @param image dark ink on light skin
   * @param scale pixels a millimetre
   * @throws IllegalArgumentException for a picture without ink, or too small to measure
   */
  static Passages of(GrayImage image, double scale) {
    if (image.width() < 16 || image.height() < 16) {
      throw new IllegalArgumentException(
          "a picture of "
              + image.width()
              + " x "
              + image.height()
              + " pixels is too small to measure; send one of 16 x 16 or more");
    }
    GrayImage clean = stretched(image);
    int width = clean.width();
    int height = clean.height();
    boolean[] ink = new boolean[width * height];
    int[][] hull = {new int[height], new int[height]};
    for (int i = 0; i < ink.length; i++) {
      ink[i] = (clean.pixels()[i] & 0xff) < 128;
    }
    int[] box = Hull.rows(ink, width, height, hull);
    List<Passage> strokes = new ArrayList<>();
    find(clean, ink, scale, null, null, strokes);
    boolean[] skin = new boolean[ink.length];
    for (int i = 0; i < ink.length; i++) {
      skin[i] = !ink[i];
    }
    List<Passage> gaps = new ArrayList<>();
    find(clean, skin, scale, hull, ink, gaps);
    return new Passages(
        gaps, strokes, (box[1] - box[0] + 1) / scale, (box[3] - box[2] + 1) / scale);
  }

  /** A rim of skin around it, and greys from black to white. */
  private static GrayImage stretched(GrayImage image) {
    int dark = 255;
    int light = 0;
    for (byte pixel : image.pixels()) {
      dark = Math.min(dark, pixel & 0xff);
      light = Math.max(light, pixel & 0xff);
    }
    if (light - dark < LEAST_CONTRAST) {
      throw new IllegalArgumentException(
          "the picture is blank: there is no dark ink on light skin to measure");
    }
    int width = image.width() + 2;
    byte[] pixels = new byte[width * (image.height() + 2)];
    Arrays.fill(pixels, (byte) 255);
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        pixels[(y + 1) * width + x + 1] = (byte) ((image.at(x, y) - dark) * 255 / (light - dark));
      }
    }
    return new GrayImage(width, image.height() + 2, pixels);
  }

  private static void find(
      GrayImage image,
      boolean[] set,
      double scale,
      int @Nullable [][] within,
      boolean @Nullable [] ink,
      List<Passage> found) {
    int width = image.width();
    boolean[] outside = new boolean[set.length];
    for (int i = 0; i < set.length; i++) {
      outside[i] = !set[i];
    }
    int[] nearest = DistanceTransform.nearest(outside, width, image.height());
    boolean[] taken = new boolean[set.length];
    for (int y = 1; y < image.height() - 1; y++) {
      int from = within == null ? 1 : within[0][y];
      int to = within == null ? width - 2 : within[1][y];
      for (int x = from; x <= to; x++) {
        int at = y * width + x;
        if (!set[at]) {
          continue;
        }
        if (!set[at - 1] && !set[at + 1]) {
          taken[at] = add(image, ink, nearest, scale, at, at - 1, at + 1, found);
        } else if (!set[at - width] && !set[at + width]) {
          taken[at] = add(image, ink, nearest, scale, at, at - width, at + width, found);
        }
        for (int next : new int[] {at + 1, at + width}) {
          int middle = set[next] ? middle(width, at, next, nearest) : -1;
          if (middle >= 0 && !taken[middle]) {
            taken[middle] =
                add(image, ink, nearest, scale, middle, nearest[at], nearest[next], found);
          }
        }
      }
    }
  }

  /** Of two neighbours, the one nearer to the line between their sides; -1 on no middle line. */
  private static int middle(int width, int a, int b, int[] nearest) {
    int fa = nearest[a];
    int fb = nearest[b];
    if (fa == fb) {
      return -1;
    }
    int dx = fa % width - fb % width;
    int dy = fa / width - fb / width;
    int side =
        dx * (fa % width + fb % width - a % width - b % width)
            + dy * (fa / width + fb / width - a / width - b / width);
    int middle = side >= 0 ? a : b;
    double ax = fa % width - middle % width;
    double ay = fa / width - middle / width;
    double bx = fb % width - middle % width;
    double by = fb / width - middle / width;
    double cosine = (ax * bx + ay * by) / (Math.hypot(ax, ay) * Math.hypot(bx, by));
    return cosine <= FACING ? middle : -1;
  }

  /** Always true: the place has been looked at. */
  private static boolean add(
      GrayImage image,
      boolean @Nullable [] ink,
      int[] nearest,
      double scale,
      int middle,
      int one,
      int other,
      List<Passage> found) {
    int width = image.width();
    if (ink != null && Wedge.at(ink, width, nearest, middle, one, other)) {
      return true;
    }
    int x1 = one % width;
    int y1 = one / width;
    int x2 = other % width;
    int y2 = other / width;
    double length = Math.hypot(x2 - x1, y2 - y1);
    double pixels = length - 1;
    if (length <= FINE) {
      double dark = Passage.darkness(image, x1, y1, x2, y2);
      pixels = ink == null ? dark : length + 2 - dark;
    }
    boolean solid =
        ink != null
            && thick(image, ink, x1, y1, x1 - x2, y1 - y2)
            && thick(image, ink, x2, y2, x2 - x1, y2 - y1);
    double rim = 1;
    found.add(
        new Passage(
            (middle % width + 0.5 - rim) / scale,
            (middle / width + 0.5 - rim) / scale,
            pixels / scale,
            solid));
    return true;
  }

  /** Whether ink goes on behind the side for twice the gap's width. */
  private static boolean thick(GrayImage image, boolean[] ink, int x, int y, double dx, double dy) {
    double length = Math.hypot(dx, dy);
    for (double behind = 0; behind < 2 * (length - 1); behind++) {
      int px = (int) Math.round(x + dx / length * behind);
      int py = (int) Math.round(y + dy / length * behind);
      if (px < 0
          || py < 0
          || px >= image.width()
          || py >= image.height()
          || !ink[py * image.width() + px]) {
        return false;
      }
    }
    return true;
  }
}
