package ink.models.colour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ColourTest {

  @Test
  void colourDifferenceAgreesWithEveryReferencePair() throws Exception {
    List<String> pairs;
    try (InputStream in = ColourTest.class.getResourceAsStream("ciede2000-pairs.txt")) {
      pairs =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .toList();
    }

    assertThat(pairs).hasSize(34);
    for (String pair : pairs) {
      String[] parts = pair.split("\\|");
      double expected = Double.parseDouble(parts[2].trim());
      Lab one = lab(parts[0]);
      Lab two = lab(parts[1]);
      assertThat(one.difference(two)).as(pair).isCloseTo(expected, within(1e-4));
      assertThat(two.difference(one)).as(pair).isCloseTo(expected, within(1e-4));
    }
  }

  @Test
  void everyStoredColourSurvivesTheWayThroughLab() {
    for (int packed = 0; packed < 1 << 24; packed += 4099) {
      Srgb colour = Srgb.of(packed);
      assertThat(colour.lab().linear().srgb()).isEqualTo(colour);
    }
  }

  @Test
  void lightOutsideOfTheScreensGamutIsClipped() {
    assertThat(new LinearRgb(-1, 0.5, 7).srgb()).isEqualTo(new Srgb(0, 188, 255));
  }

  @Test
  void greysHaveNoChroma() {
    for (int level = 0; level < 256; level++) {
      assertThat(new Srgb(level, level, level).lab().chroma()).isLessThan(1e-2);
    }
  }

  @Test
  void monkSwatchesHaveTheTabledAngles() {
    double[] angles = {83.0, 80.2, 71.7, 64.7, 50.3, 10.9, -20.1, -55.4, -78.3, -84.3};
    double melanin = 0;
    for (MonkTone tone : MonkTone.values()) {
      TypologyAngle angle = TypologyAngle.of(tone.swatch().lab());
      assertThat(angle.degrees()).as(tone.name()).isCloseTo(angles[tone.ordinal()], within(.15));
      assertThat(angle.whiteBalanceReliable()).isTrue();
      assertThat(tone.melanin()).isGreaterThan(melanin);
      melanin = tone.melanin();
    }
  }

  @Test
  void anglesFallIntoTheClassesOfChardon() {
    double[] angles = {80, 55.1, 55, 48, 41, 28.1, 28, 10.1, 10, -29, -30, -80};
    String classes = "";
    for (double angle : angles) {
      classes += new TypologyAngle(angle, true).skinClass().aboutFitzpatrick() + " ";
    }
    assertThat(classes).isEqualTo("I I II II III III IV IV V V VI VI ");
  }

  @Test
  void aColourThatCannotBeSkinIsFlaggedAndStillHasAnAngle() {
    TypologyAngle blue = TypologyAngle.of(new Lab(70, 5, -4));
    assertThat(blue.whiteBalanceReliable()).isFalse();
    assertThat(blue.degrees()).isBetween(90.0, 180.0);
    assertThat(TypologyAngle.of(new Lab(70, 31, 20)).whiteBalanceReliable()).isFalse();
    assertThat(TypologyAngle.of(new Lab(70, 14, 20)).whiteBalanceReliable()).isTrue();
  }

  @Test
  void anythingButSixHexDigitsIsRefused() {
    assertThat(Srgb.of("#825C43").hex()).isEqualTo("#825c43");
    assertThatThrownBy(() -> Srgb.of("red")).hasMessageContaining("#rrggbb");
    assertThatThrownBy(() -> new Srgb(0, 256, 0)).hasMessageContaining("256");
  }

  private static Lab lab(String values) {
    String[] v = values.trim().split(",");
    return new Lab(Double.parseDouble(v[0]), Double.parseDouble(v[1]), Double.parseDouble(v[2]));
  }

  @Test
  void everyAmountOfLightIsStoredAsTheFormulaSays() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 20_000; i++) {
      double light = i < 10_000 ? random.nextDouble(-.1, 1.1) : (float) Math.pow(i / 2e4, 6);
      double c =
          light <= 0.0031308 ? 12.92 * light : 1.055 * StrictMath.pow(light, 1 / 2.4) - 0.055;
      long code = Math.max(0, Math.min(255, Math.round(c * 255)));
      assertThat(new LinearRgb(light, 0, 0).srgb().red()).as("%s", light).isEqualTo((int) code);
    }
  }
}
