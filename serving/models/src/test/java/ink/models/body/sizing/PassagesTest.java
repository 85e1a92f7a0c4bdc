package ink.models.body.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ink.models.vector.Drawing.Sheet;
import ink.models.vector.GrayImage;
import ink.models.vector.Paths;
import ink.models.vector.Raster;
import java.awt.geom.AffineTransform;
import java.util.List;
import org.junit.jupiter.api.Test;

class PassagesTest {

  @Test
  void ringsMeasureAsDrawnInEveryDirection() {
    Sheet rings = new Sheet();
    for (double radius = 4; radius < 20; radius += 1.7) {
      rings.line(Paths.circle(0, 0, radius), 0.6);
    }
    GrayImage image =
        Raster.draw(
            new Sheet().add(rings, AffineTransform.getTranslateInstance(25.02, 24.97)).on(50, 50),
            500,
            500);

    Passages passages = Passages.of(image, 10);

    assertThat(passages.hullWidth()).isCloseTo(2 * (4 + 9 * 1.7) + 0.6, within(0.2));
    assertThat(passages.strokes()).hasSizeGreaterThan(5_000);
    assertThat(share(passages.strokes(), 0.05)).isCloseTo(0.6, within(0.02));
    assertThat(share(passages.strokes(), 0.9)).isCloseTo(0.6, within(0.06));
    List<Passage> between = passages.gaps().stream().filter(gap -> gap.width() < 2).toList();
    assertThat(between).hasSizeGreaterThan(4_000).noneMatch(Passage::solid);
    assertThat(share(between, 0.05)).isCloseTo(1.1, within(0.02));
    assertThat(share(between, 0.9)).isCloseTo(1.1, within(0.06));
  }

  private static double share(List<Passage> passages, double part) {
    double[] widths = passages.stream().mapToDouble(Passage::width).sorted().toArray();
    return widths[(int) (widths.length * part)];
  }

  @Test
  void gapsOfOnePixelAreSeen() {
    byte[] pixels = new byte[40 * 40];
    for (int y = 0; y < 40; y++) {
      for (int x = 0; x < 40; x++) {
        boolean inside = x >= 5 && x < 35 && y >= 5 && y < 35;
        pixels[y * 40 + x] = (byte) (inside && x != 20 && !(y == 20 && x < 20) ? 0 : 255);
      }
    }

    Passages passages = Passages.of(new GrayImage(40, 40, pixels), 10);

    assertThat(passages.gaps().stream().filter(gap -> gap.width() < 0.15))
        .hasSizeGreaterThan(30)
        .allMatch(Passage::solid);
  }
}
