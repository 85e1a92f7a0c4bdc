package ink.models.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ink.models.design.Style;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlashSetTest {

  private static FlashSet set(long seed) {
    return FlashSet.of(Style.MANDALA, "lotus octopus", "", seed, 4, List.of("80 EUR", "60 EUR"));
  }

  @Test
  void oneIsLargeAndTheOthersAreSmaller() {
    List<Piece> pieces = set(3).pieces();

    double hero = pieces.get(0).drawing().width();
    assertThat(pieces).hasSize(4);
    assertThat(pieces.subList(1, 4))
        .allSatisfy(piece -> assertThat(piece.drawing().width()).isLessThan(.75 * hero));
    assertThat(pieces).extracting(Piece::caption).containsExactly("80 EUR", "60 EUR", "", "");
  }

  @Test
  void piecesReachTheirEdges() {
    assertThat(set(3).pieces())
        .allSatisfy(
            piece -> {
              var sheet = new ink.models.vector.Drawing.Sheet();
              piece.drawing().marks().forEach(sheet::mark);
              var box = sheet.bounds();
              assertThat(box.getX()).isBetween(-1e-6, 1e-6);
              assertThat(box.getWidth() - piece.drawing().width()).isBetween(-1e-6, 1e-6);
            });
  }

  @Test
  void theSameSeedGivesTheSameSheetAndTellsWhatItCannotDraw() {
    assertThat(FlashPdf.of(FlashSheet.of(Paper.A4, set(5).pieces())))
        .isEqualTo(FlashPdf.of(FlashSheet.of(Paper.A4, set(5).pieces())));
    assertThat(set(5).undrawnWords()).containsExactly("octopus");
    assertThatThrownBy(() -> FlashSet.of(Style.MANDALA, "", "", 1, 0, List.of()))
        .hasMessageContaining("at least one piece");
  }
}
