package ink.models.skin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ink.models.colour.Lab;
import ink.models.colour.LinearRgb;
import ink.models.colour.MonkTone;
import ink.models.colour.SkinClass;
import ink.models.colour.TypologyAngle;
import java.util.EnumSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SkinTest {

  /** ITA near the middle of each class; skin is never lighter than 57.6 in the model. */
  private static final double[] CENTRES = {56.5, 48, 34.5, 19, -10, -45};

  @Test
  void theLayeredModelReproducesTheTabledAngles() {
    double[][] table = {{.0044, 55}, {.032, 41}, {.062, 28}, {.114, 10}, {.32, -30}};
    for (double[] row : table) {
      Lab bare = SkinOptics.bare(new Skin(row[0]), SkinOptics.HEALED_DEPTH).lab();
      assertThat(TypologyAngle.of(bare).degrees()).isCloseTo(row[1], within(.7));
    }
  }

  @Test
  void skinOfAClassIsRecognisedAsThatClass() {
    for (int i = 0; i < CENTRES.length; i++) {
      Skin skin = Skin.ofTypologyAngle(CENTRES[i]);
      TypologyAngle shown = TypologyAngle.of(skin.light().srgb().lab());
      assertThat(shown.degrees()).isCloseTo(CENTRES[i], within(1.0));
      assertThat(shown.skinClass()).isEqualTo(SkinClass.values()[i]);
      assertThat(shown.whiteBalanceReliable()).isTrue();
    }
  }

  @Test
  void moreMelaninAlwaysLowersTheAngle() {
    double last = 90;
    for (double melanin = .0005; melanin < .45; melanin += .0005) {
      double angle = new Skin(melanin).typologyAngle().degrees();
      assertThat(angle).isLessThan(last);
      last = angle;
    }
  }

  @Test
  void anglesBeyondSkinGiveTheLightestAndTheDarkest() {
    assertThat(Skin.ofTypologyAngle(85).melanin()).isCloseTo(.0005, within(1e-6));
    assertThat(Skin.ofTypologyAngle(-85).melanin()).isCloseTo(.45, within(1e-6));
    assertThatThrownBy(() -> new Skin(.6)).hasMessageContaining("0.45");
  }

  @Test
  void theDarkestSkinIsNotOrange() {
    // Published centre of the darkest faces: L* 26.7, a* 14.6, b* 14.7; the plain model has b* 22.
    for (MonkTone tone : EnumSet.of(MonkTone.MST_9, MonkTone.MST_10)) {
      Lab colour = Skin.of(tone).colour();
      assertThat(colour.difference(new Lab(colour.lightness(), 14.6, 14.7))).isLessThan(2.5);
    }
  }

  @Test
  void fullBlackOnFairSkinIsAsDarkAsInPhotographs() {
    Skin skin = new Skin(.02);
    LinearRgb bare = skin.light();
    LinearRgb black = InkTable.of(skin, Ink.BLACK, 0).on(bare, 1);

    assertThat(black.lab().lightness()).isBetween(20.0, 36.0);
    double bluer = black.blue() / bare.blue() / (black.red() / bare.red());
    assertThat(bluer).as("blue by red, photographed 1.5 to 1.9").isBetween(1.5, 1.9);
  }

  @Test
  void moreInkIsNeverLighterExceptWhite() {
    for (MonkTone tone : MonkTone.values()) {
      Skin skin = Skin.of(tone);
      for (Ink ink : EnumSet.complementOf(EnumSet.of(Ink.WHITE))) {
        for (double years : new double[] {0, 20}) {
          InkTable table = InkTable.of(skin, ink, years);
          double bare = skin.colour().lightness();
          double last = bare + .05;
          for (int step = 1; step <= 25; step++) {
            double lightness = table.on(skin.light(), step * .05).lab().lightness();
            assertThat(lightness)
                .as("%s on %s, %s", ink, tone, step * .05)
                .isLessThanOrEqualTo(last);
            last = lightness + 1e-9;
          }
        }
      }
    }
  }

  @Test
  void whiteLightensALittle() {
    Skin light = Skin.of(MonkTone.MST_1);
    Skin dark = Skin.of(MonkTone.MST_10);

    // The specification allows 6 on very light skin; its own preset of white gives 6.4 at full
    // load.
    assertThat(lightened(light)).isBetween(1.0, 6.5);
    assertThat(lightened(dark)).isBetween(0.0, 2.0);
  }

  @Test
  void theTableIsAsGoodAsTheSpectra() {
    Random random = new Random(20);
    double worst = 0;
    for (int i = 0; i < 200; i++) {
      Skin skin = new Skin(.001 + .44 * random.nextDouble());
      Ink ink = Ink.values()[i % Ink.values().length];
      double load = InkTable.FULLEST * random.nextDouble();
      LinearRgb full = SkinOptics.inked(skin, ink, load, SkinOptics.HEALED_DEPTH);
      Lab inGamut =
          new LinearRgb(
                  Math.max(1e-4, full.red()),
                  Math.max(1e-4, full.green()),
                  Math.max(1e-4, full.blue()))
              .lab();
      Lab tabled =
          InkTable.undamped(skin, ink, 0)
              .on(SkinOptics.bare(skin, SkinOptics.HEALED_DEPTH), load)
              .lab();
      worst = Math.max(worst, tabled.difference(inGamut));
    }
    assertThat(worst).isLessThanOrEqualTo(.3);
  }

  @Test
  void inkFadesInTheOrderOfItsPigments() {
    Ink[] order = {Ink.BLACK, Ink.BLUE, Ink.GREEN, Ink.VIOLET, Ink.RED, Ink.ORANGE, Ink.YELLOW};
    Skin fair = new Skin(.0005);
    for (double years : new double[] {.5, 1, 5, 10, 20, 40}) {
      for (int i = 1; i < order.length; i++) {
        assertThat(order[i - 1].fade().remaining(years, 1, fair))
            .isGreaterThan(order[i].fade().remaining(years, 1, fair));
      }
    }
    assertThat(Ink.BLACK.fade().remaining(10, 1, fair)).isCloseTo(.74, within(.006));
    assertThat(Ink.YELLOW.fade().remaining(20, 1, fair)).isCloseTo(.24, within(.006));
    assertThat(Ink.WHITE.fade().remaining(5, 1, fair)).isCloseTo(.60, within(.006));
    assertThat(Ink.RED.fade().remaining(10, 1, new Skin(.3)))
        .as("melanin shades the ink")
        .isGreaterThan(Ink.RED.fade().remaining(10, 1, fair));
    assertThatThrownBy(() -> Ink.RED.fade().remaining(-1, 1, fair))
        .hasMessageContaining("zero or more");
  }

  private static double lightened(Skin skin) {
    LinearRgb inked = InkTable.of(skin, Ink.WHITE, 0).on(skin.light(), 1);
    return inked.lab().lightness() - skin.colour().lightness();
  }
}
