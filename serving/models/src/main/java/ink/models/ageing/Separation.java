package ink.models.ageing;

import ink.models.colour.Lab;
import ink.models.colour.Srgb;
import ink.models.skin.Ink;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes a picture of a design apart into inks. Each pixel is one ink, more or less diluted on white
 * paper; the colours are what designs are drawn with on screens, and everything grey is black.
 */
public final class Separation {

  /** Below this chroma a colour is a grey. */
  private static final double GREY = 12;

  /** An ink that makes up less of the design than this is noise of the file's compression. */
  private static final double LEAST_SHARE = .01;

  private static final Map<Ink, Srgb> DRAWN = new EnumMap<>(Ink.class);

  static {
    DRAWN.put(Ink.BLACK, Srgb.of("#000000"));
    DRAWN.put(Ink.RED, Srgb.of("#d8202a"));
    DRAWN.put(Ink.ORANGE, Srgb.of("#ee7a22"));
    DRAWN.put(Ink.YELLOW, Srgb.of("#f6d32d"));
    DRAWN.put(Ink.GREEN, Srgb.of("#2a9d4b"));
    DRAWN.put(Ink.CYAN, Srgb.of("#25b5c4"));
    DRAWN.put(Ink.BLUE, Srgb.of("#2456b8"));
    DRAWN.put(Ink.VIOLET, Srgb.of("#6f3fa0"));
    DRAWN.put(Ink.MAGENTA, Srgb.of("#c8328c"));
  }

  /** The nearest ink of a colour, by its upper five bits a channel; filled as colours turn up. */
  private final Ink[] nearest = new Ink[1 << 15];

  private final List<Ink> inks;

  private Separation(List<Ink> inks) {
    this.inks = inks;
  }

  /**
   * What each ink covers, the most used first.
   *
   * @param argb 0xAARRGGBB, row by row; what is transparent is paper
   * @param pixelsPerMillimetre on skin
   */
  public static Map<Ink, InkMap> of(int width, int height, int[] argb, double pixelsPerMillimetre) {
    Map<Ink, float[]> all = new Separation(List.copyOf(DRAWN.keySet())).covered(argb);
    Map<Ink, Double> amounts = new EnumMap<>(Ink.class);
    all.forEach((ink, load) -> amounts.put(ink, sum(load)));
    double total = amounts.values().stream().mapToDouble(amount -> amount).sum();
    List<Ink> used = new ArrayList<>(amounts.keySet());
    used.removeIf(ink -> amounts.getOrDefault(ink, 0.0) < LEAST_SHARE * total);
    if (used.size() < all.size()) {
      all = new Separation(used).covered(argb);
    }
    used.sort(Comparator.comparingDouble(ink -> -amounts.getOrDefault(ink, 0.0)));
    Map<Ink, InkMap> maps = new LinkedHashMap<>();
    for (Ink ink : used) {
      float[] load = all.get(ink);
      if (load != null) {
        maps.put(ink, new InkMap(width, height, pixelsPerMillimetre, load));
      }
    }
    return maps;
  }

  private Map<Ink, float[]> covered(int[] argb) {
    Map<Ink, float[]> loads = new EnumMap<>(Ink.class);
    for (int i = 0; i < argb.length; i++) {
      int alpha = argb[i] >>> 24;
      int red = onPaper(argb[i] >> 16 & 0xff, alpha);
      int green = onPaper(argb[i] >> 8 & 0xff, alpha);
      int blue = onPaper(argb[i] & 0xff, alpha);
      if (Math.min(red, Math.min(green, blue)) > 250) {
        continue;
      }
      int bin = red >> 3 << 10 | green >> 3 << 5 | blue >> 3;
      Ink ink = nearest[bin];
      if (ink == null) {
        ink = nearest(new Srgb(red, green, blue));
        nearest[bin] = ink;
      }
      loads.computeIfAbsent(ink, any -> new float[argb.length])[i] =
          (float) diluted(drawn(ink), red, green, blue);
    }
    return loads;
  }

  private Ink nearest(Srgb colour) {
    Lab lab = colour.lab();
    if (inks.contains(Ink.BLACK) && Math.hypot(lab.a(), lab.b()) < GREY) {
      return Ink.BLACK;
    }
    Ink best = inks.get(0);
    double least = Double.POSITIVE_INFINITY;
    for (Ink ink : inks) {
      Srgb full = drawn(ink);
      double part = diluted(full, colour.red(), colour.green(), colour.blue());
      Srgb wash =
          new Srgb(wash(full.red(), part), wash(full.green(), part), wash(full.blue(), part));
      double difference = wash.lab().difference(lab);
      if (difference < least) {
        least = difference;
        best = ink;
      }
    }
    return best;
  }

  /** How much of the ink there is, 0..1: where the colour lies between paper and the full ink. */
  private static double diluted(Srgb full, int red, int green, int blue) {
    double r = 255.0 - full.red();
    double g = 255.0 - full.green();
    double b = 255.0 - full.blue();
    double along = r * (255 - red) + g * (255 - green) + b * (255 - blue);
    return Math.max(0, Math.min(1, along / (r * r + g * g + b * b)));
  }

  private static int wash(int channel, double part) {
    return (int) Math.round(255 - part * (255 - channel));
  }

  private static int onPaper(int channel, int alpha) {
    return (channel * alpha + 255 * (255 - alpha)) / 255;
  }

  private static Srgb drawn(Ink ink) {
    Srgb colour = DRAWN.get(ink);
    if (colour == null) {
      throw new IllegalArgumentException("nothing on white paper is " + ink.word());
    }
    return colour;
  }

  private static double sum(float[] load) {
    double sum = 0;
    for (float l : load) {
      sum += l;
    }
    return sum;
  }
}
