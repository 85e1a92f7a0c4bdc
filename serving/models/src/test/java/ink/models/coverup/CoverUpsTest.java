package ink.models.coverup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ink.models.body.surface.Drape;
import ink.models.body.surface.Point;
import ink.models.design.Style;
import ink.models.oldink.OldInk;
import ink.models.oldink.OldInkFinder;
import ink.models.oldink.Region;
import ink.models.oldink.Scale;
import ink.models.oldink.SyntheticPhoto;
import ink.models.oldink.SyntheticPhoto.Light;
import ink.models.oldink.SyntheticPhoto.Subject;
import ink.models.oldink.UnusablePhotoException;
import ink.models.photo.PhotoFile;
import ink.models.plane.Mask;
import ink.models.skin.LinearImage;
import ink.models.vector.Drawing;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.GrayImage;
import ink.models.vector.Paths;
import ink.models.vector.Raster;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CoverUpsTest {

  private static final boolean NIGHTLY = Boolean.getBoolean("ink.nightly");
  private static final double PPM = 5;

  private static final List<Family> FAMILIES = Family.in(Style.MANDALA, Style.BOTANICAL);

  private static LinearImage photo;
  private static OldInk old;
  private static CoverUps found;

  @BeforeAll
  static void suggest() throws Exception {
    photo = SyntheticPhoto.of(48, Subject.LINES, 10, Light.SIDE, 7, PPM).photo();
    old = find(photo, Region.central(), new Scale(PPM));
    found = CoverUps.over(old, 7, FAMILIES);
  }

  @Test
  void theBestHidesTheOldTattoo() throws Exception {
    assertGood(found);
    for (int seed = 1; seed <= 19 && NIGHTLY; seed++) {
      double tone = new double[] {57, 48, 35, 19, -10, -40}[seed % 6];
      SyntheticPhoto other = SyntheticPhoto.of(tone, Subject.LINES, 10, Light.SIDE, seed, PPM);
      assertGood(CoverUps.over(find(other.photo(), Region.central(), new Scale(PPM)), seed));
    }
  }

  private static void assertGood(CoverUps found) {
    Score best = found.candidates().get(0).score();
    assertThat(best.hide()).isGreaterThanOrEqualTo(.80);
    assertThat(best.dark()).isGreaterThanOrEqualTo(.80);
    assertThat(best.clear()).isGreaterThanOrEqualTo(.70);
    assertThat(best.grade()).isEqualTo(Score.Grade.GOOD);
    assertThat(found.candidates()).allMatch(c -> c.score().areaRatio() >= 1.45);
    assertThat(found.candidates()).allMatch(c -> c.score().areaRatio() <= Search.LARGEST);
    assertThat(found.advice()).contains("hides").contains("estimate");
  }

  @Test
  void threeToFiveDesignsOfDifferentFamiliesAreProposedTheBestFirst() {
    assertThat(found.candidates()).hasSizeBetween(3, 5);
    assertThat(found.candidates().stream().map(c -> c.family().name())).doesNotHaveDuplicates();
    assertThat(found.candidates().stream().map(c -> -c.score().total())).isSorted();
  }

  @Test
  void everyStyleWithMassIsTried() {
    List<Style> tried = Family.all().stream().map(Family::style).distinct().toList();

    assertThat(tried).contains(Style.MANDALA, Style.BOTANICAL);
    assertThat(tried.stream().map(Style::slug)).doesNotContain("lettering", "fine-line");
    assertThat(tried.size()).isGreaterThan(Style.values().length / 2);
  }

  @Test
  void onePhotographAndSeedGiveOneList() throws Exception {
    List<Family> family = FAMILIES.subList(0, 1);
    CoverUps once = CoverUps.over(old, 7, family);
    CoverUps again = CoverUps.over(find(photo, Region.central(), new Scale(PPM)), 7, family);

    assertThat(again.candidates()).hasSize(1);
    assertThat(again.candidates().stream().map(CoverUpsTest::described).toList())
        .isEqualTo(once.candidates().stream().map(CoverUpsTest::described).toList());
  }

  private static String described(Candidate candidate) {
    return candidate.family() + " " + candidate.placement() + " " + candidate.score();
  }

  @Test
  void theFartherFromTheOldTattooTheWorseTheScore() {
    for (Candidate candidate : found.candidates()) {
      Placement best = candidate.placement();
      double size = candidate.drawing().width();
      double last = candidate.score().total();
      double first = last;
      for (double part : new double[] {.3, .6, .9}) {
        Placement shifted = new Placement(best.x() + part * size, best.y(), best.angle());
        double score = CoverUps.score(old, candidate, shifted).total();
        assertThat(score).as(candidate.family().name() + " " + part).isLessThanOrEqualTo(last);
        last = score;
      }
      assertThat(last).as("far away, nothing is hidden").isLessThan(first - .10);
    }
  }

  @Test
  void noBlackPatchTakesMoreThanAThirdOfTheDesign() {
    for (Candidate candidate : found.candidates()) {
      Sized design = Sized.of(candidate.drawing());
      double ppm = design.pixelsPerMillimetre();
      Mask heavy = design.black().shrunk(.7 * ppm).grown(.7 * ppm);
      assertThat(heavy.largest().count())
          .as(candidate.family().name())
          .isLessThanOrEqualTo((int) (.37 * design.hull().count()));
    }
  }

  @Test
  void thePreviewAndTheStencilLieOnEachOther() throws Exception {
    Candidate candidate = found.candidates().get(0);
    LinearImage preview = Preview.of(photo, old, candidate);
    CoverStencil.Placed stencil = CoverStencil.of(old, candidate);

    int width = photo.width();
    GrayImage print = printed(stencil, width, photo.height());
    double best = 0;
    int[] shift = new int[2];
    // Where the stencil, moved, agrees best with what the preview darkened.
    for (int dy = -6; dy <= 6; dy++) {
      for (int dx = -6; dx <= 6; dx++) {
        double sum = 0;
        for (int y = 10; y < photo.height() - 10; y++) {
          for (int x = 10; x < width - 10; x++) {
            int i = y * width + x;
            double darker = 1 - preview.green()[i] / Math.max(.01, photo.green()[i]);
            sum += (255 - print.at(x + dx, y + dy)) / 255.0 * (darker - .3);
          }
        }
        if (sum > best) {
          best = sum;
          shift = new int[] {dx, dy};
        }
      }
    }
    assertThat(Math.hypot(shift[0], shift[1]) / PPM).as("millimetres").isLessThanOrEqualTo(.5);
    assertThat(stencil.sheet().width()).isGreaterThan(30).isLessThan(200);
  }

  /** The stencil's sheet as it lies on the photograph. */
  private static GrayImage printed(CoverStencil.Placed stencil, int width, int height) {
    int wide = (int) Math.round(stencil.sheet().width() * PPM);
    int high = (int) Math.round(stencil.sheet().height() * PPM);
    GrayImage sheet = Raster.draw(stencil.sheet(), wide, high);
    byte[] pixels = new byte[width * height];
    for (int i = 0; i < pixels.length; i++) {
      int x = i % width - (int) Math.round(stencil.left() * PPM) - old.left();
      int y = i / width - (int) Math.round(stencil.top() * PPM) - old.top();
      pixels[i] = x < 0 || y < 0 || x >= wide || y >= high ? -1 : sheet.pixels()[y * wide + x];
    }
    return new GrayImage(width, height, pixels);
  }

  @Test
  void shadingAndGrainOfThePhotographStayInThePreview() throws Exception {
    // On bare skin beside the tattoo, a plain black square.
    Drawing square = new Sheet().solid(Paths.circle(8, 8, 5)).on(16, 16);
    Placement beside = new Placement(78 - old.left() / PPM, 20, .3);

    LinearImage preview = Preview.of(photo, old, square, beside);

    List<double[]> pairs = new ArrayList<>();
    for (int dy = -15; dy <= 15; dy++) {
      for (int dx = -15; dx <= 15; dx++) {
        int x = (int) (beside.x() * PPM) + old.left() + dx;
        int y = (int) (beside.y() * PPM) + old.top() + dy;
        int i = y * photo.width() + x;
        pairs.add(new double[] {Math.log(photo.green()[i]), Math.log(preview.green()[i])});
      }
    }
    double mean = pairs.stream().mapToDouble(p -> p[1] - p[0]).average().orElseThrow();
    assertThat(mean).as("black is dark").isLessThan(-1.2);
    for (double[] pair : pairs) {
      assertThat(pair[1] - pair[0]).as("only multiplied").isCloseTo(mean, within(.4));
    }
  }

  @Test
  void inkThatFallsBesideTheSkinIsRefused() {
    Candidate candidate = found.candidates().get(0);
    Placement outside = new Placement(-20, 10, 0);

    assertThatThrownBy(() -> Preview.of(photo, old, candidate.drawing(), outside))
        .isInstanceOf(UnusablePhotoException.class)
        .hasMessageContaining("falls beside the skin; make it smaller or move it");
  }

  @Test
  void aDesignCanBeDrapedOverSkinThatBends() throws Exception {
    List<Drape.Pin> pins = new ArrayList<>();
    for (int i = -1; i <= 1; i++) {
      for (int j = -1; j <= 1; j++) {
        // Nearer the edge of a limb, as much skin is seen narrower.
        double seen = 40 + 16 * Math.sin(i * .9) / Math.sin(.9);
        pins.add(new Drape.Pin(new Point(i * 20, j * 20), new Point(seen, 40 + j * 20)));
      }
    }
    Drawing dots = new Sheet().dot(4, 20, 2).dot(20, 20, 2).dot(36, 20, 2).on(40, 40);

    LinearImage preview = Preview.of(photo, old, dots, Drape.over(pins));

    for (double x : new double[] {40 - 16 * Math.sin(.72) / Math.sin(.9), 40}) {
      int i = (int) (40 * PPM + old.top()) * photo.width() + (int) Math.round(x * PPM + old.left());
      assertThat(preview.green()[i]).isLessThan(.85f * photo.green()[i]);
    }
  }

  @Test
  void withoutAScaleNothingIsProposed() throws Exception {
    OldInk unscaled = find(photo, Region.central(), null);

    assertThatThrownBy(() -> CoverUps.over(unscaled, 1))
        .isInstanceOf(UnusablePhotoException.class)
        .hasMessageContaining("give two points and their distance");
    assertThatThrownBy(() -> CoverStencil.of(unscaled, found.candidates().get(0)))
        .hasMessageContaining("scale");
    assertThatThrownBy(() -> Preview.of(photo, unscaled, found.candidates().get(0)))
        .hasMessageContaining("scale");
  }

  @Test
  void aTattooThatWouldBeTinyIsTakenForAWrongScale() {
    assertThatThrownBy(() -> find(photo, Region.central(), new Scale(200)))
        .isInstanceOf(UnusablePhotoException.class)
        .hasMessageContaining("check the distance");
  }

  /** The chart on a real ankle: solid black bars, as hard to hide as old ink can be. */
  @Test
  void onTheChartTheBestIsGoodOrLighteningIsAdvised() throws Exception {
    LinearImage ankle = ankle();
    OldInk part = find(ankle, Region.rectangle(.2, .08, .65, .5), new Scale(7.9));
    assertGoodOrLightening(CoverUps.over(part, 7, FAMILIES));
  }

  private static void assertGoodOrLightening(CoverUps chart) {
    Candidate best = chart.candidates().get(0);
    if (best.score().grade() == Score.Grade.GOOD) {
      assertThat(best.score().hide()).isGreaterThanOrEqualTo(.80);
      assertThat(best.score().clear()).isGreaterThanOrEqualTo(.70);
    } else {
      assertThat(chart.advice()).startsWith("consider lightening first");
      assertThat(best.lightened().hide()).isGreaterThan(best.score().hide());
    }
  }

  /** All of it leaves hardly any skin around it for a design that is larger. */
  @Test
  void theWholeChartIsCoveredAfterLighteningOrRefused() throws Exception {
    OldInk whole = find(ankle(), Region.central(), new Scale(7.9));
    try {
      assertGoodOrLightening(CoverUps.over(whole, 7, FAMILIES));
    } catch (UnusablePhotoException e) {
      assertThat(e)
          .hasMessageContaining("of the skin that the photo shows")
          .hasMessageContaining("consider lightening first");
    }
  }

  private static LinearImage ankle() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(
            CoverUps.class.getResourceAsStream("/ink/models/gallery/ankle-healed.jpg"))) {
      return PhotoFile.read(in.readAllBytes()).linear();
    }
  }

  private static OldInk find(
      LinearImage photo, Region region, @org.jspecify.annotations.Nullable Scale scale)
      throws UnusablePhotoException {
    return OldInkFinder.find(photo, region, scale, null);
  }
}
