package ink.models.oldink;

import ink.models.plane.Mask;
import ink.models.plane.Plane;

/**
 * How dense the skin would be without its ink, for each channel: a smooth surface that follows
 * light and shade of a limb but not what is darker on it. First the shade of the whole picture, as
 * a polynomial that what is darker does not pull down; then, where bare skin is near, its own.
 */
final class SkinBackground {

  /** Reach of the local surface as a part of the picture's longer side. */
  private static final double REACH = .04;

  /** This dense above the local lightest, a cell may still be bare skin. */
  private static final double START = .12;

  /** Widths of what counts as bare, density; from hardly known to known. */
  private static final double[] ROUNDS = {.30, .22, .16, .13, .10, .10, .10, .10};

  private static final double[] LOCAL_ROUNDS = {.16, .13, .10, .10};

  /** Lighter than the surface by this, a cell shows glare. */
  private static final double GLARE = -.15;

  /** How much bare skin must be near before it counts more than the whole picture's shade. */
  private static final double TRUST = .06;

  private final Plane[] density;
  private final Mask skin;
  private final double sigma;

  private SkinBackground(Plane[] density, Mask skin, double sigma) {
    this.density = density;
    this.skin = skin;
    this.sigma = sigma;
  }

  /**
   * @param density optical density of red, green and blue, and where there is skin
   * @return density of bare skin, the same three
   */
  static Plane[] under(Plane[] density, Mask skin) {
    int width = density[0].width();
    int height = density[0].height();
    double sigma = REACH * Math.max(width, height);
    int cell = Math.max(1, (int) Math.round(sigma / 10));
    Plane[] coarse = new Plane[3];
    for (int k = 0; k < 3; k++) {
      coarse[k] = density[k].shrunk(cell);
    }
    Mask cells = new Mask(coarse[0].width(), coarse[0].height());
    for (int y = 0; y < cells.height(); y++) {
      for (int x = 0; x < cells.width(); x++) {
        cells.set()[y * cells.width() + x] =
            skin.at(
                Math.min(width - 1, x * cell + cell / 2),
                Math.min(height - 1, y * cell + cell / 2));
      }
    }
    Plane[] bare = new SkinBackground(coarse, cells, sigma / cell).bare();
    for (int k = 0; k < 3; k++) {
      bare[k] = bare[k].grown(cell, width, height);
    }
    return bare;
  }

  private Plane[] bare() {
    float[] weight = start();
    Plane[] shade = new Plane[3];
    for (double width : ROUNDS) {
      for (int k = 0; k < 3; k++) {
        shade[k] =
            Polynomial.fitted(density[k], weight).plane(density[k].width(), density[k].height());
      }
      weight = bareness(shade, width);
    }
    Plane[] local = shade;
    for (double width : LOCAL_ROUNDS) {
      local = smoothed(weight, shade);
      weight = bareness(local, width);
    }
    return smoothed(weight, shade);
  }

  /** Grey closing of brightness: what is hardly darker than the lightest nearby. */
  private float[] start() {
    Plane mean = mean();
    for (int i = 0; i < skin.set().length; i++) {
      if (!skin.set()[i]) {
        mean.values()[i] = 9; // beside the skin there is no lightest
      }
    }
    int reach = Math.max(1, (int) Math.round(.9 * sigma));
    Plane lightest = mean.least(reach).greatest(reach);
    float[] weight = new float[skin.set().length];
    for (int i = 0; i < weight.length; i++) {
      weight[i] = skin.set()[i] && mean.values()[i] <= lightest.values()[i] + START ? 1 : 0;
    }
    return weight;
  }

  private Plane mean() {
    Plane mean = new Plane(density[0].width(), density[0].height());
    for (int i = 0; i < mean.values().length; i++) {
      mean.values()[i] =
          (density[0].values()[i] + density[1].values()[i] + density[2].values()[i]) / 3;
    }
    return mean;
  }

  /** Near 1 where a cell is as dense as the surface, less where it is darker or of another hue. */
  private float[] bareness(Plane[] surface, double width) {
    float[] weight = new float[skin.set().length];
    for (int i = 0; i < weight.length; i++) {
      if (!skin.set()[i]) {
        continue;
      }
      double r = density[0].values()[i] - surface[0].values()[i];
      double g = density[1].values()[i] - surface[1].values()[i];
      double b = density[2].values()[i] - surface[2].values()[i];
      double d = InkDensity.of(r, g, b) / width;
      weight[i] = (float) StrictMath.exp(-d * d);
      if ((r + g + b) / 3 < GLARE) {
        weight[i] *= .2f;
      }
    }
    return weight;
  }

  private Plane[] smoothed(float[] weight, Plane[] shade) {
    int width = skin.width();
    int height = skin.height();
    Plane weights = new Plane(width, height, weight).blurred(sigma);
    Plane[] out = new Plane[3];
    for (int k = 0; k < 3; k++) {
      Plane weighted = new Plane(width, height);
      for (int i = 0; i < weight.length; i++) {
        weighted.values()[i] = weight[i] * (density[k].values()[i] - shade[k].values()[i]);
      }
      Plane blurred = weighted.blurred(sigma);
      for (int i = 0; i < weight.length; i++) {
        blurred.values()[i] =
            (float) (shade[k].values()[i] + blurred.values()[i] / (weights.values()[i] + TRUST));
      }
      out[k] = blurred;
    }
    return out;
  }
}
