package ink.models.oldink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ink.models.colour.LinearRgb;
import ink.models.oldink.SyntheticPhoto.Light;
import ink.models.oldink.SyntheticPhoto.Subject;
import ink.models.plane.Mask;
import ink.models.skin.Ink;
import ink.models.skin.LinearImage;
import ink.models.skin.Skin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Against simulated photographs, of which the truth is known. The nightly profile runs all of them,
 * a build only a few.
 */
class OldInkTest {

  private static final boolean NIGHTLY = Boolean.getBoolean("ink.nightly");

  /** One of each class of skin, degrees. */
  private static final double[] TONES = {57, 48, 35, 19, -10, -40};

  private static final double PPM = NIGHTLY ? 6 : 4;

  private record Found(Mask truth, Mask mask) {
    double precision() {
      return part(mask, truth.grown(.5 * PPM));
    }

    double recall() {
      return part(truth, mask.grown(.5 * PPM));
    }

    double overlap() {
      int both = mask.and(truth).count();
      return (double) both / (mask.count() + truth.count() - both);
    }

    double area() {
      return (double) mask.count() / truth.count();
    }
  }

  @Test
  void linesAreFoundOnEverySkinAlike() throws Exception {
    for (double years : new double[] {0, 10}) {
      for (Light light : NIGHTLY ? Light.values() : new Light[] {Light.SIDE}) {
        List<Double> overlaps = new ArrayList<>();
        for (double tone : NIGHTLY ? TONES : new double[] {57, years > 0 ? -40 : -10}) {
          Found found = found(tone, Subject.LINES, years, light);
          String what = tone + " degrees, " + years + " years, " + light;
          assertThat(found.precision()).as(what).isGreaterThanOrEqualTo(.97);
          assertThat(found.recall()).as(what).isGreaterThanOrEqualTo(.97);
          assertThat(found.overlap()).as(what).isGreaterThanOrEqualTo(.70);
          overlaps.add(found.overlap());
        }
        assertThat(spread(overlaps)).as("over all skins, " + light).isLessThanOrEqualTo(.03);
      }
    }
  }

  @Test
  void solidsAreMeasuredToFivePercentOnEverySkin() throws Exception {
    for (double years : NIGHTLY ? new double[] {0, 10} : new double[] {10}) {
      for (Light light : NIGHTLY ? Light.values() : new Light[] {Light.LAMP}) {
        List<Double> overlaps = new ArrayList<>();
        for (double tone : NIGHTLY ? TONES : new double[] {19, -40}) {
          Found found = found(tone, Subject.SOLID, years, light);
          String what = tone + " degrees, " + years + " years, " + light;
          assertThat(found.overlap()).as(what).isGreaterThanOrEqualTo(.90);
          assertThat(found.area()).as(what).isCloseTo(1, within(.05));
          overlaps.add(found.overlap());
        }
        assertThat(spread(overlaps)).as("over all skins, " + light).isLessThanOrEqualTo(.03);
      }
    }
  }

  @Test
  void colourIsFoundOnEverySkin() throws Exception {
    for (double years : NIGHTLY ? new double[] {0, 10} : new double[] {0}) {
      for (Light light : NIGHTLY ? Light.values() : new Light[] {Light.EVEN}) {
        for (double tone : NIGHTLY ? TONES : new double[] {48}) {
          Found found = found(tone, Subject.COLOUR, years, light);
          String what = tone + " degrees, " + years + " years, " + light;
          assertThat(found.precision()).as(what).isGreaterThanOrEqualTo(.97);
          assertThat(found.recall()).as(what).isGreaterThanOrEqualTo(.97);
        }
      }
    }
  }

  @Test
  void bareSkinHasNoInk() throws Exception {
    for (Light light : NIGHTLY ? Light.values() : new Light[] {Light.SIDE}) {
      for (double tone : NIGHTLY ? TONES : new double[] {48, -40}) {
        LinearImage photo = SyntheticPhoto.of(tone, Subject.NONE, 0, light, 5, PPM).photo();
        try {
          OldInk old = OldInkFinder.find(photo, Region.central(), new Scale(PPM), null);
          assertThat(old.shape().percent()).as(tone + ", " + light).isLessThan(.5);
        } catch (UnusablePhotoException none) {
          assertThat(none).hasMessageContaining("no old ink was found");
        }
      }
    }
  }

  @Test
  void tellsWhatTheOldInkIsLike() throws Exception {
    OldInk solid = find(SyntheticPhoto.of(35, Subject.SOLID, 0, Light.EVEN, 7, PPM), null);

    double area = Math.PI * (14 * 18 + 7 * 12);
    assertThat(solid.squareMillimetres().orElseThrow()).isCloseTo(area, within(.08 * area));
    assertThat(solid.hullSquareMillimetres().orElseThrow()).isBetween(area, 1.8 * area);
    assertThat(solid.shape().median()).isGreaterThan(.5);
    assertThat(solid.shape().darkest()).isGreaterThanOrEqualTo(solid.shape().median());
    assertThat(solid.shape().axis()).as("the two ellipses lie side by side").isBetween(.1, .9);
    assertThat(solid.shape().elongation()).isBetween(.1, .6);
    assertThat(solid.shape().complexity()).isBetween(1.5, 4.0);
    assertThat(solid.shape().hull()).hasSizeGreaterThan(6);
    assertThat(solid.colours().get(0).nearest()).isEqualTo(Ink.BLACK);
    assertThat(solid.wearer().typologyAngle().degrees()).isCloseTo(35, within(12.0));

    OldInk colour = find(SyntheticPhoto.of(48, Subject.COLOUR, 0, Light.EVEN, 7, PPM), null);
    assertThat(colour.colours().stream().map(InkColour::nearest)).contains(Ink.RED);
    assertThat(colour.shape().complexity()).isGreaterThan(solid.shape().complexity());
  }

  @Test
  void withoutAScaleAreasAreInPercentOnly() throws Exception {
    SyntheticPhoto photo = SyntheticPhoto.of(35, Subject.SOLID, 0, Light.EVEN, 7, PPM);

    OldInk old = OldInkFinder.find(photo.photo(), Region.central(), null, new Skin(.05));

    assertThat(old.squareMillimetres()).isEmpty();
    assertThat(old.hullSquareMillimetres()).isEmpty();
    assertThat(old.shape().percent()).isBetween(15.0, 30.0);
    assertThat(old.wearer()).isEqualTo(new Skin(.05));
  }

  @Test
  void scalesComeFromTwoPointsOrFromAGirth() {
    assertThat(Scale.betweenPoints(10, 10, 40, 50, 25).pixelsPerMillimetre()).isEqualTo(2);
    assertThat(Scale.ofLimb(314.159, 800).pixelsPerMillimetre()).isCloseTo(8, within(.01));
    assertThatThrownBy(() -> Scale.betweenPoints(10, 10, 10, 10, 25))
        .hasMessageContaining("check the distance");
    assertThatThrownBy(() -> Scale.betweenPoints(0, 0, 10, 10, 0))
        .hasMessageContaining("above zero millimetres");
    assertThatThrownBy(() -> Scale.ofLimb(-1, 10)).hasMessageContaining("girth");
  }

  @Test
  void regionsLieInThePicture() {
    assertThatThrownBy(() -> Region.polygon(0, 0, 1, 1)).hasMessageContaining("three corners");
    assertThatThrownBy(() -> Region.polygon(0, 0, 1, 1, 2, 0)).hasMessageContaining("0..1");
    assertThatThrownBy(() -> Region.rectangle(.5, .5, .51, .6)).hasMessageContaining("too small");
  }

  @Test
  void whatShowsNoTattooIsRefusedInWords() {
    LinearRgb blue = new LinearRgb(.05, .1, .6);
    refused(noisy(LinearImage.uniform(300, 300, blue)), "no skin was found");
    refused(LinearImage.uniform(300, 300, new LinearRgb(.5, .35, .25)), "blank");
    refused(LinearImage.uniform(40, 300, new LinearRgb(.5, .35, .25)), "only 40 x 300 pixels");
  }

  private static void refused(LinearImage photo, String why) {
    assertThatThrownBy(() -> OldInkFinder.find(photo, Region.central(), null, null))
        .isInstanceOf(UnusablePhotoException.class)
        .hasMessageContaining(why);
  }

  private static LinearImage noisy(LinearImage image) {
    for (int i = 0; i < image.red().length; i++) {
      image.blue()[i] *= .6f + .4f * (i * 7919 % 101) / 101;
    }
    return image;
  }

  private static Found found(double tone, Subject subject, double years, Light light)
      throws UnusablePhotoException {
    SyntheticPhoto photo = SyntheticPhoto.of(tone, subject, years, light, 7, PPM);
    OldInk old = find(photo, null);
    Mask mask = new Mask(photo.truth().width(), photo.truth().height());
    for (int y = 0; y < old.ink().height(); y++) {
      for (int x = 0; x < old.ink().width(); x++) {
        mask.set()[(y + old.top()) * mask.width() + x + old.left()] = old.ink().at(x, y);
      }
    }
    return new Found(photo.truth(), mask);
  }

  private static OldInk find(SyntheticPhoto photo, @org.jspecify.annotations.Nullable Skin skin)
      throws UnusablePhotoException {
    return OldInkFinder.find(
        photo.photo(), Region.central(), new Scale(photo.pixelsPerMillimetre()), skin);
  }

  private static double part(Mask of, Mask in) {
    return of.count() == 0 ? 1 : (double) of.and(in).count() / of.count();
  }

  private static double spread(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
    assertThat(Arrays.stream(sorted).min()).isPresent();
    return sorted[sorted.length - 1] - sorted[0];
  }
}
