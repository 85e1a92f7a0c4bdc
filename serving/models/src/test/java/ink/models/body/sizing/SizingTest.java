package ink.models.body.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ink.models.ageing.Band;
import ink.models.body.BodyPart;
import ink.models.body.BodyPart.Site;
import ink.models.body.sizing.SizingAdvice.Verdict;
import ink.models.design.DesignBrief;
import ink.models.design.Designer;
import ink.models.design.Style;
import ink.models.vector.Drawing;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.GrayImage;
import ink.models.vector.Paths;
import ink.models.vector.Raster;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizingTest {

  private static final Sizing SIZING = new Sizing(Band.CENTRE);

  @ParameterizedTest
  @CsvSource({
    "1.0, 2.5, 10, 0",
    "1.0, 2.5, 5, 0",
    "0.6, 2.5, 20, 0.3",
    "1.0, 2.5, 10, 0.5",
    "5.0, 3.0, 10, 0",
    "5.0, 3.0, 20, 0.3"
  })
  void aBarChartFlipsAtTheGapThatIsNeeded(double bar, double sigmas, double years, double tilt) {
    double needed = sigmas * Band.CENTRE.sigma(years, 1);

    assertThat(verdict(bar, needed * 1.03, years, tilt)).isEqualTo(Verdict.FITS);
    assertThat(verdict(bar, needed * 0.97, years, tilt)).isEqualTo(Verdict.SIMPLIFY);
  }

  /** Of a chart that just fills what the forearm shows. */
  private static Verdict verdict(double bar, double gap, double years, double tilt) {
    Drawing chart = bars(bar, gap, tilt);
    Site site =
        new Site(BodyPart.FOREARM, 46, new Sheet().add(sheet(bar, gap, tilt)).bounds().getWidth());
    return SIZING.advise(chart, site, years).verdict();
  }

  private static Drawing bars(double bar, double gap, double tilt) {
    Rectangle2D box = sheet(bar, gap, tilt).bounds();
    return new Sheet()
        .add(
            sheet(bar, gap, tilt),
            AffineTransform.getTranslateInstance(3.03 - box.getX(), 3.03 - box.getY()))
        .on(box.getWidth() + 6, box.getHeight() + 6);
  }

  private static Sheet sheet(double bar, double gap, double tilt) {
    Sheet bars = new Sheet();
    for (int i = 0; i < 7; i++) {
      bars.solid(rectangle(i * (bar + gap), 0, bar, 40));
    }
    return new Sheet().add(bars, Paths.turn(tilt));
  }

  private static Path2D rectangle(double x, double y, double width, double height) {
    return new Path2D.Double(new Rectangle2D.Double(x, y, width, height));
  }

  @Test
  void thinLinesCountToo() {
    Drawing bars = bars(0.25, 4, 0);

    SizingAdvice advice = SIZING.advise(bars, BodyPart.WRIST.site(), 10);

    assertThat(advice.least()).isCloseTo(40 * 0.35 / 0.25, within(1.2));
    assertThat(advice.worst()).isNotEmpty();
    assertThat(advice.worst().get(0).kind()).isEqualTo(WeakSpot.Kind.LINE);
  }

  @Test
  void moreYearsNeverMakeItSmaller() {
    Drawing mandala =
        Designer.draw(new DesignBrief(Style.MANDALA, "lotus mandala", "", 5, 1)).drawing();
    GrayImage image = Raster.draw(mandala, 660, 660);
    double before = 0;
    for (double years : new double[] {1, 5, 10, 20, 40}) {
      double least =
          SIZING.advise(image, 660 / mandala.width(), BodyPart.FOREARM.site(), years).least();
      assertThat(least).isGreaterThanOrEqualTo(before);
      before = least;
    }
  }

  @Test
  void theTurnedDesignNeedsTheSameSize() {
    double upright = SIZING.advise(bars(1, 1, 0), BodyPart.BACK.site(), 10).least();
    double turned = SIZING.advise(bars(1, 1, Math.PI / 2), BodyPart.BACK.site(), 10).least();
    assertThat(turned).isCloseTo(upright, within(0.01 * upright));
  }

  @Test
  void whatIsTooFineForAFingerIsToldToBeSimplifiedAndWhere() {
    Drawing fine = bars(0.4, 0.5, 0);

    SizingAdvice advice = SIZING.advise(fine, BodyPart.FINGER.site(), 10);

    assertThat(advice.verdict()).isEqualTo(Verdict.SIMPLIFY);
    assertThat(advice.recommended()).isEqualTo(advice.most());
    assertThat(advice.worst()).hasSize(3);
    assertThat(advice.words().get(0)).startsWith("Simplify it: to stay open for 10 years");
    assertThat(advice.words().get(1)).startsWith("As it is, it has room on these parts:");
    assertThat(advice.words().get(1)).contains("back").doesNotContain("finger");
    assertThat(advice.words().get(2))
        .startsWith("The gap of 0.")
        .contains("gives way first; it takes 1.5");
    assertThat(advice.sizes()).extracting(SizingAdvice.Choice::name).containsExactly("S", "M", "L");
    assertThat(advice.sizes()).noneMatch(SizingAdvice.Choice::lasts);
  }

  @Test
  void linesThatMeetAtASmallAngleAreNoGap() {
    Path2D sharp = new Path2D.Double();
    sharp.moveTo(3, 3);
    sharp.lineTo(60, 8);
    sharp.lineTo(3, 13);
    Drawing wedge = new Sheet().line(sharp, 0.8).on(70, 20);

    SizingAdvice advice = SIZING.advise(wedge, BodyPart.BACK.site(), 10);

    assertThat(advice.verdict()).isEqualTo(Verdict.FITS);
    assertThat(advice.least()).isLessThan(60);
  }

  @Test
  void shadingDotsMayRunTogether() {
    Sheet dots = new Sheet().line(rectangle(3, 3, 50, 50), 0.8);
    for (int i = 0; i < 400; i++) {
      dots.dot(8 + i % 20 * 0.6, 8 + i / 20 * 0.6, 0.25);
    }

    assertThat(SIZING.advise(dots.on(56, 56), BodyPart.BACK.site(), 10).least()).isLessThan(30);
  }

  @Test
  void whatFitsNowhereIsSaidSo() {
    assertThat(SIZING.advise(bars(0.1, 0.1, 0), BodyPart.FINGER.site(), 20).words())
        .contains("No part of the body is large enough for it as it is.");
  }

  @Test
  void aRoomyDesignIsMadeAsLargeAsCustomary() {
    SizingAdvice advice = SIZING.advise(bars(2, 5, 0), BodyPart.FOREARM.site(), 10);

    assertThat(advice.verdict()).isEqualTo(Verdict.FITS);
    assertThat(advice.least()).isLessThan(40);
    assertThat(advice.recommended()).isEqualTo(Math.min(BodyPart.FOREARM.medium(), advice.most()));
    assertThat(advice.words().get(0)).startsWith("Make it ");
    assertThat(advice.words()).hasSize(2);
  }

  @Test
  void whatCannotBeMeasuredIsRefusedInWords() {
    byte[] white = new byte[100 * 100];
    Arrays.fill(white, (byte) 250);
    GrayImage blank = new GrayImage(100, 100, white);
    Site wrist = BodyPart.WRIST.site();

    assertThatThrownBy(() -> SIZING.advise(blank, 8, wrist, 10)).hasMessageContaining("blank");
    assertThatThrownBy(() -> SIZING.advise(new GrayImage(4, 4, new byte[16]), 8, wrist, 10))
        .hasMessageContaining("too small");
    assertThatThrownBy(() -> SIZING.advise(blank, 0, wrist, 10))
        .hasMessageContaining("pixels to the millimetre");
    assertThatThrownBy(() -> SIZING.advise(blank, 8, wrist, 90)).hasMessageContaining("50 years");
  }

  @ParameterizedTest
  @CsvSource({"1.0, 1.0, 10", "0.6, 0.5, 20", "5.0, 2.0, 10", "2.0, 0.6, 5"})
  void whatIsRecommendedIsStillOpenWhenItsTimeHasCome(double bar, double gap, double years) {
    Drawing chart = bars(bar, gap, 0);
    Site back = BodyPart.BACK.site();
    SizingAdvice advice = SIZING.advise(chart, back, years);
    double longer = Math.max(chart.width(), chart.height()) - 6;
    double scale = 8 * advice.least() / longer;
    GrayImage fresh =
        Raster.draw(chart, (int) (chart.width() * scale), (int) (chart.height() * scale));

    boolean[] aged = aged(fresh, 8 * Band.CENTRE.sigma(years, back.part().spread()));

    boolean[] gaps = new boolean[aged.length];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = (fresh.pixels()[i] & 0xff) >= 128;
    }
    assertThat(similarity(gaps, aged, fresh.width())).isGreaterThanOrEqualTo(0.8);
  }

  /** Skin after a blur with a wide halo, where it is nearer to bare than to ink. */
  private static boolean[] aged(GrayImage fresh, double sigma) {
    double[] ink = new double[fresh.pixels().length];
    for (int i = 0; i < ink.length; i++) {
      ink[i] = 1 - (fresh.pixels()[i] & 0xff) / 255.0;
    }
    double[] near = blurred(ink, fresh.width(), sigma);
    double[] far = blurred(ink, fresh.width(), 2.1 * sigma);
    boolean[] skin = new boolean[ink.length];
    for (int i = 0; i < skin.length; i++) {
      skin[i] = 0.88 * near[i] + 0.12 * far[i] < 0.5;
    }
    return skin;
  }

  private static double[] blurred(double[] values, int width, double sigma) {
    return along(along(values, width, 1, sigma), width, width, sigma);
  }

  private static double[] along(double[] values, int width, int step, double sigma) {
    int reach = (int) Math.ceil(3 * sigma);
    double[] kernel = new double[reach + 1];
    double sum = 0;
    for (int i = 0; i <= reach; i++) {
      kernel[i] = Math.exp(-i * i / (2 * sigma * sigma));
      sum += i == 0 ? kernel[i] : 2 * kernel[i];
    }
    double[] result = new double[values.length];
    for (int at = 0; at < values.length; at++) {
      int place = step == 1 ? at % width : at / width;
      int count = step == 1 ? width : values.length / width;
      for (int i = Math.max(-reach, -place); i <= Math.min(reach, count - 1 - place); i++) {
        result[at] += values[at + i * step] * kernel[Math.abs(i)] / sum;
      }
    }
    return result;
  }

  /** Structural similarity (Wang 2004) of two masks: the mean over windows of 8 x 8. */
  private static double similarity(boolean[] a, boolean[] b, int width) {
    double total = 0;
    int windows = 0;
    int height = a.length / width;
    for (int top = 0; top + 8 <= height; top += 4) {
      for (int left = 0; left + 8 <= width; left += 4) {
        double sa = 0;
        double sb = 0;
        double both = 0;
        for (int i = 0; i < 64; i++) {
          int at = (top + i / 8) * width + left + i % 8;
          sa += a[at] ? 1 : 0;
          sb += b[at] ? 1 : 0;
          both += a[at] && b[at] ? 1 : 0;
        }
        double ma = sa / 64;
        double mb = sb / 64;
        double va = ma - ma * ma;
        double vb = mb - mb * mb;
        double cov = both / 64 - ma * mb;
        total +=
            (2 * ma * mb + 1e-4)
                * (2 * cov + 9e-4)
                / ((ma * ma + mb * mb + 1e-4) * (va + vb + 9e-4));
        windows++;
      }
    }
    return total / windows;
  }
}
