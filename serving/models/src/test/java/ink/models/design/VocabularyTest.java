package ink.models.design;

import static org.assertj.core.api.Assertions.assertThat;

import ink.models.vector.Colour;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class VocabularyTest {

  @Test
  void knownWordsBecomeFeatures() {
    Wishes wishes = read(Style.BOTANICAL, "A delicate PEONY with ferns, for my forearm!");

    assertThat(wishes.wanted())
        .containsExactlyInAnyOrder(Feature.FINE, Feature.PEONY, Feature.FERN);
    assertThat(wishes.undrawn()).isEmpty();
  }

  @Test
  void theLongestPhraseWins() {
    assertThat(read(Style.MANDALA, "flower of life").wanted())
        .containsExactly(Feature.FLOWER_OF_LIFE);
    assertThat(read(Style.BOTANICAL, "cherry-blossom").wanted()).containsExactly(Feature.CHERRY);
    assertThat(read(Style.MANDALA, "black and grey").wanted()).isEmpty();
  }

  @Test
  void wordsWithoutARuleAreReportedOnceInTheirOrder() {
    assertThat(read(Style.MANDALA, "octopus mandala, a wolf and an octopus in red").undrawn())
        .containsExactly("octopus", "wolf");
  }

  @Test
  void whatAnotherStyleDrawsComesAsASecondMotif() {
    Wishes roses = read(Style.MANDALA, "rose mandala");

    assertThat(roses.undrawn()).isEmpty();
    assertThat(roses.wants(Feature.ROSE)).isTrue();
    assertThat(roses.companion()).contains(new Companion(Style.BOTANICAL, Placement.FRAME));
    assertThat(read(Style.BOTANICAL, "lotus flower").undrawn()).containsExactly("lotus flower");
  }

  @Test
  void wordsBetweenMotifsSayHowTheyStand() {
    assertThat(placed(Style.MANDALA, "a mandala framed by botanicals"))
        .isEqualTo(new Companion(Style.BOTANICAL, Placement.FRAME));
    assertThat(placed(Style.BOTANICAL, "a mandala framed by botanicals"))
        .isEqualTo(new Companion(Style.MANDALA, Placement.CORE));
    assertThat(placed(Style.WAVES, "a moon over waves"))
        .isEqualTo(new Companion(Style.CELESTIAL, Placement.ABOVE));
    assertThat(placed(Style.CELESTIAL, "a moon over waves"))
        .isEqualTo(new Companion(Style.WAVES, Placement.BELOW));
    assertThat(placed(Style.CELESTIAL, "crescent with flowers"))
        .isEqualTo(new Companion(Style.BOTANICAL, Placement.UPON));
    assertThat(placed(Style.MANDALA, "a knot border around a mandala"))
        .isEqualTo(new Companion(Style.CELTIC, Placement.FRAME));
    assertThat(placed(Style.MANDALA, "mandala framed by flowers"))
        .isEqualTo(new Companion(Style.BOTANICAL, Placement.FRAME));
    assertThat(placed(Style.SACRED_GEOMETRY, "mandala inside metatron's cube"))
        .isEqualTo(new Companion(Style.MANDALA, Placement.CORE));
  }

  @Test
  void aThirdMotifIsReported() {
    assertThat(read(Style.WAVES, "moon over waves with a celtic knot").undrawn())
        .containsExactly("celtic knot");
  }

  @Test
  void dotworkAndRingsAreNoSecondMotifOfAMandala() {
    Wishes wishes = read(Style.MANDALA, "dotwork mandala with rings");

    assertThat(wishes.companion()).isEmpty();
    assertThat(wishes.wanted()).containsExactlyInAnyOrder(Feature.DOTS, Feature.RING);
  }

  @Test
  void coloursAreInksUnlessRuledOut() {
    assertThat(read(Style.MANDALA, "a blue and gold mandala, black lines").palette())
        .containsExactly(Colour.BLUE, Colour.YELLOW);
    assertThat(Vocabulary.read(Style.MANDALA, "red and blue mandala", "red").palette())
        .containsExactly(Colour.BLUE);
    assertThat(read(Style.MANDALA, "black and grey").palette()).containsExactly(Colour.GREYWASH);
    assertThat(read(Style.MANDALA, "").palette()).isEmpty();
  }

  @Test
  void negationsRuleOutWhatFollowsWithinThreeWords() {
    Wishes wishes = read(Style.BOTANICAL, "peony without any berries but with lavender");

    assertThat(wishes.allows(Feature.BERRIES)).isFalse();
    assertThat(wishes.wanted()).containsExactlyInAnyOrder(Feature.PEONY, Feature.LAVENDER);
    assertThat(read(Style.MANDALA, "no skulls").undrawn()).isEmpty();
  }

  @Test
  void whatStandsAloneIsReportedWhereItIsNotTheStyle() {
    assertThat(Vocabulary.read(Style.MANDALA, "a snake around a rose", "").undrawn())
        .containsExactly("snake");
    assertThat(Vocabulary.read(Style.SNAKE, "a snake around a rose", "").undrawn()).isEmpty();
  }

  @Test
  void aPromptCanNameItsStyle() {
    assertThat(Vocabulary.styleNamedIn("a snake around a rose")).contains(Style.SNAKE);
    assertThat(Vocabulary.styleNamedIn("Art Nouveau frame with poppies"))
        .contains(Style.ART_NOUVEAU);
    assertThat(Vocabulary.styleNamedIn("something for my back")).isEmpty();
  }

  @Test
  void theNegativePromptRulesOutAndMissesNothing() {
    Wishes wishes = Vocabulary.read(Style.MANDALA, "dotted mandala, beads", "dots, no gore");

    assertThat(wishes.wanted()).containsExactly(Feature.BEADS);
    assertThat(wishes.allows(Feature.DOTS)).isFalse();
    assertThat(wishes.undrawn()).isEmpty();
  }

  @Test
  void aMandalaCountsItsPetals() {
    assertThat(read(Style.MANDALA, "with 9 petals").fold()).isEqualTo(OptionalInt.of(9));
    assertThat(read(Style.MANDALA, "a twelve-fold one").fold()).isEqualTo(OptionalInt.of(12));
    assertThat(read(Style.MANDALA, "99 petals").fold()).isEmpty();
    assertThat(read(Style.MANDALA, "99 petals").undrawn()).containsExactly("99");
    assertThat(read(Style.MANDALA, "9").undrawn()).containsExactly("9");
  }

  @Test
  void sizesAreMillimetresOnSkin() {
    assertThat(read(Style.MANDALA, "small").sizeMm()).isEqualTo(70);
    assertThat(read(Style.MANDALA, "").sizeMm()).isEqualTo(110);
    assertThat(read(Style.MANDALA, "huge").sizeMm()).isEqualTo(170);
  }

  @Test
  void letterFormsAndQuotesDoNotHideAWord() {
    assertThat(read(Style.BOTANICAL, "'ｒｏｓｅ' 玫瑰 don't").wanted()).containsExactly(Feature.ROSE);
    assertThat(Vocabulary.words("'rose' don't")).containsExactly("rose", "don't");
  }

  private static Companion placed(Style style, String prompt) {
    Wishes wishes = read(style, prompt);
    assertThat(wishes.undrawn()).as(prompt).isEmpty();
    return wishes.companion().orElseThrow();
  }

  private static Wishes read(Style style, String prompt) {
    return Vocabulary.read(style, prompt, "");
  }
}
