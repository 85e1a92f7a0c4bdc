package ink.models.design;

import static org.assertj.core.api.Assertions.assertThat;

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
        .containsExactly("octopus", "wolf", "red");
  }

  @Test
  void whatAnotherStyleDrawsIsReportedToo() {
    assertThat(read(Style.MANDALA, "rose mandala").undrawn()).containsExactly("rose");
    assertThat(read(Style.BOTANICAL, "lotus flower").undrawn()).containsExactly("lotus flower");
  }

  @Test
  void negationsRuleOutWhatFollowsWithinThreeWords() {
    Wishes wishes = read(Style.BOTANICAL, "peony without any berries but with lavender");

    assertThat(wishes.allows(Feature.BERRIES)).isFalse();
    assertThat(wishes.wanted()).containsExactlyInAnyOrder(Feature.PEONY, Feature.LAVENDER);
    assertThat(read(Style.MANDALA, "no skulls").undrawn()).isEmpty();
  }

  @Test
  void theNegativePromptRulesOutAndMissesNothing() {
    Wishes wishes = Vocabulary.read(Style.MANDALA, "stippled mandala, beads", "dots, no gore");

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
    assertThat(read(Style.BOTANICAL, "9 petals").undrawn()).containsExactly("9");
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

  private static Wishes read(Style style, String prompt) {
    return Vocabulary.read(style, prompt, "");
  }
}
