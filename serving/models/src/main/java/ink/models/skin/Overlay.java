package ink.models.skin;

import java.util.Arrays;
import java.util.List;

/** Puts ink on a picture of skin. */
public final class Overlay {

  /** Part of the ink that may fall beside the skin before the placement is refused. */
  private static final double BESIDE = .03;

  private static final float GLARE = .9f;
  private static final float GLARE_SATURATION = .15f;

  private Overlay() {}

  /**
   * One ink and where it is.
   *
   * @param load of each pixel; not copied
   */
  public record Inked(InkTable table, float[] load) {}

  /** On skin that has no ink yet. */
  public static LinearImage on(LinearImage photo, List<Inked> inks) {
    return on(photo, inks, new float[photo.red().length]);
  }

  /**
   * On skin that may have ink already: only what the new ink adds to the old is taken away, as
   * black on black hides nothing more.
   *
   * @param old load of each pixel that the photograph shows already
   */
  public static LinearImage on(LinearImage photo, List<Inked> inks, float[] old) {
    return on(photo, inks, new float[][] {old, old, old});
  }

  /**
   * On skin whose old ink may be of any colour.
   *
   * @param old for red, green and blue light the load of each pixel that takes as much of it
   */
  public static LinearImage on(LinearImage photo, List<Inked> inks, float[][] old) {
    int pixels = photo.red().length;
    float[] red = Arrays.copyOf(photo.red(), pixels);
    float[] green = Arrays.copyOf(photo.green(), pixels);
    float[] blue = Arrays.copyOf(photo.blue(), pixels);
    for (int i = 0; i < pixels; i++) {
      double r = 0;
      double g = 0;
      double b = 0;
      for (Inked inked : inks) {
        float added = inked.load[i];
        if (added > 0) {
          r += inked.table.red((double) old[0][i] + added) - inked.table.red(old[0][i]);
          g += inked.table.green((double) old[1][i] + added) - inked.table.green(old[1][i]);
          b += inked.table.blue((double) old[2][i] + added) - inked.table.blue(old[2][i]);
        }
      }
      if (r != 0 || g != 0 || b != 0) {
        // Glare lies on the skin and so above the ink.
        float kept = glares(red[i], green[i], blue[i]) ? .5f : 0;
        red[i] *= kept + (1 - kept) * (float) StrictMath.exp(-r);
        green[i] *= kept + (1 - kept) * (float) StrictMath.exp(-g);
        blue[i] *= kept + (1 - kept) * (float) StrictMath.exp(-b);
      }
    }
    return new LinearImage(photo.width(), photo.height(), red, green, blue);
  }

  /**
   * The load without what falls beside the skin.
   *
   * @param skin true where a pixel shows skin
   * @throws IllegalArgumentException when more than 3 % of the ink falls beside it
   */
  public static float[] clipped(float[] load, boolean[] skin) {
    float[] clipped = new float[load.length];
    double all = 0;
    double beside = 0;
    for (int i = 0; i < load.length; i++) {
      all += load[i];
      if (skin[i]) {
        clipped[i] = load[i];
      } else {
        beside += load[i];
      }
    }
    if (beside > BESIDE * all) {
      throw new IllegalArgumentException(
          "the design does not fit here: "
              + Math.round(100 * beside / all)
              + " % of its ink falls beside the skin; make it smaller or move it");
    }
    return clipped;
  }

  private static boolean glares(float red, float green, float blue) {
    float most = Math.max(red, Math.max(green, blue));
    float least = Math.min(red, Math.min(green, blue));
    return most > GLARE && most - least < GLARE_SATURATION * most;
  }
}
