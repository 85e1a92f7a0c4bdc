package ink.models.skin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ink.models.skin.ToneAdaptation.Pair;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ToneAdaptationTest {

  private static final List<Ink> ALL = List.of(Ink.values());

  /** Middles of the six classes by ITA. */
  private static final double[] CLASSES = {56.5, 48, 34.5, 19, -10, -45};

  @Test
  void contrastsAgreeWithTheTableOfTheSpecification() {
    // Melanin of the tabled angles in the plain model; healed and after ten years.
    double[] melanin = {.0106, .028, .0555, .092, .163, .295};
    double[][] blue = {{40, 37}, {40, 37}, {39, 36}, {37, 34}, {32, 30}, {26, 23}};
    double[][] red = {{33, 28}, {32, 27}, {30, 26}, {27, 24}, {22, 19}, {15, 13}};
    double[][] yellow = {{13, 10}, {11, 9}, {10, 7}, {8, 6}, {6, 4}, {3, 2}};
    double[][] green = {{32, 31}, {32, 30}, {32, 30}, {31, 29}, {29, 27}, {24, 22}};
    double[][] black = {{47, 43}, {44, 41}, {40, 38}, {36, 33}, {29, 27}, {22, 20}};
    for (int i = 0; i < melanin.length; i++) {
      Legibility legibility = new Legibility(new Skin(melanin[i]));
      close(legibility, Ink.BLUE, blue[i], 3.5);
      close(legibility, Ink.RED, red[i], 3.5);
      close(legibility, Ink.YELLOW, yellow[i], 2.5);
      close(legibility, Ink.GREEN, green[i], 3.5);
      // The table is of black with its full chroma; ours is damped as photographs ask for.
      close(legibility, Ink.BLACK, black[i], 6.6);
    }
  }

  @Test
  void theRecommendedPaletteReadsOnEverySkin() {
    for (double angle : CLASSES) {
      Skin skin = Skin.ofTypologyAngle(angle);
      ToneAdaptation adaptation = ToneAdaptation.of(skin, ALL);
      Legibility legibility = new Legibility(skin);
      assertThat(adaptation.palette(ALL))
          .isNotEmpty()
          .allSatisfy(ink -> assertThat(legibility.atTenYears(ink)).isGreaterThanOrEqualTo(8));
      for (Ink ink : ALL) {
        boolean told =
            adaptation.reasons().stream()
                .anyMatch(reason -> reason.toUpperCase().startsWith(ink + " WILL "));
        assertThat(told).as("%s at %s", ink, angle).isEqualTo(!legibility.reads(ink));
      }
    }
  }

  @Test
  void adaptingTwiceChangesNothing() {
    for (double angle : CLASSES) {
      Skin skin = Skin.ofTypologyAngle(angle);
      ToneAdaptation once = ToneAdaptation.of(skin, ALL);
      ToneAdaptation twice = ToneAdaptation.of(skin, once.palette(ALL));
      assertThat(twice.replacements()).isEmpty();
      assertThat(twice.unread()).isEmpty();
      assertThat(twice.palette(once.palette(ALL))).isEqualTo(once.palette(ALL));
      assertThat(twice.lineScale()).isEqualTo(once.lineScale());
      assertThat(Set.copyOf(twice.outlined())).isEqualTo(Set.copyOf(once.outlined()));
    }
  }

  @Test
  void fairSkinTakesADesignAsItIs() {
    List<Ink> inks = List.of(Ink.BLACK, Ink.RED, Ink.YELLOW);
    ToneAdaptation adaptation = ToneAdaptation.of(Skin.ofTypologyAngle(55), inks);

    assertThat(adaptation.palette(inks)).isEqualTo(inks);
    assertThat(adaptation.lineScale()).isEqualTo(1);
    assertThat(adaptation.dotSpacingScale()).isEqualTo(1);
    assertThat(adaptation.reasons()).isEmpty();
  }

  @Test
  void darkSkinGetsOtherInksWiderLinesAndDenserDots() {
    List<Ink> inks = List.of(Ink.BLACK, Ink.YELLOW, Ink.ORANGE, Ink.VIOLET, Ink.WHITE);
    ToneAdaptation adaptation = ToneAdaptation.of(Skin.ofTypologyAngle(-45), inks);

    assertThat(adaptation.replacements())
        .containsEntry(Ink.ORANGE, Ink.RED)
        .containsKey(Ink.YELLOW);
    assertThat(adaptation.unread()).containsExactly(Ink.WHITE);
    assertThat(adaptation.outlined()).contains(new Pair(Ink.BLACK, Ink.VIOLET));
    assertThat(adaptation.lineScale()).isBetween(1.2, 1.35);
    assertThat(adaptation.dotSpacingScale()).isEqualTo(.85);
    assertThat(adaptation.reasons())
        .contains("Orange will hardly read on this skin after ten years; Red will.")
        .contains("Black beside Violet needs a dark line between them to be told apart.")
        .anyMatch(reason -> reason.startsWith("Lines and their spacing are 2"));
  }

  private static void close(Legibility legibility, Ink ink, double[] expected, double within) {
    assertThat(legibility.healed(ink)).as(ink.name()).isCloseTo(expected[0], within(within));
    assertThat(legibility.atTenYears(ink)).as(ink.name()).isCloseTo(expected[1], within(within));
  }
}
