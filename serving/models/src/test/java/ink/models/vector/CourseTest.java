package ink.models.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CourseTest {

  @Test
  void aConstantBendIsAnArc() {
    Course quarter = Course.bent(0, 0, 0, 10 * Math.PI / 2, share -> Math.PI / 2);

    assertThat(quarter.at(1)[0]).isCloseTo(10, within(.01));
    assertThat(quarter.at(1)[1]).isCloseTo(10, within(.01));
    assertThat(quarter.at(1)[2]).isCloseTo(Math.PI / 2, within(1e-9));
  }

  @Test
  void aCurvePassesThroughItsPointsInEvenSteps() {
    Course course = Course.through(false, 0, 0, 10, 0, 20, 0);

    assertThat(course.length()).isCloseTo(20, within(1e-9));
    assertThat(course.at(.25)[0]).isCloseTo(5, within(.01));
    assertThat(course.beside(.5, 3)).containsExactly(new double[] {10, 3}, within(1e-6));
  }

  @Test
  void aClosedCurveReturnsToItsStart() {
    Course ring = Course.through(true, 10, 0, 0, 10, -10, 0, 0, -10);

    assertThat(ring.at(1)[0]).isCloseTo(ring.at(0)[0], within(1e-9));
    assertThat(ring.length()).isBetween(58.0, 63.0);
  }

  @Test
  void turningKeepsTheLengthAndTurnsTheDirection() {
    Course turned = Course.through(false, 0, 0, 10, 0).turned(Math.PI / 2);

    assertThat(turned.at(1)[1]).isCloseTo(10, within(1e-9));
    assertThat(turned.at(.5)[2]).isCloseTo(Math.PI / 2, within(1e-9));
  }

  @Test
  void aRibbonIsAsWideAsTold() {
    var box =
        new Drawing.Sheet()
            .solid(Course.through(false, 0, 0, 20, 0).ribbon(share -> 1 + share))
            .bounds();

    assertThat(box.getMinY()).isCloseTo(-2, within(1e-6));
    assertThat(box.getMaxY()).isCloseTo(2, within(1e-6));
  }
}
