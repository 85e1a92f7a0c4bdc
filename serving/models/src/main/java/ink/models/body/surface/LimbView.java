package ink.models.body.surface;

import ink.models.body.BodyPart.Site;
import ink.models.colour.LinearRgb;
import ink.models.skin.LinearImage;
import ink.models.skin.Skin;

/**
 * A limb without ink in front of white, to lay designs on when there is no photograph.
 *
 * @param limb upright, its axis through the middle of the picture
 * @param scale pixels a millimetre
 */
public record LimbView(Limb limb, LinearImage image, double scale) {

  /** Radius in millimetres of what counts as flat: over a back it bends by a few millimetres. */
  private static final double FLAT = 1_000;

  private static final double BACKGROUND = .95;

  /** Rows and columns of a pixel that are looked at: edges of a limb must not be stairs. */
  private static final int SAMPLES = 3;

  /** A limb as thick as the body part. */
  public static Limb limb(Site site) {
    return new Cylinder(Math.min(FLAT, site.radius()));
  }

  /**
   * @param widthMm millimetres that the picture shows, as heightMm
   */
  public static LimbView of(
      Limb limb, double radius, Skin skin, double widthMm, double heightMm, double scale) {
    int width = (int) Math.round(widthMm * scale);
    int height = (int) Math.round(heightMm * scale);
    LinearRgb light = skin.light();
    float[][] channels = new float[3][width * height];
    for (int x = 0; x < width; x++) {
      double lit = 0;
      double beside = 0;
      for (int s = 0; s < SAMPLES; s++) {
        double at = (x + (s + .5) / SAMPLES - width / 2.0) / scale;
        if (Math.abs(at) <= radius) {
          lit += limb.light(at, 0) / SAMPLES;
        } else {
          beside += BACKGROUND / SAMPLES;
        }
      }
      for (int y = 0; y < height; y++) {
        channels[0][y * width + x] = (float) (light.red() * lit + beside);
        channels[1][y * width + x] = (float) (light.green() * lit + beside);
        channels[2][y * width + x] = (float) (light.blue() * lit + beside);
      }
    }
    return new LimbView(
        limb, new LinearImage(width, height, channels[0], channels[1], channels[2]), scale);
  }
}
