package ink.models.design.lettering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ink.models.design.Design;
import ink.models.design.DesignBrief;
import ink.models.design.Designer;
import ink.models.design.Style;
import ink.models.design.Vocabulary;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import ink.models.vector.Svg;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LetteringTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"No regrets\" in script|No regrets",
        "lettering 'Ava & Lily' on the forearm|Ava & Lily",
        "\u201cAmor fati\u201d with roses|Amor fati",
        "lettering Mathilda in blackletter|Mathilda",
        "the word forever, gothic|forever",
        "don't tread on mum's tulips|don't tread mum's tulips",
        "script tattoo|",
        "fine line lettering with flowers|"
      })
  void theWordsToLetterAreFoundInThePrompt(String prompt, String text) {
    assertThat(Vocabulary.read(Style.LETTERING, prompt, "").text())
        .isEqualTo(text == null ? "" : text);
  }

  @Test
  void onlyLetteringLetters() {
    assertThat(Vocabulary.read(Style.MANDALA, "\"Mathilda\"", "").text()).isEmpty();
    assertThat(Vocabulary.read(Style.MANDALA, "\"Mathilda\"", "").undrawn())
        .containsExactly("mathilda");
    assertThat(Vocabulary.read(Style.LETTERING, "\"Mathilda\" with an octopus", "").undrawn())
        .containsExactly("octopus");
  }

  @Test
  void wordsThatNeedMoreRoomGetItAndTheResultSaysSo() {
    Design shortWord = Designer.draw(brief("\"Hope\"", 1.5));
    Design longText = Designer.draw(brief("\"not all those who wander are lost and\" tiny", 3));

    assertThat(shortWord.remarks()).isEmpty();
    assertThat(longText.drawing().width()).isGreaterThan(70);
    assertThat(longText.remarks()).singleElement().asString().contains("ten years");
  }

  @Test
  void wordsThatFitNoBodyAreRefusedInWords() {
    assertThatThrownBy(() -> Designer.draw(brief("\"" + "wandering ".repeat(5) + "\"", 20)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("stay legible");
    assertThatThrownBy(() -> Designer.draw(brief("\"" + "x".repeat(61) + "\"", 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("61 characters");
  }

  @ParameterizedTest
  @EnumSource(Typeface.class)
  void everyFaceHasTheLettersOfWesternEurope(Typeface face) {
    for (char letter :
        "ABCXYZabcxyz0123456789&!?.,'-\u2019\u00c4\u00d6\u00e9\u00e8\u00f1\u00e7\u00df"
            .toCharArray()) {
      assertThat(face.has(letter)).as("%s %s", face, letter).isTrue();
    }
    assertThat(face.xHeight()).isBetween(.2, .8);
    assertThat(face.capHeight()).isGreaterThan(face.xHeight() * .99);
  }

  @Test
  void lettersThatDoNotJoinStandEvenlyApart() {
    for (String pair : List.of("AV", "HH", "LT", "OO")) {
      Rectangle2D both = new Sheet().solid(Typeface.ROMAN.set(pair, .085)).bounds();
      Rectangle2D first =
          new Sheet().solid(Typeface.ROMAN.set(pair.substring(0, 1), .085)).bounds();
      Rectangle2D second = new Sheet().solid(Typeface.ROMAN.set(pair.substring(1), .085)).bounds();

      assertThat(both.getWidth() - first.getWidth() - second.getWidth())
          .as(pair)
          .isBetween(-.35, .16);
    }
  }

  @Test
  void aLineIsBrokenEvenlyAndNoWordIsLost() {
    List<List<String>> breaks = Setting.breaks("per aspera ad astra");

    assertThat(breaks).contains(List.of("per aspera", "ad astra"));
    assertThat(breaks)
        .allSatisfy(lines -> assertThat(String.join(" ", lines)).isEqualTo("per aspera ad astra"));
  }

  @Test
  void aBentLineKeepsItsLengthAndItsMiddle() {
    double radius = 40;
    Rectangle2D box =
        new Sheet().line(new Bend(radius).lay(Paths.line(-62.83, 0, 62.83, 0)), 0).bounds();

    // Half a circle: one straight edge alone cannot follow it, letters are made of short ones.
    assertThat(box.getMinY()).isCloseTo(0, within(12.0));
    assertThat(box.getWidth()).isCloseTo(2 * radius, within(.1));
    assertThat(new Bend(radius).lay(Paths.circle(0, -10, 2)).contains(0, -10)).isTrue();
    assertThat(Bend.STRAIGHT.lay(Paths.circle(0, 0, 2)).contains(0, 0)).isTrue();
  }

  @Test
  void facesFollowTheWords() {
    String script = Svg.of(Designer.draw(brief("\"Hope\" cursive", 1.5)).drawing());
    String gothic = Svg.of(Designer.draw(brief("\"Hope\" gothic", 1.5)).drawing());
    String roman = Svg.of(Designer.draw(brief("\"Hope\" capitals, minimal", .3)).drawing());

    assertThat(script).isNotEqualTo(gothic);
    assertThat(roman).isNotEqualTo(gothic);
  }

  private static DesignBrief brief(String prompt, double aspect) {
    return new DesignBrief(Style.LETTERING, prompt, "", 3, aspect);
  }
}
