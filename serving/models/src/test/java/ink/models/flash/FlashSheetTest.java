package ink.models.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ink.models.flash.FlashSheet.Placed;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FlashSheetTest {

  private static List<Piece> set(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double size = i == 0 ? 110 : i < 4 ? 70 : 35;
      pieces.add(piece(size * random.nextDouble(0.6, 1.2), size * random.nextDouble(0.8, 1.3), i));
    }
    return pieces;
  }

  private static Piece piece(double width, double height, int number) {
    Path2D bow = new Path2D.Double();
    bow.moveTo(2, height - 2);
    bow.quadTo(width / 2, -height / 2, width - 2, height - 2);
    Sheet sheet =
        new Sheet()
            .solid(new Path2D.Double(new Rectangle2D.Double(2, 2, 5, 5)))
            .clear(Paths.circle(4, 4, 1))
            .line(bow, 0.8)
            .dot(width / 2, height / 2, 2)
            .add(
                new Sheet().solid(Paths.tapered(new double[] {0, 0, 3, 0, 6, 3, 9, 9}, 1, 2)),
                AffineTransform.getTranslateInstance(8, 8));
    return new Piece(sheet.on(width, height), "No " + number + " \u20ac 120");
  }

  private static FlashSheet sheet(Paper paper, List<Piece> pieces) {
    return FlashSheet.of(paper, new FlashSet(pieces, Filler.LEAVES, List.of()));
  }

  @ParameterizedTest
  @EnumSource(Paper.class)
  void everyPieceLiesApartWithinTheMarginsAndTheSheetIsFull(Paper paper) {
    for (long seed = 1; seed <= 2; seed++) {
      for (int count : new int[] {5, 9, 14}) {
        FlashSheet sheet = sheet(paper, set(count, seed));

        assertThat(sheet.pieces()).hasSize(count);
        for (Placed one : sheet.pieces()) {
          assertThat(one.x()).isGreaterThanOrEqualTo(10);
          assertThat(one.y()).isGreaterThanOrEqualTo(10);
          assertThat(one.x() + one.width()).isLessThanOrEqualTo(paper.width() - 10);
          assertThat(one.y() + one.height()).isLessThanOrEqualTo(paper.height() - 10);
          for (Placed other : sheet.pieces()) {
            assertThat(one == other || !one.cell().meets(shrunk(other.cell()))).isTrue();
          }
        }
        assertThat(sheet.fill()).isGreaterThanOrEqualTo(0.60);
        assertThat(sheet.largestHole()).isLessThanOrEqualTo(45);
      }
    }
  }

  private static Box shrunk(Box box) {
    return new Box(box.x() + 1e-6, box.y() + 1e-6, box.width() - 2e-6, box.height() - 2e-6);
  }

  @Test
  void theSamePiecesGiveTheSamePdfInTrueSize() throws IOException {
    List<Piece> pieces = set(7, 3);
    FlashSheet sheet = sheet(Paper.A4, pieces);

    byte[] pdf = FlashPdf.of(sheet, "Bows \u2013 \u03a9");

    assertThat(FlashPdf.of(sheet(Paper.A4, pieces), "Bows \u2013 \u03a9")).isEqualTo(pdf);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDRectangle box = document.getPage(0).getMediaBox();
      assertThat(box.getWidth() * 25.4 / 72).isCloseTo(210, within(0.01));
      assertThat(box.getHeight() * 25.4 / 72).isCloseTo(297, within(0.01));
      String text = new PDFTextStripper().getText(document);
      assertThat(text).contains("No 0 \u20ac 120", "mm", "Bows \u2013 ?");
      Placed first = sheet.pieces().get(0);
      int x = (int) ((first.x() + 6.5 * first.scale()) * 4);
      int y = (int) ((first.y() + 6.5 * first.scale()) * 4);
      var image = new PDFRenderer(document).renderImage(0, (float) (4 * 25.4 / 72));
      assertThat(image.getRGB(x, y) & 0xff).isLessThan(60);
      assertThat(image.getWidth()).isBetween(838, 842);
    }
  }

  @Test
  void impossibleSheetsAreRefusedInWords() {
    assertThatThrownBy(() -> sheet(Paper.A4, List.of())).hasMessageContaining("at least one");
    assertThatThrownBy(() -> sheet(Paper.A4, set(200, 1))).hasMessageContaining("take fewer");
    assertThatThrownBy(() -> Paper.named("a0")).hasMessageContaining("there are a4, a3, letter");
    assertThat(Paper.named("letter")).isEqualTo(Paper.LETTER);
  }
}
