package ink.models.stencil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ink.models.design.DesignBrief;
import ink.models.design.Designer;
import ink.models.design.Style;
import ink.models.photo.Photo;
import ink.models.photo.PhotoFile;
import ink.models.photo.UnreadablePhotoException;
import ink.models.vector.Drawing;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.GrayImage;
import ink.models.vector.Mark;
import ink.models.vector.Paths;
import ink.models.vector.Raster;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Looks at finished stencils on a raster of its own, much finer than the one they are made on. */
class WidthsTest {

  /** Pixels a millimetre: half a millimetre is 20. */
  private static final double FINE = 40;

  /** A disc of 19 pixels across: half a millimetre but for one pixel that the raster rounds off. */
  private static final int HALF_MILLIMETRE = 9;

  /** Square pixels: a fiftieth of a square millimetre is the tip of a corner, not a gap. */
  private static final int CORNER = 32;

  @ParameterizedTest
  @CsvSource({"MANDALA,BLACKWORK,7", "MANDALA,OUTLINE,3", "BOTANICAL,BLACKWORK,1"})
  void aDesignKeepsHalfAMillimetreEverywhere(Style style, StencilMode mode, long seed) {
    Drawing design = Designer.draw(new DesignBrief(style, "lotus rose", "", seed, 1)).drawing();

    Drawing stencil = DesignStencil.of(design, mode);

    assertThat(stencil.width()).isEqualTo(design.width());
    assertWide(stencil, .001);
  }

  /** As a printer's shop would measure it: along the middle of the strokes. */
  @ParameterizedTest
  @EnumSource(StencilMode.class)
  void nineteenTwentiethsOfAllStrokesAreHalfAMillimetreWide(StencilMode mode) {
    Drawing design =
        Designer.draw(new DesignBrief(Style.MANDALA, "small lotus", "", 1, 1)).drawing();
    double scale = 24;
    int side = (int) (design.width() * scale);

    Bits ink = Bits.dark(Raster.draw(DesignStencil.of(design, mode), side, side));
    Bits bones = Skeleton.of(ink);

    double narrow = bones.without(ink.shrunk((int) (scale / 4))).count();
    assertThat(narrow / bones.count()).isLessThan(.05);
  }

  @ParameterizedTest
  @EnumSource(StencilMode.class)
  void aPhotoKeepsHalfAMillimetreEverywhere(StencilMode mode) throws Exception {
    assertWide(PhotoStencil.of(tattoo(), 60, mode), .0015);
  }

  @Test
  void theMeasureSeesWhatIsTooThin() {
    Sheet sheet = new Sheet();
    for (int i = 0; i < 10; i++) {
      sheet.line(Paths.line(5, 5 + i, 35, 5 + i), .4);
    }

    assertThatThrownBy(() -> assertWide(sheet.on(40, 20), .003)).isInstanceOf(AssertionError.class);
  }

  @Test
  void hairLinesBecomeStrokesAndStayWhereTheyWere() {
    Drawing hairs =
        new Sheet()
            .line(Paths.line(5, 5, 35, 25), .15)
            .line(Paths.circle(20, 15, 8), .2)
            .dot(30, 8, .25)
            .dot(5, 20, .1)
            .on(40, 30);

    Drawing stencil = DesignStencil.of(hairs, StencilMode.BLACKWORK);

    assertWide(stencil, .001);
    Bits before = Bits.dark(Raster.draw(hairs, 640, 480));
    Bits after = Bits.dark(Raster.draw(stencil, 640, 480));
    // All but the dot that was only shading.
    assertThat(before.without(after).count()).isBetween(1L, 16L);
    assertThat(after.without(before.grown(6)).count()).isZero();
  }

  @Test
  void narrowGapsAreFilledAndWideOnesStay() {
    Sheet bars = new Sheet();
    for (int i = 0; i < 4; i++) {
      bars.line(Paths.line(5, 5 + i * 1.2, 35, 5 + i * 1.2), 1); // gaps of 0.2
      bars.line(Paths.line(5, 15 + i * 2.0, 35, 15 + i * 2.0), 1); // gaps of 1.0
    }

    Drawing stencil = DesignStencil.of(bars.on(40, 28), StencilMode.BLACKWORK);

    Bits ink = Bits.dark(Raster.draw(stencil, 400, 280));
    assertThat(ink.get(200, 56)).isTrue();
    assertThat(ink.get(200, 160)).isFalse();
    assertWide(stencil, .001);
  }

  @Test
  void whereNothingIsTooThinTheVectorsStayWhatTheyWere() {
    Drawing bold = new Sheet().line(Paths.circle(20, 20, 12), 1.2).dot(20, 20, 2).on(40, 40);

    Drawing stencil = DesignStencil.of(bold, StencilMode.BLACKWORK);

    assertThat(stencil.marks().get(0)).isEqualTo(bold.marks().get(0));
    for (Mark patch : stencil.marks().subList(2, stencil.marks().size())) {
      assertThat(((Mark.Area) patch).outline().getPathIterator(null).isDone()).isTrue();
    }
  }

  @Test
  void anAreaIsOutlinedWhereOutlinesAreWanted() {
    Drawing square =
        new Sheet()
            .solid(Paths.ellipse(20, 20, 12, 10))
            .solid(Paths.tapered(new double[] {5, 35, 15, 35, 25, 35, 35, 35}, 1, 1))
            .on(40, 40);

    Bits black = raster(DesignStencil.of(square, StencilMode.BLACKWORK));
    Bits outline = raster(DesignStencil.of(square, StencilMode.OUTLINE));

    assertThat(black.get(200, 200)).isTrue();
    assertThat(outline.get(200, 200)).isFalse();
    assertThat(outline.get(80, 200)).isTrue();
    assertThat(outline.get(200, 350)).as("a thin area is a line").isTrue();
  }

  @Test
  void theLinesOfAPhotographedTattooAreFound() throws Exception {
    Photo photo = tattoo();
    Drawing stencil = PhotoStencil.of(photo, 80, StencilMode.BLACKWORK);
    Bits ink = Bits.dark(Raster.draw(stencil, photo.width(), photo.height()));

    GrayImage grey = photo.grey();
    long dark = 0;
    long found = 0;
    for (int y = 0; y < photo.height(); y++) {
      for (int x = 0; x < photo.width(); x++) {
        if (grey.at(x, y) < 70) {
          dark++;
          found += ink.get(x, y) ? 1 : 0;
        }
      }
    }
    assertThat(dark).isGreaterThan(2_000);
    assertThat((double) found / dark).isGreaterThan(.95);
    assertThat(ink.count()).isLessThan(photo.width() * photo.height() / 2L);
  }

  @Test
  void sizesAndPhotosThatCannotBeAreRefused() throws Exception {
    Photo photo = tattoo();
    int[] even = new int[100 * 100];
    Arrays.fill(even, 0xff8899aa);
    Photo blank = new Photo(100, 100, even);

    assertThatThrownBy(() -> PhotoStencil.of(photo, 5, StencilMode.OUTLINE))
        .hasMessageContaining("may have 20 to 600 mm");
    assertThatThrownBy(() -> PhotoStencil.of(photo, Double.NaN, StencilMode.OUTLINE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PhotoStencil.of(blank, 100, StencilMode.OUTLINE))
        .isInstanceOf(UnreadablePhotoException.class);
    assertThatThrownBy(
            () -> DesignStencil.of(new Sheet().dot(5, 5, 3).on(700, 20), StencilMode.BLACKWORK))
        .hasMessageContaining("at most 600 mm");
  }

  /** Ink and skin into which no disc of half a millimetre fits are a small part of the ink. */
  private static void assertWide(Drawing stencil, double part) {
    Bits ink =
        Bits.dark(
            Raster.draw(stencil, (int) (stencil.width() * FINE), (int) (stencil.height() * FINE)));
    double all = ink.count();
    assertThat(all).isPositive();
    Bits thin = Patches.withoutSpecks(ink.without(ink.opened(HALF_MILLIMETRE)), CORNER);
    Bits narrow = Patches.withoutSpecks(ink.closed(HALF_MILLIMETRE).without(ink), CORNER);
    assertThat(thin.count() / all).as("too thin").isLessThan(part);
    assertThat(narrow.count() / all).as("too narrow").isLessThan(part);
  }

  private static Bits raster(Drawing drawing) {
    return Bits.dark(Raster.draw(drawing, (int) drawing.width() * 10, (int) drawing.height() * 10));
  }

  private static Photo tattoo() throws Exception {
    try (InputStream in = WidthsTest.class.getResourceAsStream("aged-bars.jpg")) {
      return PhotoFile.read(in.readAllBytes());
    }
  }
}
