package ink.models.coverup;

import static org.assertj.core.api.Assertions.assertThat;

import ink.models.plane.Mask;
import ink.models.vector.Drawing;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import org.junit.jupiter.api.Test;

class SymmetryTest {

  @Test
  void aRosetteRepeatsAsOftenAsItHasPetals() {
    Sheet petal = new Sheet().line(Paths.circle(20, 3, 7), 1.5);
    Sheet rosette = new Sheet().around(8, 0, petal).line(Paths.circle(0, 0, 30), 1);
    Drawing drawing =
        new Sheet()
            .add(rosette, java.awt.geom.AffineTransform.getTranslateInstance(40, 40))
            .on(80, 80);
    Sized design = Sized.of(drawing);

    assertThat(Symmetry.of(design.black()).fold()).isEqualTo(8);
    assertThat(Faces.of(design).orbits()).anyMatch(orbit -> orbit.length == 8);
  }

  @Test
  void aLeafMirrorsAndASnailDoesNot() {
    Drawing leaf = new Sheet().solid(Paths.ellipse(40, 30, 8, 20)).on(80, 80);
    assertThat(Symmetry.of(Sized.of(leaf).black()).mirrored()).isTrue();

    Drawing snail =
        new Sheet().solid(Paths.circle(30, 30, 14)).solid(Paths.circle(60, 50, 5)).on(80, 80);
    assertThat(Symmetry.of(Sized.of(snail).black()).mirrored()).isFalse();
    assertThat(Symmetry.of(Sized.of(snail).black()).fold()).isEqualTo(1);
  }

  @Test
  void anOutlineKeepsTheAreaAndTheHolesOfItsMask() {
    Drawing ring = new Sheet().solid(Paths.annulus(8, 18)).on(50, 50);
    Mask mask =
        Sized.of(
                new Sheet()
                    .add(
                        new Sheet().solid(Paths.annulus(8, 18)),
                        java.awt.geom.AffineTransform.getTranslateInstance(25, 25))
                    .on(50, 50))
            .black();

    Path2D outline = Outline.of(mask, 8);

    assertThat(ring.marks()).hasSize(1);
    assertThat(outline.contains(mask.width() / 2.0, mask.height() / 2.0)).isFalse();
    assertThat(outline.contains(mask.width() / 2.0 + 13 * 4, mask.height() / 2.0)).isTrue();
    assertThat(new Area(outline).isSingular()).isFalse();
  }
}
