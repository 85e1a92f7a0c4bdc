package ink.models.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Prompts that nobody would write; the profile {@code nightly} makes many more of them. */
class HostilePromptTest {

  private static final int PROMPTS = Boolean.getBoolean("ink.nightly") ? 20_000 : 600;

  private static final List<String> PARTS =
      List.of(
          "rose",
          "moon",
          "framed by",
          "no",
          "without",
          "over",
          "12",
          "petals",
          "99",
          "fold",
          "\"",
          "'",
          "\u201c",
          "\u201d",
          "knot",
          "around",
          "inside",
          "large",
          "tiny",
          "\u0000",
          "\ud83d\ude00",
          "\u202e",
          "e\u0301",
          "\ufb01",
          "-",
          ",",
          "\n",
          "celtic",
          "black",
          "gold",
          "octopus",
          "\ud800",
          "%s",
          "{}",
          "..",
          "a b",
          "letter",
          "says",
          "wave");

  @Test
  void everyPromptIsReadOrRefusedInWords() {
    for (int seed = 0; seed < PROMPTS; seed++) {
      Random random = new Random(seed);
      Style style = Style.values()[random.nextInt(Style.values().length)];
      String prompt = prompt(random);
      String negative = random.nextInt(3) == 0 ? prompt(random) : "";
      double aspect = Math.exp((random.nextDouble() - .5) * 4);
      try {
        Designer.check(new DesignBrief(style, prompt, negative, seed, aspect));
        Wishes wishes = Vocabulary.read(style, prompt, negative);
        assertThat(wishes.undrawn()).doesNotHaveDuplicates().doesNotContain("");
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageMatching("(?s).{20,}");
      } catch (Throwable e) {
        throw new AssertionError(
            style + ", seed " + seed + ": '" + prompt + "' not '" + negative + "'", e);
      }
    }
  }

  private static String prompt(Random random) {
    StringBuilder prompt = new StringBuilder();
    for (int words = random.nextInt(random.nextInt(20) == 0 ? 400 : 9); words > 0; words--) {
      if (random.nextInt(5) == 0) {
        prompt.appendCodePoint(random.nextInt(0x3000));
      } else {
        prompt.append(PARTS.get(random.nextInt(PARTS.size())));
      }
      prompt.append(random.nextInt(4) == 0 ? "" : " ");
    }
    return prompt.toString();
  }
}
