package ink.models.body.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ink.models.vector.GrayImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WrapTest {

  private static final double SCALE = 8;

  @Test
  void aRenderedTenMillimetreGridMeasuresTenMillimetresAlongTheSkin() {
    double radius = 46;
    GrayImage view = Wrap.onto(new Cylinder(radius), grid(1000, 200, 80), SCALE, 740, 200);

    List<Double> lines = new ArrayList<>();
    for (double crossing : crossings(view, 100)) {
      double x = (crossing + 0.5 - 370) / SCALE;
      if (Math.abs(Math.asin(x / radius)) <= Math.toRadians(76)) {
        lines.add(radius * Math.asin(x / radius));
      }
    }
    assertThat(lines).hasSizeGreaterThanOrEqualTo(12);
    double span = lines.get(lines.size() - 1) - lines.get(0);
    assertThat(Math.abs(span / (10 * (lines.size() - 1)) - 1)).isLessThan(0.01);
    for (int i = 1; i < lines.size(); i++) {
      assertThat(Math.abs((lines.get(i) - lines.get(i - 1)) / 10 - 1)).isLessThan(0.01);
    }
  }

  @Test
  void whatIsLaidOnComesOffTheSame() {
    GrayImage design = grid(400, 400, 80);
    Limb limb = new Tilted(new Cone(46, -0.1), 0.3);

    GrayImage back = Wrap.off(limb, Wrap.onto(limb, design, SCALE, 700, 700), SCALE, 400, 400);

    List<Double> before = crossings(design, 120);
    List<Double> after = crossings(back, 120);
    assertThat(after).hasSameSizeAs(before);
    for (int i = 0; i < before.size(); i++) {
      assertThat(Math.abs(after.get(i) - before.get(i))).isLessThanOrEqualTo(0.5);
    }
  }

  @Test
  void besideTheLimbThePictureIsWhite() {
    GrayImage black = new GrayImage(400, 400, new byte[160_000]);

    GrayImage view = Wrap.onto(new Cylinder(20), black, SCALE, 400, 100);

    assertThat(view.at(10, 50)).isEqualTo(255);
    assertThat(view.at(200, 50)).isZero();
    assertThatThrownBy(() -> Wrap.onto(new Cylinder(20), black, 0, 10, 10))
        .hasMessageContaining("pixels to the millimetre");
  }

  /** Black lines half a millimetre wide. */
  private static GrayImage grid(int width, int height, int every) {
    byte[] pixels = new byte[width * height];
    Arrays.fill(pixels, (byte) 255);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if ((x + every / 2) % every < 4) {
          pixels[y * width + x] = 0;
        }
      }
    }
    return new GrayImage(width, height, pixels);
  }

  /** The middles of a row's dark runs, weighed by their darkness. */
  private static List<Double> crossings(GrayImage image, int y) {
    List<Double> found = new ArrayList<>();
    double weight = 0;
    double moment = 0;
    for (int x = 0; x < image.width(); x++) {
      double dark = 255 - image.at(x, y);
      weight += dark;
      moment += dark * x;
      if (dark < 8 && weight > 0) {
        if (weight > 128) {
          found.add(moment / weight);
        }
        weight = 0;
        moment = 0;
      }
    }
    return found;
  }
}
