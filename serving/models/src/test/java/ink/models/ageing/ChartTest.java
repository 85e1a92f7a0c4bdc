package ink.models.ageing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ink.models.skin.Ink;
import ink.models.skin.LinearImage;
import ink.models.skin.Skin;
import ink.models.vector.GrayImage;
import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The resolution chart that was tattooed on an ankle and photographed for three years, against the
 * model. n = 1, and the model was fitted on it: this shows that it is consistent, not that it
 * foretells.
 */
class ChartTest {

  private static final Skin SKIN = new Skin(.02);
  private static final double PPM = 10;
  private static final double PAD = 3;

  /** Blur of the camera, millimetres on skin. */
  private static final double CAMERA = .07;

  /**
   * The middle bar of a group.
   *
   * @param x of the middle upright bar, in pixels of the chart
   * @param y of the middle flat bar, and through the upright ones
   * @param flatX through the flat ones
   */
  private record Bar(double width, int x, int y, int flatX) {}

  private static final List<Bar> BARS =
      List.of(
          new Bar(4, 403, 113, 118),
          new Bar(3, 428, 368, 215),
          new Bar(2, 453, 553, 310),
          new Bar(1.5, 465, 680, 358),
          new Bar(1, 478, 773, 407),
          new Bar(.75, 484, 837, 431),
          new Bar(.5, 490, 884, 455));

  /** Photographed after 2.78 years: flat, upright. */
  private static final double[][] AGED = {
    {4.70, 4.76}, {3.52, 3.69}, {2.64, 2.49}, {2.25, 2.05}, {1.29, 1.29}
  };

  private static final double[][] HEALED = {
    {4.46, 4.53}, {3.25, 3.35}, {2.35, 2.06}, {1.83, 1.59}, {.93, .91}
  };

  private static InkMap packed;
  private static float[] healed;
  private static float[] aged;

  @BeforeAll
  static void read() throws Exception {
    try (InputStream in = ChartTest.class.getResourceAsStream("chart-bars-100um-per-pixel.png")) {
      BufferedImage image = ImageIO.read(in);
      byte[] pixels = new byte[image.getWidth() * image.getHeight()];
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = (byte) image.getRGB(i % image.getWidth(), i / image.getWidth());
      }
      GrayImage chart = new GrayImage(image.getWidth(), image.getHeight(), pixels);
      packed = PackDensity.packed(InkMap.covered(chart, PPM).padded(PAD));
      healed = density(.23);
      aged = density(2.78);
    }
  }

  @Test
  void barsAreAsWideAsPhotographedAfterThreeYears() {
    float[] density = aged;
    double sum = 0;
    for (int i = 0; i < AGED.length; i++) {
      Bar bar = BARS.get(i);
      double flat = width(flat(density, bar));
      double upright = width(upright(density, bar));
      assertThat(flat).as("flat %s mm", bar.width).isCloseTo(AGED[i][0], within(.30));
      assertThat(upright).as("upright %s mm", bar.width).isCloseTo(AGED[i][1], within(.30));
      sum += Math.abs(flat - AGED[i][0]) + Math.abs(upright - AGED[i][1]);
    }
    assertThat(sum / (2 * AGED.length)).as("mean error").isLessThan(.15);
  }

  @Test
  void barsAreAsWideAsPhotographedWhenHealed() {
    float[] density = healed;
    for (int i = 0; i < HEALED.length; i++) {
      Bar bar = BARS.get(i);
      double photographed = (HEALED[i][0] + HEALED[i][1]) / 2;
      double model = (width(flat(density, bar)) + width(upright(density, bar))) / 2;
      assertThat(model).as("%s mm", bar.width).isCloseTo(photographed, within(.30));
    }
  }

  @Test
  void narrowBarsRunIntoEachOtherAsPhotographed() {
    float[] density = aged;
    assertThat(modulation(flat(density, BARS.get(5)), .75)).isGreaterThanOrEqualTo(.3);
    assertThat(modulation(upright(density, BARS.get(5)), .75)).isGreaterThanOrEqualTo(.3);
    assertThat(modulation(flat(density, BARS.get(6)), .5)).isLessThan(.3);
    assertThat(modulation(upright(density, BARS.get(6)), .5)).isLessThan(.3);
    assertThat(modulation(flat(healed, BARS.get(6)), .5))
        .as("healed, they are still apart")
        .isGreaterThan(.3);
  }

  /** Optical density of every pixel as the camera has it; bare skin is 0. */
  private static float[] density(double years) {
    LinearImage shown =
        Ageing.shown(Map.of(Ink.BLACK, packed), Wearer.of(SKIN), years, Band.CENTRE, 1);
    double bare = SKIN.light().xyz().y();
    float[] light = new float[shown.red().length];
    for (int i = 0; i < light.length; i++) {
      light[i] = (float) (1 - shown.at(i).xyz().y() / bare);
    }
    light = Blur.gaussian(light, packed.width(), packed.height(), CAMERA * PPM);
    for (int i = 0; i < light.length; i++) {
      light[i] = (float) -Math.log10(1 - light[i]);
    }
    return light;
  }

  /** Profile across the middle upright bar, one period of bars each way. */
  private static double[] upright(float[] density, Bar bar) {
    int pad = (int) (PAD * PPM);
    int reach = (int) Math.round(bar.width * 1.3 * PPM);
    List<Double> profile = new ArrayList<>();
    for (int x = -reach; x <= reach; x++) {
      profile.add((double) density[(bar.y + pad) * packed.width() + bar.x + pad + x]);
    }
    return profile.stream().mapToDouble(d -> d).toArray();
  }

  private static double[] flat(float[] density, Bar bar) {
    int pad = (int) (PAD * PPM);
    int reach = (int) Math.round(bar.width * 1.3 * PPM);
    List<Double> profile = new ArrayList<>();
    for (int y = -reach; y <= reach; y++) {
      profile.add((double) density[(bar.y + pad + y) * packed.width() + bar.flatX + pad]);
    }
    return profile.stream().mapToDouble(d -> d).toArray();
  }

  /** Millimetres at half of the middle's density; infinity when the bar has no edge left. */
  private static double width(double[] profile) {
    int middle = profile.length / 2;
    double half = profile[middle] / 2;
    return (edge(profile, middle, 1, half) + edge(profile, middle, -1, half)) / PPM;
  }

  private static double edge(double[] profile, int middle, int step, double level) {
    for (int i = middle; i + step >= 0 && i + step < profile.length; i += step) {
      if (profile[i + step] < level) {
        double part = (profile[i] - level) / (profile[i] - profile[i + step]);
        return Math.abs(i - middle) + part;
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  /** How much lighter the gap beside the middle bar is: 1 is bare skin, 0 is no gap. */
  private static double modulation(double[] profile, double width) {
    int middle = profile.length / 2;
    int gap = (int) Math.round(width * PPM);
    double least = Math.min(profile[middle - gap], profile[middle + gap]);
    return 1 - least / profile[middle];
  }
}
