package ink.models.stencil;

import ink.models.vector.GrayImage;
import java.util.Arrays;

/**
 * A one-bit stencil: dark lines and areas of an image, free of specks, with no stroke thinner and
 * no gap narrower than a tattooer can follow.
 */
public final class Stencil {

  /** Strokes and gaps below this part of the longer side are widened or closed. */
  private static final double FINEST = 1 / 500.0;

  /** Half the window in which "darker than around" is judged, as a part of the longer side. */
  private static final double AROUND = 1 / 24.0;

  /** How much darker than its surroundings a line is, in grey levels. */
  private static final int DARKER = 14;

  /** Below this part of the paper's grey, a pixel is ink whatever is around it: solid areas. */
  private static final double DARK = .38;

  private Stencil() {}

  /** Black (0) and white (255) pixels of the image's own size. */
  public static GrayImage of(GrayImage image) {
    int width = image.width();
    int height = image.height();
    boolean[] ink = threshold(image);
    int finest = Math.max(1, (int) Math.round(Math.max(width, height) * FINEST));
    despeckle(ink, width, height, finest * finest * 4);
    invert(ink);
    despeckle(ink, width, height, finest * finest * 2);
    invert(ink);
    close(ink, width, height, finest / 2);
    thicken(ink, width, height, finest);
    byte[] pixels = new byte[width * height];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (ink[i] ? 0 : 255);
    }
    return new GrayImage(width, height, pixels);
  }

  /** Darker than the mean around it, or dark in itself: areas stay filled, faint lines survive. */
  private static boolean[] threshold(GrayImage image) {
    int width = image.width();
    int height = image.height();
    long[] sums = new long[(width + 1) * (height + 1)];
    for (int y = 0; y < height; y++) {
      long row = 0;
      for (int x = 0; x < width; x++) {
        row += image.at(x, y);
        sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
      }
    }
    int half = Math.max(4, (int) (Math.max(width, height) * AROUND));
    int[] levels = darkAndLight(image);
    boolean blank = levels[1] - levels[0] <= 2 * DARKER;
    double dark = levels[1] * DARK;
    boolean[] ink = new boolean[width * height];
    for (int y = 0; y < height; y++) {
      int top = Math.max(0, y - half);
      int bottom = Math.min(height, y + half + 1);
      for (int x = 0; x < width; x++) {
        int left = Math.max(0, x - half);
        int right = Math.min(width, x + half + 1);
        long sum =
            sums[bottom * (width + 1) + right]
                - sums[top * (width + 1) + right]
                - sums[bottom * (width + 1) + left]
                + sums[top * (width + 1) + left];
        double mean = (double) sum / ((right - left) * (bottom - top));
        int grey = image.at(x, y);
        ink[y * width + x] = !blank && (grey < dark || grey < mean - DARKER);
      }
    }
    return ink;
  }

  /** The darkest and the lightest grey, but for one pixel in five thousand. */
  private static int[] darkAndLight(GrayImage image) {
    int[] counts = new int[256];
    for (byte pixel : image.pixels()) {
      counts[pixel & 0xff]++;
    }
    int few = image.pixels().length / 5_000;
    int dark = 0;
    for (int seen = counts[0]; seen <= few && dark < 255; seen += counts[++dark]) {}
    int light = 255;
    for (int seen = counts[255]; seen <= few && light > 0; seen += counts[--light]) {}
    return new int[] {Math.min(dark, light), light};
  }

  /** Frees connected patches of fewer pixels than {@code least}. */
  private static void despeckle(boolean[] ink, int width, int height, int least) {
    boolean[] seen = new boolean[ink.length];
    int[] patch = new int[ink.length];
    for (int start = 0; start < ink.length; start++) {
      if (!ink[start] || seen[start]) {
        continue;
      }
      int size = 0;
      patch[size++] = start;
      seen[start] = true;
      for (int i = 0; i < size; i++) {
        int x = patch[i] % width;
        int y = patch[i] / width;
        for (int dy = -1; dy <= 1; dy++) {
          for (int dx = -1; dx <= 1; dx++) {
            int nx = x + dx;
            int ny = y + dy;
            int at = ny * width + nx;
            if (nx >= 0 && ny >= 0 && nx < width && ny < height && ink[at] && !seen[at]) {
              seen[at] = true;
              patch[size++] = at;
            }
          }
        }
      }
      if (size < least) {
        for (int i = 0; i < size; i++) {
          ink[patch[i]] = false;
        }
      }
    }
  }

  /** Closes gaps narrower than twice the reach. */
  private static void close(boolean[] ink, int width, int height, int reach) {
    if (reach > 0) {
      spread(ink, width, height, reach);
      invert(ink);
      spread(ink, width, height, reach);
      invert(ink);
    }
  }

  /** Widens what an opening of the finest stroke would erase; thicker strokes stay as they are. */
  private static void thicken(boolean[] ink, int width, int height, int finest) {
    int reach = Math.max(1, finest / 2);
    boolean[] opened = ink.clone();
    invert(opened);
    spread(opened, width, height, reach);
    invert(opened);
    spread(opened, width, height, reach);
    boolean[] thin = new boolean[ink.length];
    for (int i = 0; i < ink.length; i++) {
      thin[i] = ink[i] && !opened[i];
    }
    spread(thin, width, height, reach);
    for (int i = 0; i < ink.length; i++) {
      ink[i] |= thin[i];
    }
  }

  /** Grows the set by a square of the given reach: first along rows, then along columns. */
  private static void spread(boolean[] set, int width, int height, int reach) {
    boolean[] rows = new boolean[set.length];
    for (int y = 0; y < height; y++) {
      int until = -1;
      for (int x = 0; x < Math.min(reach, width); x++) {
        until = set[y * width + x] ? x + reach : until;
      }
      for (int x = 0; x < width; x++) {
        if (x + reach < width && set[y * width + x + reach]) {
          until = x + 2 * reach;
        }
        rows[y * width + x] = x <= until;
      }
    }
    Arrays.fill(set, false);
    for (int x = 0; x < width; x++) {
      int until = -1;
      for (int y = 0; y < Math.min(reach, height); y++) {
        until = rows[y * width + x] ? y + reach : until;
      }
      for (int y = 0; y < height; y++) {
        if (y + reach < height && rows[(y + reach) * width + x]) {
          until = y + 2 * reach;
        }
        set[y * width + x] = y <= until;
      }
    }
  }

  private static void invert(boolean[] set) {
    for (int i = 0; i < set.length; i++) {
      set[i] = !set[i];
    }
  }
}
