package ink.models.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ink.models.vector.Drawing;
import ink.models.vector.GrayImage;
import ink.models.vector.Mark;
import ink.models.vector.Raster;
import ink.models.vector.Svg;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DesignerTest {

  @ParameterizedTest
  @EnumSource(Style.class)
  void oneBriefGivesOneDesignByteForByte(Style style) {
    DesignBrief brief = new DesignBrief(style, "ornate flower", "", 42, 1);

    assertThat(Svg.of(Designer.draw(brief).drawing()))
        .isEqualTo(Svg.of(Designer.draw(brief).drawing()));
  }

  @ParameterizedTest
  @EnumSource(Feature.class)
  void everyFeatureIsDrawnInEachOfItsStylesAlsoWhenSpareSmallOrBold(Feature feature) {
    for (Style style : Style.values()) {
      if (!feature.drawnIn(style) || (feature.manner() && style.ordinal() % 3 > 0)) {
        continue;
      }
      for (String manner : manners(feature)) {
        if (manner.endsWith("beads") && feature == Feature.BEADS) {
          continue;
        }
        String prompt = wordFor(feature) + manner;
        assertThat(Vocabulary.read(style, prompt, "").wants(feature)).as(prompt).isTrue();
        Design design = Designer.draw(new DesignBrief(style, prompt, "", 1, 1));
        assertThat(design.undrawnWords()).as(prompt).isEmpty();
        // That bold lines on a small sheet close up is for the client to know.
        assertThat(design.remarks())
            .as(prompt)
            .noneMatch(r -> r.startsWith(Designer.NO_BETTER) && !r.contains("close up"));
      }
    }
  }

  /** One of the three for each feature; all of them at night. */
  private static List<String> manners(Feature feature) {
    List<String> all = List.of(" minimal", " small bold", " dense large no beads");
    return Integer.getInteger("designs.seeds", 0) > 0
        ? all
        : List.of(all.get(feature.ordinal() % all.size()));
  }

  /** A lone sprig straggles, whatever the seed; its client gets it all the same. */
  @Test
  void whatNoTryMakesBetterIsDrawnWithARemark() {
    for (long seed : new long[] {250_576, 631_552, 389_708, 677_573}) {
      Design design =
          Designer.draw(
              new DesignBrief(Style.BOTANICAL, "a sprig of lavender, fine line", "", seed, 1));
      assertThat(design.undrawnWords()).isEmpty();
      assertThat(design.remarks()).allMatch(r -> r.startsWith(Designer.NO_BETTER));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1 / 32.0, .25, .5, .8, 1.3, 2, 4, 32})
  void everyShapeOfSheetIsFilledWithoutCutting(double aspect) {
    for (Style style : Style.values()) {
      for (int seed = 0; seed < 1; seed++) {
        Drawing drawing = Designer.draw(new DesignBrief(style, "", "", seed, aspect)).drawing();

        assertThat(drawing.width() / drawing.height()).isBetween(aspect * .99, aspect * 1.01);
      }
    }
  }

  @Test
  void aMandalaIsTheSameAfterAHalfTurn() {
    for (int seed = 0; seed < 6; seed++) {
      GrayImage image = proof(Style.MANDALA, "8 petals", seed, 1);
      byte[] turned = new byte[image.pixels().length];
      for (int i = 0; i < turned.length; i++) {
        turned[i] = image.pixels()[turned.length - 1 - i];
      }
      // A flower head's golden spiral is the one part without this symmetry.
      assertThat(difference(image, new GrayImage(image.width(), image.height(), turned)))
          .isLessThan(.03);
    }
  }

  /** Dots and letters are areas. */
  @ParameterizedTest
  @EnumSource(
      value = Style.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"DOTWORK", "LETTERING"})
  void linesComeInAHierarchyOfWeights(Style style) {
    for (String prompt : List.of("", "fine line", "bold")) {
      if (style == Style.DOTWORK) {
        continue; // its weights are those of dots
      }
      Set<Double> weights = new TreeSet<>();
      for (Mark mark : Designer.draw(new DesignBrief(style, prompt, "", 3, 1)).drawing().marks()) {
        if (mark instanceof Mark.Line line && line.tone() == Mark.Tone.INK) {
          weights.add(line.weight());
        }
      }
      Pens pens = Pens.of(Vocabulary.read(style, prompt, ""));
      assertThat(weights).contains(pens.main());
      assertThat(pens.main() / pens.fine()).isBetween(1.5, 2.2);
    }
  }

  @Test
  void coloursAreInTheMarksAndInTheFiles() {
    for (Style style : Style.values()) {
      Drawing black = Designer.draw(new DesignBrief(style, "", "", 5, 1)).drawing();
      Drawing red = Designer.draw(new DesignBrief(style, "red", "", 5, 1)).drawing();

      assertThat(black.coloured()).as("%s", style).isFalse();
      assertThat(red.coloured()).as("%s", style).isTrue();
      assertThat(Svg.of(red)).contains("#c8202a");
      assertThat(Svg.of(black)).doesNotContain("#c8202a");
    }
  }

  @Test
  void siblingsShareTheirCompositionButAreNoCopies() {
    for (Style style : Style.values()) {
      Set<String> seen = new java.util.HashSet<>();
      for (int variation = 0; variation < 4; variation++) {
        seen.add(Svg.of(Designer.draw(new DesignBrief(style, "", "", 2, 1, variation)).drawing()));
      }
      assertThat(seen).as("%s", style).hasSizeGreaterThan(2);
    }
    assertThatThrownBy(() -> new DesignBrief(Style.WAVES, "", "", 1, 1, -1))
        .hasMessageContaining("counted from 0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "framed by roses", "with a celtic knot border", "moon over waves", "inside a mandala",
        "with flowers", "mirrored ferns", "below a starry night sky", "around a sunflower"
      })
  void twoMotifsFitOneSheetInEveryShape(String words) {
    for (Style style : Style.values()) {
      double aspect = (style.ordinal() + words.length()) % 2 == 0 ? .6 : 1.6;
      Design design = Designer.draw(new DesignBrief(style, words, "", 4, aspect));
      assertThat(design.drawing().marks()).as(style + " " + words).isNotEmpty();
    }
  }

  @Test
  void leavesThatAreRuledOutAreNotDrawn() {
    DesignBrief with = new DesignBrief(Style.BOTANICAL, "daisy sprig", "", 1, 1);
    DesignBrief without = new DesignBrief(Style.BOTANICAL, "daisy sprig", "leaves", 1, 1);

    assertThat(Designer.draw(without).drawing().marks())
        .hasSizeLessThan(Designer.draw(with).drawing().marks().size());
  }

  @Test
  void stylesAreFoundByTheirSlug() {
    assertThat(Style.named("mandala")).contains(Style.MANDALA);
    assertThat(Style.named("watercolour")).isEmpty();
  }

  @Test
  void anImpossibleSheetIsRefused() {
    assertThatThrownBy(() -> new DesignBrief(Style.MANDALA, "", "", 1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DesignBrief(Style.MANDALA, "", "", 1, 33))
        .hasMessageContaining("aspect 33.0");
  }

  private static String wordFor(Feature feature) {
    return switch (feature) {
      case DENSE -> "intricate";
      case SPARE -> "airy";
      case BLACK -> "blackwork";
      case GEOMETRY -> "geometric";
      case WAVE -> "ocean wave";
      case CHERRY -> "sakura";
      case TRIQUETRA -> "trinity knot";
      case STAR_POLYGON -> "hexagram";
      case PHASES -> "moon phases";
      case BEAR -> "big dipper";
      case SWAN -> "cygnus";
      case LION -> "leo";
      case SCORPION -> "scorpio";
      case LYRE -> "lyra";
      case BULL -> "taurus";
      default -> feature.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    };
  }

  private static GrayImage proof(Style style, String prompt, long seed, double aspect) {
    return Raster.draw(
        Designer.draw(new DesignBrief(style, prompt, "", seed, aspect)).drawing(), 256, 256);
  }

  /** Mean difference of the greys, 0 to 1. */
  private static double difference(GrayImage a, GrayImage b) {
    long sum = 0;
    for (int i = 0; i < a.pixels().length; i++) {
      sum += Math.abs((a.pixels()[i] & 0xff) - (b.pixels()[i] & 0xff));
    }
    return sum / 255.0 / a.pixels().length;
  }
}
