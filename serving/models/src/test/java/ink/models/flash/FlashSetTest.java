package ink.models.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ink.models.design.Style;
import ink.models.flash.FlashSheet.Placed;
import ink.models.vector.Colour;
import ink.models.vector.Drawing;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Mark;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code -Dflash.seeds=40} lays out more sheets of each theme. */
class FlashSetTest {

  private static final int SEEDS = Integer.getInteger("flash.seeds", 1);

  private static FlashBrief brief(
      Style style, String prompt, long seed, int count, SizeMix mix, Paper paper) {
    return new FlashBrief(style, prompt, "", seed, count, mix, paper, List.of("80 EUR", "60 EUR"));
  }

  private static final FlashSet LOTUS = lotus(SizeMix.MIXED);

  private static FlashSet lotus(SizeMix mix) {
    return FlashSet.of(brief(Style.MANDALA, "lotus octopus", 3, 4, mix, Paper.A4));
  }

  @ParameterizedTest
  @CsvSource({
    "BOTANICAL, red peony, 7, MIXED, A4",
    "MANDALA, '', 9, MIXED, A3",
    "CELESTIAL, moon, 6, SMALL, LETTER",
    "FINE_LINE, rose, 10, EVEN, A4",
  })
  void aThemesDesignsAllLieOnAFullSheet(
      Style style, String prompt, int count, SizeMix mix, Paper paper) {
    for (long seed = 1; seed <= SEEDS; seed++) {
      FlashSet set = FlashSet.of(brief(style, prompt, seed, count, mix, paper));
      FlashSheet sheet = FlashSheet.of(paper, set);

      assertThat(sheet.pieces()).extracting(Placed::piece).containsExactlyElementsOf(set.pieces());
      for (Placed one : sheet.pieces()) {
        assertThat(one.x()).isGreaterThanOrEqualTo(Paper.MARGIN);
        assertThat(one.y()).isGreaterThanOrEqualTo(Paper.MARGIN);
        assertThat(one.x() + one.width()).isLessThanOrEqualTo(paper.width() - Paper.MARGIN);
        assertThat(one.y() + one.height()).isLessThanOrEqualTo(paper.height() - Paper.MARGIN);
        assertThat(sheet.pieces())
            .allSatisfy(
                other -> assertThat(other == one || apart(one, other)).as("apart").isTrue());
      }
      assertThat(sheet.fill()).as("seed %d", seed).isGreaterThanOrEqualTo(.60);
      assertThat(sheet.largestHole()).as("seed %d", seed).isLessThanOrEqualTo(45);
      assertCohesive(set);
    }
  }

  /** By five millimetres at least. */
  private static boolean apart(Placed one, Placed other) {
    return !new Box(one.x() - 5, one.y() - 5, one.width() + 10, one.height() + 10)
        .meets(new Box(other.x(), other.y(), other.width(), other.height()));
  }

  /** One palette, a fine line that all share, and outlines that look of one pen. */
  private static void assertCohesive(FlashSet set) {
    Set<Double> shared = weights(set.pieces().get(0).drawing());
    Set<Colour> inks = EnumSet.noneOf(Colour.class);
    for (Piece piece : set.pieces()) {
      shared.retainAll(weights(piece.drawing()));
      piece.drawing().marks().forEach(mark -> inks.add(mark.colour()));
    }
    assertThat(shared).isNotEmpty();
    double[] outlines =
        set.pieces().stream()
            .mapToDouble(piece -> Collections.max(weights(piece.drawing())))
            .sorted()
            .toArray();
    assertThat(outlines[0]).isGreaterThanOrEqualTo(.5);
    // A nib of .75 mm and one of 1.01 still read as one family side by side; one of twice the width
    // would not.
    assertThat(outlines[outlines.length - 1]).isLessThanOrEqualTo(outlines[0] * 1.5);
    assertThat(inks.size()).isLessThanOrEqualTo(3);
  }

  private static Set<Double> weights(Drawing drawing) {
    Set<Double> weights = new TreeSet<>();
    for (Mark mark : drawing.marks()) {
      if (mark instanceof Mark.Line line && mark.tone() == Mark.Tone.INK) {
        weights.add(Math.round(line.weight() * 100) / 100.0);
      }
    }
    return weights;
  }

  @Test
  void oneIsLargeAndTheOthersAreSmallerAsChosen() {
    List<Piece> mixed = LOTUS.pieces();
    List<Piece> even = lotus(SizeMix.EVEN).pieces();

    assertThat(mixed).hasSize(4);
    assertThat(mixed.subList(1, 4))
        .allSatisfy(piece -> assertThat(longer(piece)).isLessThan(.8 * longer(mixed.get(0))));
    assertThat(even)
        .allSatisfy(piece -> assertThat(longer(piece)).isGreaterThan(.6 * longer(even.get(0))));
    assertThat(mixed).extracting(Piece::caption).containsExactly("80 EUR", "60 EUR", "", "");
  }

  private static double longer(Piece piece) {
    return Math.max(piece.drawing().width(), piece.drawing().height());
  }

  @Test
  void whatAPromptLeavesOpenChangesFromPieceToPiece() {
    Theme open = theme(Style.BOTANICAL, "");
    Theme flower = theme(Style.BOTANICAL, "peony");
    Theme moons = theme(Style.CELESTIAL, "moon");

    assertThat(prompts(open)).doesNotHaveDuplicates();
    assertThat(prompts(flower)).allMatch(prompt -> prompt.endsWith("peony")).hasSize(6);
    assertThat(Set.copyOf(prompts(flower))).hasSizeGreaterThanOrEqualTo(5);
    assertThat(moons.of(0)).isEqualTo(new Theme.Words("moon", ""));
    assertThat(moons.of(1)).isEqualTo(new Theme.Words("moon crescent", " moon"));
    assertThat(theme(Style.TRIBAL, "blades").of(1)).isEqualTo(new Theme.Words("blades", ""));
  }

  private static Theme theme(Style style, String prompt) {
    return new Theme(brief(style, prompt, 1, 6, SizeMix.MIXED, Paper.A4));
  }

  private static List<String> prompts(Theme theme) {
    List<String> prompts = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      prompts.add(theme.of(i).prompt());
    }
    return prompts;
  }

  @Test
  void piecesReachTheirEdges() {
    assertThat(LOTUS.pieces())
        .allSatisfy(
            piece -> {
              Sheet sheet = new Sheet();
              piece.drawing().marks().forEach(sheet::mark);
              Rectangle2D box = sheet.bounds();
              assertThat(box.getX()).isBetween(-1e-6, 1e-6);
              assertThat(box.getWidth() - piece.drawing().width()).isBetween(-1e-6, 1e-6);
            });
  }

  @Test
  void theSameBriefGivesTheSameSheetAndTellsWhatItCannotDraw() {
    byte[] pdf = FlashPdf.of(FlashSheet.of(Paper.A4, LOTUS), "lotus");

    assertThat(FlashPdf.of(FlashSheet.of(Paper.A4, lotus(SizeMix.MIXED)), "lotus")).isEqualTo(pdf);
    assertThat(LOTUS.undrawnWords()).containsExactly("octopus");
  }

  @Test
  void anImpossibleBriefIsRefusedInWords() {
    assertThatThrownBy(() -> brief(Style.MANDALA, "", 1, 0, SizeMix.EVEN, Paper.A4))
        .hasMessageContaining("at least one piece");
    assertThatThrownBy(() -> SizeMix.named("huge"))
        .hasMessageContaining("there are mixed, even, small");
    assertThat(SizeMix.named("even")).isEqualTo(SizeMix.EVEN);
  }
}
