package ink.models.oldink;

import ink.models.colour.Lab;
import ink.models.colour.LinearRgb;
import ink.models.plane.Mask;
import ink.models.plane.Plane;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a picture shows skin, ink in it included. Skin is what has the colour of most pixels that
 * could be skin; ink is what it surrounds. It knows no bodies: wood of the same colour that touches
 * the limb passes for skin.
 */
final class SkinMask {

  /** Longest side of the picture that is looked at. */
  private static final int COARSE = 256;

  /** Less skin than this part of the region is none. */
  private static final double LEAST = .10;

  /** Logarithms of red to green by which skin may differ from most of it. */
  private static final double REDDER = .62;

  private static final double PALER = .30;

  /** And of green to blue. */
  private static final double BLUE_SPREAD = .42;

  /** Logarithms of brightness to that of most skin: what is darker is no longer shade. */
  private static final double DARKER = -1.25;

  private static final double BRIGHTER = 1.2;

  /** How much less a dark colour counts, as a power of its brightness. */
  private static final double DARK_DOUBT = .6;

  /** Part of the limb's length over which ink may take its edge away. */
  private static final double EDGE_GAP = .5;

  private SkinMask() {}

  /**
   * @throws UnusablePhotoException when there is next to no skin in the region
   */
  static Mask of(WorkingImage image, Mask region) throws UnusablePhotoException {
    int factor = Math.max(1, (Math.max(image.width(), image.height()) + COARSE - 1) / COARSE);
    Plane red = image.red().shrunk(factor);
    Plane green = image.green().shrunk(factor);
    Plane blue = image.blue().shrunk(factor);
    int width = red.width();
    int height = red.height();
    Mask looked = shrunk(region, factor, width, height);
    Lab[] seen = new Lab[width * height];
    double[][] tint = new double[3][width * height];
    for (int i = 0; i < seen.length; i++) {
      LinearRgb light = new LinearRgb(red.values()[i], green.values()[i], blue.values()[i]);
      seen[i] = light.lab();
      tint[0][i] = Math.log(Math.max(.002, light.red()) / Math.max(.002, light.green()));
      tint[1][i] = Math.log(Math.max(.002, light.green()) / Math.max(.002, light.blue()));
      tint[2][i] = Math.log(Math.max(.002, light.xyz().y()));
    }
    double[] usual = usual(seen, tint, looked);
    boolean[] skin = new boolean[seen.length];
    for (int i = 0; i < skin.length; i++) {
      double redder = tint[0][i] - usual[0];
      double y = (tint[1][i] - usual[1]) / BLUE_SPREAD;
      double bright = tint[2][i] - usual[2];
      // Shade on skin is redder; what is dark and no redder is something behind it.
      double x = redder / (redder > 0 ? REDDER : PALER);
      double darkest = Math.max(-2.6, DARKER - 2.2 * Math.max(0, redder));
      skin[i] = x * x + y * y < 1 && bright > darkest && bright < BRIGHTER;
    }
    Mask bare = new Mask(width, height, skin);
    // Freckles and hair are closed first, so that skin hangs together; then ink up to a palm wide.
    double longest = Math.max(width, height);
    Mask whole = bare.shrunk(1).grown(1).closed(longest * .012).shrunk(1.5).grown(1.5);
    whole = alongAxis(whole.largest().closed(longest * .06)).filled();
    if (whole.and(looked).count() < LEAST * looked.count()) {
      throw noSkin();
    }
    return new Mask(
        image.width(), image.height(), grown(whole, factor, image.width(), image.height()));
  }

  /**
   * The commonest colour that can be skin, by logarithms: red to green, green to blue, brightness.
   * What is in the middle of the region counts most, and dark colours count less: they may be ink.
   */
  private static double[] usual(Lab[] seen, double[][] tint, Mask looked)
      throws UnusablePhotoException {
    int width = looked.width();
    int height = looked.height();
    Map<Long, double[]> bins = new TreeMap<>();
    double could = 0;
    for (int i = 0; i < seen.length; i++) {
      if (!looked.set()[i] || !couldBeSkin(seen[i])) {
        continue;
      }
      could++;
      double u = 2.0 * (i % width) / width - 1;
      double v = 2.0 * (i / width) / height - 1;
      double weight = StrictMath.exp(-2 * (u * u + v * v) + DARK_DOUBT * tint[2][i]);
      long key =
          (Math.round(tint[0][i] / .08) + 500) * 1_000_000
              + (Math.round(tint[1][i] / .08) + 500) * 1000
              + Math.round(tint[2][i] / .35)
              + 500;
      double[] bin = bins.computeIfAbsent(key, k -> new double[4]);
      bin[0] += weight;
      for (int k = 0; k < 3; k++) {
        bin[k + 1] += weight * tint[k][i];
      }
    }
    if (could < LEAST * looked.count()) {
      throw noSkin();
    }
    double[] best = new double[4];
    for (double[] bin : bins.values()) {
      best = bin[0] > best[0] ? bin : best;
    }
    double[] usual = {best[1] / best[0], best[2] / best[0], best[3] / best[0]};
    for (int round = 0; round < 6; round++) {
      usual = meanShifted(usual, bins);
    }
    return usual;
  }

  private static double[] meanShifted(double[] at, Map<Long, double[]> bins) {
    double[] sum = new double[4];
    for (double[] bin : bins.values()) {
      double x = (bin[1] / bin[0] - at[0]) / .12;
      double y = (bin[2] / bin[0] - at[1]) / .12;
      double z = (bin[3] / bin[0] - at[2]) / .5;
      double weight = StrictMath.exp(-.5 * (x * x + y * y + z * z));
      for (int k = 0; k < 4; k++) {
        sum[k] += weight * bin[k];
      }
    }
    return new double[] {sum[1] / sum[0], sum[2] / sum[0], sum[3] / sum[0]};
  }

  /** Bridges ink that lies on the edge of a limb: what has skin above and below it. */
  private static Mask alongAxis(Mask skin) {
    int width = skin.width();
    int height = skin.height();
    double xx = 0;
    double yy = 0;
    int count = Math.max(1, skin.count());
    double sx = 0;
    double sy = 0;
    for (int i = 0; i < skin.set().length; i++) {
      if (skin.set()[i]) {
        sx += i % width;
        sy += i / width;
      }
    }
    for (int i = 0; i < skin.set().length; i++) {
      if (skin.set()[i]) {
        xx += (i % width - sx / count) * (i % width - sx / count);
        yy += (i / width - sy / count) * (i / width - sy / count);
      }
    }
    boolean upright = yy >= xx;
    int lines = upright ? width : height;
    int length = upright ? height : width;
    int stride = upright ? width : 1;
    boolean[] out = skin.set().clone();
    for (int line = 0; line < lines; line++) {
      int start = upright ? line : line * width;
      int last = -1;
      for (int i = 0; i < length; i++) {
        if (skin.set()[start + i * stride]) {
          for (int gap = last + 1; last >= 0 && i - last <= EDGE_GAP * length && gap < i; gap++) {
            out[start + gap * stride] = true;
          }
          last = i;
        }
      }
    }
    return new Mask(width, height, out);
  }

  private static UnusablePhotoException noSkin() {
    return new UnusablePhotoException(
        "no skin was found where the photo was marked; take it in daylight, fill the frame with"
            + " the tattoo and mark the part that shows skin");
  }

  /** Not blue, not green, not vivid: under a cold light skin is nearly grey. */
  private static boolean couldBeSkin(Lab lab) {
    return lab.lightness() > 4
        && lab.a() > -3
        && lab.b() > -4
        && lab.chroma() < 55
        && lab.a() < 40
        && lab.lightness() < 98;
  }

  private static Mask shrunk(Mask mask, int factor, int width, int height) {
    Mask small = new Mask(width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int fromX = Math.min(mask.width() - 1, x * factor + factor / 2);
        int fromY = Math.min(mask.height() - 1, y * factor + factor / 2);
        small.set()[y * width + x] = mask.at(fromX, fromY);
      }
    }
    return small;
  }

  private static boolean[] grown(Mask mask, int factor, int width, int height) {
    boolean[] large = new boolean[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        large[y * width + x] = mask.at(x / factor, y / factor);
      }
    }
    return large;
  }
}
