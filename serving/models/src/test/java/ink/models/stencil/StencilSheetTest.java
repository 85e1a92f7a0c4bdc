package ink.models.stencil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ink.models.design.DesignBrief;
import ink.models.design.Designer;
import ink.models.design.Style;
import ink.models.flash.Paper;
import ink.models.photo.PhotoFile;
import ink.models.vector.Drawing;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.GrayImage;
import ink.models.vector.Paths;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class StencilSheetTest {

  private static final Drawing RULER =
      new Sheet()
          .line(Paths.line(10, 20, 110, 20), .8)
          .line(Paths.line(30, 30, 30, 130), .8)
          .on(140, 150);

  @Test
  void aHundredMillimetresArePrintedAsAHundred() throws Exception {
    List<Printed> pages = Printed.pages(new StencilSheet(RULER, false).pdf(Paper.A4));

    assertThat(pages).hasSize(1);
    Printed page = pages.get(0);
    assertThat(page.width()).isCloseTo(210, within(.01));
    assertThat(page.height()).isCloseTo(297, within(.01));
    assertThat(page.lengths()).anySatisfy(l -> assertThat(l).isCloseTo(100, within(.01)));
    assertThat(page.lengths()).anySatisfy(l -> assertThat(l).isCloseTo(50, within(.01)));
    assertThat(page.lines())
        .anySatisfy(
            line -> {
              assertThat(line[1] - line[3]).isCloseTo(0, within(.001));
              assertThat(line[2] - line[0]).isCloseTo(100, within(.01));
            });
  }

  @Test
  void aLargeStencilIsCutIntoPagesThatFitTogetherAgain() throws Exception {
    Drawing large =
        new Sheet()
            .line(Paths.line(5, 5, 395, 5), 1)
            .line(Paths.line(5, 30, 385, 500), 1)
            .on(400, 520);

    List<Printed> pages = Printed.pages(new StencilSheet(large, false).pdf(Paper.A4));

    // 424 x 544 mm of sheet on parts of 190 x 277 or 277 x 190 that share 10 mm.
    assertThat(pages).hasSize(6);
    for (int i = 1; i < pages.size(); i++) {
      double[] shift = pages.get(i).shiftFrom(pages.get(0));
      double partWidth = pages.get(0).width() - 20;
      double partHeight = pages.get(0).height() - 20;
      int columns = partWidth > partHeight ? 2 : 3;
      assertThat(shift[0]).isCloseTo(-(i % columns) * (partWidth - 10), within(.02));
      assertThat(shift[1]).isCloseTo(-(i / columns) * (partHeight - 10), within(.02));
      assertThat(pages.get(i).lengths()).anySatisfy(l -> assertThat(l).isCloseTo(390, within(.05)));
    }
  }

  @Test
  void neighboursShowTheSameCrosses() throws Exception {
    Drawing wide = new Sheet().line(Paths.line(5, 50, 295, 50), 1).on(300, 100);

    List<Printed> pages = Printed.pages(new StencilSheet(wide, false).pdf(Paper.A4));

    assertThat(pages).hasSize(2);
    // Of each cross both strokes are 5 mm long and lie within both pages' windows.
    for (Printed page : pages) {
      List<double[]> crosses =
          page.lines().stream()
              .filter(l -> Math.abs(Math.hypot(l[2] - l[0], l[3] - l[1]) - 5) < .01)
              .filter(l -> page.shows(l[0], l[1]) && page.shows(l[2], l[3]))
              .toList();
      assertThat(crosses).hasSize(4);
    }
    assertThat(Printed.text(new StencilSheet(wide, false).pdf(Paper.A4)))
        .contains("row 1 of 1, column 2 of 2");
  }

  @Test
  void theSameSheetGivesTheSameBytes() {
    StencilSheet sheet = new StencilSheet(RULER, false);

    assertThat(sheet.pdf(Paper.LETTER)).isEqualTo(sheet.pdf(Paper.LETTER));
  }

  @Test
  void thePngIsOneBitAndTellsItsTrueSize() throws Exception {
    byte[] png = new StencilSheet(RULER, false).png();

    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(image.getColorModel().getPixelSize()).isEqualTo(1);
    assertThat(image.getWidth()).isEqualTo((int) Math.round(164 * 300 / 25.4));
    int at = new String(png, StandardCharsets.ISO_8859_1).indexOf("pHYs");
    assertThat(ByteBuffer.wrap(png).getInt(at + 4)).isEqualTo(11_811);
    int first = -1;
    int last = -1;
    int row = (int) (32 * 300 / 25.4);
    for (int x = 0; x < image.getWidth(); x++) {
      if ((image.getRGB(x, row) & 0xff) == 0) {
        first = first < 0 ? x : first;
        last = x;
      }
    }
    // With both round ends the stroke of 100 mm is 100.8 mm long.
    assertThat((last + 1 - first) * 25.4 / 300).isCloseTo(100.8, within(.2));
  }

  @Test
  void mirroredIsThePictureFlippedPixelByPixel() throws Exception {
    Drawing design = mandala();
    GrayImage upright = PhotoFile.read(new StencilSheet(design, false).png()).grey();
    GrayImage mirrored = PhotoFile.read(new StencilSheet(design, true).png()).grey();

    assertThat(mirrored.width()).isEqualTo(upright.width());
    int different = 0;
    for (int y = 0; y < upright.height(); y++) {
      for (int x = 0; x < upright.width(); x++) {
        different += upright.at(x, y) == mirrored.at(upright.width() - 1 - x, y) ? 0 : 1;
      }
    }
    assertThat(different).isZero();
    // The R stands outside of the stencil, right of the middle unless mirrored.
    assertThat(inkIn(upright, upright.width() / 2, upright.width())).isPositive();
    assertThat(inkIn(mirrored, upright.width() / 2, upright.width())).isZero();
  }

  @Test
  void svgAndPngShowTheSame() throws Exception {
    StencilSheet sheet = new StencilSheet(mandala(), true);
    assertThat(sheet.svg()).contains("width=\"134mm\" height=\"134mm\" viewBox=\"0 0 134 134\"");

    GrayImage png = PhotoFile.read(sheet.png()).grey();
    GrayImage vectors = ink.models.vector.Raster.draw(sheet.drawing(), png.width(), png.height());

    long both = 0;
    long either = 0;
    for (int i = 0; i < png.pixels().length; i++) {
      boolean a = (png.pixels()[i] & 0xff) < 128;
      boolean b = (vectors.pixels()[i] & 0xff) < 128;
      both += a && b ? 1 : 0;
      either += a || b ? 1 : 0;
    }
    assertThat((double) both / either).isGreaterThan(.97);
  }

  @Test
  void unknownModesAreNamedWithThoseThatAreKnown() {
    assertThat(StencilMode.named("outline")).isEqualTo(StencilMode.OUTLINE);
    assertThatThrownBy(() -> StencilMode.named("sepia"))
        .hasMessage("no stencil mode is called 'sepia'; there are blackwork, outline");
  }

  private static long inkIn(GrayImage image, int from, int to) {
    long ink = 0;
    for (int y = 20; y < 120; y++) {
      for (int x = from; x < to - 200; x++) {
        ink += image.at(x, y) < 128 ? 1 : 0;
      }
    }
    return ink;
  }

  private static Drawing mandala() {
    return Designer.draw(new DesignBrief(Style.MANDALA, "lotus", "", 7, 1)).drawing();
  }
}
