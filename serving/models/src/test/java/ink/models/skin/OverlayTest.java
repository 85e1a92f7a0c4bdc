package ink.models.skin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ink.models.colour.LinearRgb;
import ink.models.skin.Overlay.Inked;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverlayTest {

  private static final Skin SKIN = new Skin(.02);
  private static final InkTable BLACK = InkTable.of(SKIN, Ink.BLACK, 0);
  private static final int WIDTH = 64;
  private static final int HEIGHT = 16;

  @Test
  void shadingOfThePhotographShowsThroughTheInk() {
    LinearImage photo = shaded();
    for (Ink ink : Ink.values()) {
      float[] load = new float[WIDTH * HEIGHT];
      Arrays.fill(load, .9f);
      LinearImage after = Overlay.on(photo, List.of(new Inked(InkTable.of(SKIN, ink, 0), load)));
      assertThat(correlation(photo, after)).as(ink.name()).isGreaterThanOrEqualTo(.98);
    }
  }

  @Test
  void pixelsWithoutInkStayAsTheyWere() {
    LinearImage photo = shaded();
    float[] load = new float[WIDTH * HEIGHT];
    load[7] = 1;

    LinearImage after = Overlay.on(photo, List.of(new Inked(BLACK, load)));

    assertThat(after.at(6)).isEqualTo(photo.at(6));
    assertThat(after.red()[7]).isLessThan(photo.red()[7] / 4);
  }

  @Test
  void blackOnOldBlackAddsOnlyWhatIsMissing() {
    LinearRgb bare = SKIN.light();
    LinearImage old = LinearImage.uniform(1, 1, BLACK.on(bare, .6));
    float[] added = {.3f};

    LinearRgb after = Overlay.on(old, List.of(new Inked(BLACK, added)), new float[] {.6f}).at(0);

    assertThat(after.green()).isCloseTo(BLACK.on(bare, .9).green(), within(1e-5));
    assertThat(after.green())
        .as("plain multiplication counts the old ink twice")
        .isGreaterThan(2 * BLACK.on(BLACK.on(bare, .6), .3).green());
  }

  @Test
  void glareStaysAboveTheInk() {
    float[] load = {1, 1};
    LinearImage photo =
        new LinearImage(
            2, 1, new float[] {.95f, .95f}, new float[] {.95f, .6f}, new float[] {.95f, .4f});

    LinearImage after = Overlay.on(photo, List.of(new Inked(BLACK, load)));

    assertThat(after.red()[0]).isGreaterThan(.475f);
    assertThat(after.red()[1]).as("bright but coloured: no glare").isLessThan(.2f);
  }

  @Test
  void aDesignThatHangsOverTheEdgeIsRefused() {
    float[] load = new float[100];
    Arrays.fill(load, 1);
    boolean[] skin = new boolean[100];
    Arrays.fill(skin, 0, 98, true);

    assertThat(Overlay.clipped(load, skin)).contains(0, 0);

    skin[0] = false;
    skin[1] = false;
    assertThatThrownBy(() -> Overlay.clipped(load, skin))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4 % of its ink falls beside the skin");
  }

  @Test
  void storedPixelsSurviveTheWayThroughLight() {
    int[] packed = {0x000000, 0xffffff, 0x825c43, 0x0101fe};
    assertThat(LinearImage.ofSrgb(2, 2, packed).srgb()).isEqualTo(packed);
    assertThatThrownBy(() -> LinearImage.ofSrgb(3, 2, packed)).hasMessageContaining("3 x 2");
  }

  private static LinearImage shaded() {
    LinearImage photo = LinearImage.uniform(WIDTH, HEIGHT, SKIN.light());
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      float shade = .3f + .7f * (i % WIDTH) / WIDTH + .05f * (i * 7919 % 13) / 13;
      photo.red()[i] *= shade;
      photo.green()[i] *= shade;
      photo.blue()[i] *= shade;
    }
    return photo;
  }

  private static double correlation(LinearImage one, LinearImage two) {
    int n = WIDTH * HEIGHT;
    double sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
    for (int i = 0; i < n; i++) {
      double x = Math.log(one.at(i).xyz().y());
      double y = Math.log(two.at(i).xyz().y());
      sx += x;
      sy += y;
      sxx += x * x;
      syy += y * y;
      sxy += x * y;
    }
    return (n * sxy - sx * sy) / Math.sqrt((n * sxx - sx * sx) * (n * syy - sy * sy));
  }
}
