package ink.models.body.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LimbTest {

  /** Half a pixel at eight pixels a millimetre. */
  private static final double HALF_A_PIXEL = 0.5 / 8;

  private static Stream<Limb> limbs() {
    double[] left = new double[41];
    double[] right = new double[41];
    for (int i = 0; i < left.length; i++) {
      left[i] = -40 + 0.2 * i;
      right[i] = 44 - 0.3 * i;
    }
    return Stream.of(
        new Cylinder(46),
        new Cone(46, 0.1),
        new Cone(46, -0.1),
        Profile.between(-60, 3, left, right),
        new EllipticLimb(60, 47),
        new EllipticLimb(40, 55),
        new Cap(75),
        new Tilted(new Cone(46, -0.1), 0.4));
  }

  @ParameterizedTest
  @MethodSource("limbs")
  void skinToViewToSkinStaysWithinHalfAPixel(Limb limb) {
    int seen = 0;
    for (double across = -80; across <= 80; across += 2.5) {
      for (double along = -50; along <= 50; along += 2.5) {
        Point view = limb.seen(across, along);
        if (view != null) {
          Point back = limb.skin(view.x(), view.y());
          assertThat(back).isNotNull();
          assertThat(back.distance(new Point(across, along))).isLessThanOrEqualTo(HALF_A_PIXEL);
          seen++;
        }
      }
    }
    assertThat(seen).isGreaterThan(500);
  }

  @ParameterizedTest
  @MethodSource("limbs")
  void noSkinIsSeenBesideTheLimb(Limb limb) {
    assertThat(limb.skin(200, 0)).isNull();
    assertThat(limb.seen(500, 0)).isNull();
    assertThat(limb.normal(200, 0)).isNull();
    assertThat(limb.light(200, 0)).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("limbs")
  void lightComesFromTheLeftAndNormalsHaveLengthOne(Limb limb) {
    assertThat(limb.light(-15, 0)).isGreaterThan(limb.light(25, 0));
    assertThat(limb.light(25, 0)).isBetween(0.3, 1.0);
    Limb.Normal normal = limb.normal(10, 5);
    assertThat(normal).isNotNull();
    assertThat(
            Math.sqrt(normal.x() * normal.x() + normal.y() * normal.y() + normal.z() * normal.z()))
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void pastingFlatIsWrongByAQuarterAt75Degrees() {
    double arc = Math.toRadians(75) * 46;
    Point view = new Cylinder(46).seen(arc, 0);

    assertThat(view).isNotNull();
    assertThat(1 - view.x() / arc).isCloseTo(0.26, within(0.005));
  }

  /** Positions in space of a grid's crossings, against the ten millimetres they should be apart. */
  @Test
  void aGridOnAConeKeepsItsLengthsBothWaysUpTo75Degrees() {
    double taper = -0.1;
    Cone cone = new Cone(46, taper);
    double worst = 0;
    for (double along = -60; along <= 50; along += 10) {
      double edge = Math.toRadians(75) * (46 + taper * along) - 0.5;
      for (double across = -edge; across <= edge; across += 1) {
        double[] here = inSpace(cone.seen(across, along), 46, taper);
        for (double[] there :
            new double[][] {
              inSpace(cone.seen(across + 0.1, along), 46, taper),
              inSpace(cone.seen(across, along + 0.1), 46, taper)
            }) {
          worst = Math.max(worst, Math.abs(length(here, there) / 0.1 - 1));
        }
      }
    }
    assertThat(worst).isLessThan(1e-4);
  }

  @Test
  void aGridOnALimbByItsEdgesKeepsItsLengthsToOnePercent() {
    double[] left = new double[21];
    double[] right = new double[21];
    for (int i = 0; i < left.length; i++) {
      right[i] = 46 - 0.1 * (-100 + 10 * i);
      left[i] = -right[i];
    }
    Profile profile = Profile.between(-100, 10, left, right);
    double worst = 0;
    for (double along = -90; along <= 80; along += 10) {
      double radius = 46;
      for (double across = -Math.toRadians(75) * 40; across < 50; across += 5) {
        double[] here = inSpace(profile.seen(across, along), radius, -0.1);
        double[] aside = inSpace(profile.seen(across + 0.1, along), radius, -0.1);
        double[] below = inSpace(profile.seen(across, along + 0.1), radius, -0.1);
        worst = Math.max(worst, Math.abs(length(here, aside) / 0.1 - 1));
        worst = Math.max(worst, Math.abs(length(here, below) / 0.1 - 1));
      }
    }
    assertThat(worst).isLessThan(0.01);
  }

  private static double[] inSpace(Point view, double radius, double taper) {
    assertThat(view).isNotNull();
    double here = radius + taper * view.y();
    return new double[] {view.x(), view.y(), Math.sqrt(here * here - view.x() * view.x())};
  }

  private static double length(double[] a, double[] b) {
    return Math.sqrt(
        Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
  }

  @Test
  void anEllipsesArcIsRightToAThousandthOfAMillimetre() {
    EllipticLimb limb = new EllipticLimb(60, 47.2);
    assertThat(limb.perimeter()).isCloseTo(338, within(1.0));

    double exact = 0;
    double worst = 0;
    int steps = 200_000;
    double step = Math.PI / 2 / steps;
    for (int i = 0; i < steps; i++) {
      double middle = (i + 0.5) * step;
      exact += step * Math.hypot(60 * Math.cos(middle), 47.2 * Math.sin(middle));
      worst = Math.max(worst, Math.abs(limb.arc((i + 1) * step) - exact));
    }
    assertThat(worst).isLessThanOrEqualTo(0.001);
    assertThat(limb.perimeter()).isCloseTo(4 * exact, within(1e-6));
  }

  @Test
  void aCapKeepsEveryDistanceFromItsMiddle() {
    Cap cap = new Cap(75);
    for (double angle = 0; angle < 6; angle += 0.5) {
      double arc = Math.toRadians(75) * 75;
      Point view = cap.seen(arc * Math.cos(angle), arc * Math.sin(angle));
      assertThat(view).isNotNull();
      double seen = Math.hypot(view.x(), view.y());
      assertThat(75 * Math.asin(seen / 75)).isCloseTo(arc, within(1e-9));
    }
    assertThat(cap.seen(0, 0)).isEqualTo(new Point(0, 0));
    assertThat(cap.skin(0, 0)).isEqualTo(new Point(0, 0));
  }

  @Test
  void impossibleLimbsAreRefusedInWords() {
    assertThatThrownBy(() -> new Cylinder(0)).hasMessageContaining("radius above zero");
    assertThatThrownBy(() -> new Cap(Double.NaN)).hasMessageContaining("radius above zero");
    assertThatThrownBy(() -> new Cone(-1, 0.1)).hasMessageContaining("radius above zero");
    assertThatThrownBy(() -> new Cone(46, 0)).hasMessageContaining("it is a cylinder");
    assertThatThrownBy(() -> new EllipticLimb(0, 3)).hasMessageContaining("semi-axes");
    assertThatThrownBy(() -> Profile.between(0, 1, new double[3], new double[2]))
        .hasMessageContaining("same rows");
    assertThatThrownBy(() -> Profile.between(5, 1, new double[3], new double[3]))
        .hasMessageContaining("origin");
    assertThatThrownBy(() -> Profile.between(-1, 1, new double[3], new double[3]))
        .hasMessageContaining("cross in row 0");
  }

  @Test
  void twoEqualRadiiAreACylinder() {
    assertThat(Cone.between(40, 40, 100)).isEqualTo(new Cylinder(40));
    assertThat(Cone.between(50, 40, 100)).isEqualTo(new Cone(45, -0.1));
    assertThat(new Cone(40, -0.5).skin(0, 90)).isNull();
    assertThat(new Cone(40, -0.5).seen(0, 95)).isNull();
    assertThat(Profile.between(-1, 1, new double[] {-4, -4, -4}, new double[] {4, 4, 4}).seen(0, 3))
        .isNull();
    assertThat(
            Profile.between(-1, 1, new double[] {-4, -4, -4}, new double[] {4, 4, 4}).normal(0, 3))
        .isNull();
  }
}
