package ink.models.coverup;

import ink.models.colour.Lab;
import ink.models.colour.LinearRgb;
import ink.models.oldink.OldInk;
import ink.models.plane.Mask;
import ink.models.skin.InkTable;
import ink.models.skin.Skin;
import java.util.Arrays;

/**
 * Old ink as new black ink meets it, in even light and as coarse as an eye sees it from half a
 * metre. Loads add up: in each light, red, green and blue, the old ink counts as the black that
 * would take as much of it.
 */
final class Ground {

  /** Pixels a millimetre. */
  static final double PPM = 2.5;

  private static final int STEPS = 250;

  private final Mask skin;

  /** Inked pixels, as indices of the field. */
  private final int[] inked;

  private final float[][] load;
  private final float[][] ratio;
  private final Lab[] oldColour;
  private final LinearRgb bare;
  private final double[][] left = new double[3][STEPS + 1];
  private final double oldDifference;
  private final Mask hull;

  private Ground(
      Mask skin,
      Mask hull,
      int[] inked,
      float[][] ratio,
      float[][] load,
      Skin wearer,
      InkTable black) {
    this.skin = skin;
    this.hull = hull;
    this.inked = inked;
    this.ratio = ratio;
    this.load = load;
    this.bare = wearer.light();
    for (int i = 0; i <= STEPS; i++) {
      double amount = InkTable.FULLEST * i / STEPS;
      left[0][i] = StrictMath.exp(-black.red(amount));
      left[1][i] = StrictMath.exp(-black.green(amount));
      left[2][i] = StrictMath.exp(-black.blue(amount));
    }
    oldColour = new Lab[inked.length];
    double sum = 0;
    for (int j = 0; j < inked.length; j++) {
      oldColour[j] =
          new LinearRgb(
                  bare.red() * ratio[0][j], bare.green() * ratio[1][j], bare.blue() * ratio[2][j])
              .lab();
      sum += oldColour[j].difference(bare.lab());
    }
    oldDifference = sum;
  }

  /** The old ink must have a scale. */
  static Ground of(OldInk old) {
    double ppm = old.pixelsPerMillimetre().orElseThrow();
    int width = (int) Math.ceil(old.ink().width() / ppm * PPM);
    int height = (int) Math.ceil(old.ink().height() / ppm * PPM);
    Mask skin = new Mask(width, height);
    double[] sums = new double[4 * width * height];
    int[] counts = new int[width * height];
    int[] all = new int[width * height];
    for (int y = 0; y < old.ink().height(); y++) {
      for (int x = 0; x < old.ink().width(); x++) {
        int at = (int) (y / ppm * PPM) * width + (int) (x / ppm * PPM);
        int i = y * old.ink().width() + x;
        all[at]++;
        skin.set()[at] |= old.skin().set()[i];
        if (old.ink().set()[i]) {
          counts[at]++;
        }
        for (int k = 0; k < 3; k++) {
          sums[4 * at + k] += old.ink().set()[i] ? old.light().get(k).values()[i] : 1;
        }
      }
    }
    int[] inked = new int[width * height];
    int count = 0;
    Mask mask = new Mask(width, height);
    for (int i = 0; i < counts.length; i++) {
      if (all[i] > 0 && counts[i] * 2 >= all[i]) {
        inked[count++] = i;
        mask.set()[i] = true;
      }
    }
    inked = Arrays.copyOf(inked, count);
    float[][] ratio = new float[3][count];
    float[][] load = new float[3][count];
    InkTable black = OldLoad.black(old);
    OldLoad loads = new OldLoad(black);
    for (int j = 0; j < count; j++) {
      for (int k = 0; k < 3; k++) {
        double r = sums[4 * inked[j] + k] / all[inked[j]];
        ratio[k][j] = (float) r;
        load[k][j] = loads.of(k, r);
      }
    }
    return new Ground(skin, mask.hull(), inked, ratio, load, old.wearer(), black);
  }

  /** The same tattoo after laser sessions that take so much of its ink. */
  Ground lightened(double part) {
    float[][] less = new float[3][inked.length];
    float[][] lighter = new float[3][inked.length];
    for (int k = 0; k < 3; k++) {
      for (int j = 0; j < inked.length; j++) {
        less[k][j] = (float) (load[k][j] * (1 - part));
        // What the black does not explain, scattering pastel ink, goes in the same part.
        double unexplained = ratio[k][j] / at(k, load[k][j]);
        lighter[k][j] = (float) (at(k, less[k][j]) * (1 + (unexplained - 1) * (1 - part)));
      }
    }
    return new Ground(this, lighter, less);
  }

  private Ground(Ground like, float[][] ratio, float[][] load) {
    this.skin = like.skin;
    this.hull = like.hull;
    this.inked = like.inked;
    this.bare = like.bare;
    this.ratio = ratio;
    this.load = load;
    for (int k = 0; k < 3; k++) {
      left[k] = like.left[k];
    }
    oldColour = new Lab[inked.length];
    for (int j = 0; j < inked.length; j++) {
      oldColour[j] =
          new LinearRgb(
                  bare.red() * ratio[0][j], bare.green() * ratio[1][j], bare.blue() * ratio[2][j])
              .lab();
    }
    // The gain of lightening shows in what remains of the tattoo as it is today.
    oldDifference = like.oldDifference;
  }

  int width() {
    return skin.width();
  }

  int height() {
    return skin.height();
  }

  Mask skin() {
    return skin;
  }

  Mask hull() {
    return hull;
  }

  int[] inked() {
    return inked;
  }

  /** Mean over the three lights of the old load at an inked pixel. */
  double load(int j) {
    return (load[0][j] + load[1][j] + load[2][j]) / 3;
  }

  /** What black ink leaves of a light, 0..1. */
  private double at(int channel, double amount) {
    double position = Math.max(0, Math.min(InkTable.FULLEST, amount)) / InkTable.FULLEST * STEPS;
    int i = Math.min(STEPS - 1, (int) position);
    return left[channel][i] + (position - i) * (left[channel][i + 1] - left[channel][i]);
  }

  /** CIEDE2000 between new ink over the old and new ink on bare skin. */
  double difference(int j, double added) {
    return both(j, added).difference(fresh(added));
  }

  /** Whether new ink alone would be at least as dark as the old. */
  boolean isAsDark(int j, double added) {
    return fresh(added).lightness() <= oldColour[j].lightness();
  }

  /** Sum over all inked pixels of CIEDE2000 between old ink and bare skin. */
  double difference() {
    return oldDifference;
  }

  private Lab fresh(double added) {
    return new LinearRgb(
            bare.red() * at(0, added), bare.green() * at(1, added), bare.blue() * at(2, added))
        .lab();
  }

  private Lab both(int j, double added) {
    return new LinearRgb(
            bare.red() * covered(0, j, added),
            bare.green() * covered(1, j, added),
            bare.blue() * covered(2, j, added))
        .lab();
  }

  private double covered(int k, int j, double added) {
    return ratio[k][j] * at(k, load[k][j] + added) / at(k, load[k][j]);
  }

  /**
   * @param added new load of each inked pixel
   * @param fit and area as {@link Score} has them
   */
  Score score(double[] added, double fit, double areaRatio) {
    double sum = 0;
    int clear = 0;
    int dark = 0;
    for (int j = 0; j < inked.length; j++) {
      Lab fresh = fresh(added[j]);
      double difference = both(j, added[j]).difference(fresh);
      sum += difference;
      clear += difference < Score.UNSEEN ? 1 : 0;
      dark += fresh.lightness() <= oldColour[j].lightness() ? 1 : 0;
    }
    int n = Math.max(1, inked.length);
    return new Score(
        1 - sum / oldDifference,
        (double) clear / n,
        (double) dark / n,
        fit,
        Score.economy(areaRatio),
        areaRatio);
  }
}
