package ink.models.stencil;

import static org.assertj.core.api.Assertions.assertThat;

import ink.models.vector.GrayImage;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StencilTest {

  @Test
  void aFaintThinLineBecomesBlackAndWideEnough() {
    GrayImage image = paper(1000, 1000, 230);
    for (int y = 100; y < 900; y++) {
      image.pixels()[y * 1000 + 500] = (byte) 170;
    }

    GrayImage stencil = Stencil.of(image);

    int width = 0;
    for (int x = 480; x < 520; x++) {
      width += stencil.at(x, 500) == 0 ? 1 : 0;
    }
    assertThat(width).isBetween(2, 5);
    assertThat(stencil.at(300, 500)).isEqualTo(255);
  }

  @Test
  void specksVanishAndAreasStayBlack() {
    GrayImage image = paper(500, 500, 255);
    Random noise = new Random(7);
    for (int i = 0; i < 200; i++) {
      image.pixels()[noise.nextInt(500) * 500 + noise.nextInt(200)] = 0;
    }
    for (int y = 300; y < 450; y++) {
      Arrays.fill(image.pixels(), y * 500 + 250, y * 500 + 450, (byte) 20);
    }

    GrayImage stencil = Stencil.of(image);

    assertThat(stencil.at(350, 375)).isZero();
    long black = 0;
    for (int y = 0; y < 500; y++) {
      for (int x = 0; x < 200; x++) {
        black += stencil.at(x, y) == 0 ? 1 : 0;
      }
    }
    assertThat(black).isZero();
  }

  @Test
  void blankPaperStaysBlank() {
    for (byte pixel : Stencil.of(paper(100, 80, 200)).pixels()) {
      assertThat(pixel).isEqualTo((byte) 255);
    }
  }

  @Test
  void aShadowOverThePaperIsNoInk() {
    GrayImage image = paper(600, 600, 0);
    for (int y = 0; y < 600; y++) {
      for (int x = 0; x < 600; x++) {
        boolean line = x > 300 && x < 308;
        image.pixels()[y * 600 + x] = (byte) (line ? 30 : 250 - y / 6);
      }
    }

    GrayImage stencil = Stencil.of(image);

    assertThat(stencil.at(304, 500)).isZero();
    assertThat(stencil.at(100, 590)).isEqualTo(255);
  }

  private static GrayImage paper(int width, int height, int grey) {
    byte[] pixels = new byte[width * height];
    Arrays.fill(pixels, (byte) grey);
    return new GrayImage(width, height, pixels);
  }
}
