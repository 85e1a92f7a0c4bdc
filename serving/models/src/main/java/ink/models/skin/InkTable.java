package ink.models.skin;

import ink.models.colour.LinearRgb;
import java.util.Arrays;

/**
 * What an ink takes from the light of one skin, tabled over its load: -ln of the ratio of inked to
 * bare light, for red, green and blue. Multiplying a photograph by the ratio keeps its shading,
 * creases and noise.
 */
public final class InkTable {

  /** Loads above count as this one: there is no more room for pigment. */
  public static final double FULLEST = 1.25;

  private static final int SAMPLES = 101;

  /** Light below this is out of a screen's gamut; a ratio needs some. */
  private static final double DARKEST = 1e-4;

  private final double[] red;
  private final double[] green;
  private final double[] blue;

  private InkTable(double[] red, double[] green, double[] blue) {
    this.red = red;
    this.green = green;
    this.blue = blue;
  }

  private InkTable(Skin skin, Ink ink, double depth, double chroma) {
    this(new double[SAMPLES], new double[SAMPLES], new double[SAMPLES]);
    LinearRgb bare = SkinOptics.bare(skin, depth);
    for (int i = 0; i < SAMPLES; i++) {
      LinearRgb inked = SkinOptics.inked(skin, ink, FULLEST * i / (SAMPLES - 1), depth);
      double r = loss(inked.red(), bare.red());
      double g = loss(inked.green(), bare.green());
      double b = loss(inked.blue(), bare.blue());
      double mean = (r + g + b) / 3;
      red[i] = mean + chroma * (r - mean);
      green[i] = mean + chroma * (g - mean);
      blue[i] = mean + chroma * (b - mean);
    }
  }

  /**
   * @param years since the ink healed: it sits deeper with time
   */
  public static InkTable of(Skin skin, Ink ink, double years) {
    double chroma = ink == Ink.BLACK ? blackChroma(skin, years) : 1;
    return new InkTable(skin, ink, SkinOptics.depth(years), chroma);
  }

  /** The plain model without the damping of black's chroma. */
  static InkTable undamped(Skin skin, Ink ink, double years) {
    return new InkTable(skin, ink, SkinOptics.depth(years), 1);
  }

  /**
   * The undamped model makes black navy; real healed black on a light leg is much greyer. On dark
   * skin the same damping would make it brown, so it fades out below an angle of 15 degrees.
   */
  private static double blackChroma(Skin skin, double years) {
    double fair = .45 + .25 * (1 - StrictMath.exp(-years / 8));
    double dark = Math.max(0, Math.min(1, (15 - skin.typologyAngle().degrees()) / 5));
    return fair + dark * (.8 - fair);
  }

  /**
   * As a camera shows it that draws dark darker.
   *
   * @param contrast factor on optical densities, above zero; 1 changes nothing
   */
  public InkTable seenBy(double contrast) {
    return new InkTable(scaled(red, contrast), scaled(green, contrast), scaled(blue, contrast));
  }

  private static double[] scaled(double[] table, double factor) {
    return Arrays.stream(table).map(loss -> loss * factor).toArray();
  }

  /** Of red light; load zero or more. */
  public double red(double load) {
    return at(red, load);
  }

  public double green(double load) {
    return at(green, load);
  }

  public double blue(double load) {
    return at(blue, load);
  }

  /** Light of skin, or of a photograph of it, after this much ink. */
  public LinearRgb on(LinearRgb bare, double load) {
    return new LinearRgb(
        bare.red() * StrictMath.exp(-red(load)),
        bare.green() * StrictMath.exp(-green(load)),
        bare.blue() * StrictMath.exp(-blue(load)));
  }

  private static double at(double[] table, double load) {
    double position = Math.max(0, Math.min(FULLEST, load)) / FULLEST * (SAMPLES - 1);
    int i = Math.min(SAMPLES - 2, (int) position);
    return table[i] + (position - i) * (table[i + 1] - table[i]);
  }

  private static double loss(double inked, double bare) {
    return -StrictMath.log(Math.max(DARKEST, inked) / Math.max(DARKEST, bare));
  }
}
