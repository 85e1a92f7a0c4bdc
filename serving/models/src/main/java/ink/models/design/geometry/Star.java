package ink.models.design.geometry;

import ink.models.design.Pens;
import ink.models.design.Shade;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.awt.geom.Path2D;
import java.util.SplittableRandom;

/** Star polygons, one in another, each point folded along its middle: one half in the shade. */
record Star(Pens pens, Shade shade, SplittableRandom random) {

  /**
   * @param fold points
   * @param depth stars at most in one another
   */
  Sheet draw(double radius, int fold, int depth) {
    Sheet sheet = new Sheet();
    double bead = Math.max(pens.main() + Pens.GAP, radius * .05);
    boolean beaded = depth > 1 && random.nextBoolean();
    double reach = beaded ? radius - bead - pens.main() / 2 : radius;
    int skip = Math.max(2, (fold + random.nextInt(2)) / 3);
    facets(sheet, reach, fold, skip);
    polygon(sheet, reach, fold, skip);
    double ring =
        reach * StrictMath.cos(StrictMath.PI * skip / fold) - pens.main() - Pens.GAP * 1.1;
    if (ring > 4) {
      heart(sheet, ring, fold, depth);
    }
    if (beaded) {
      for (int i = 0; i < fold; i++) {
        double angle = 2 * StrictMath.PI * i / fold;
        double x = reach * StrictMath.sin(angle);
        double y = -reach * StrictMath.cos(angle);
        sheet.cell(Paths.circle(x, y, bead), pens.main());
      }
    }
    return sheet;
  }

  private void heart(Sheet sheet, double ring, int fold, int depth) {
    sheet.cell(Paths.circle(0, 0, ring), pens.main());
    double within = ring - pens.main();
    if (depth > 1 && within > 14) {
      sheet.add(draw(within, fold, depth - 1), Paths.turn(StrictMath.PI / fold));
      return;
    }
    double eye = within - Pens.GAP;
    if (eye > .6) {
      sheet.dot(0, 0, Math.min(eye, ring * .6));
    }
  }

  /** Two tetrahedra through each other, seen along their common axis. */
  Sheet tetrahedra(double radius) {
    Sheet sheet = new Sheet();
    double waist = radius / StrictMath.sqrt(3);
    Sheet kite = new Sheet();
    Path2D facet = Paths.polyline(true, 0, -radius, waist / 2, -radius / 2, 0, 0);
    shade.fill(kite, facet, .95, pens, random);
    kite.line(Paths.line(0, -radius, 0, 0), pens.fine());
    sheet.around(6, 0, kite);
    polygon(sheet, radius, 6, 2);
    double heart = radius * (.15 + .10 * random.nextDouble());
    sheet.gap(Paths.circle(0, 0, heart), pens.main() + 2 * Pens.GAP);
    double eye = heart - pens.main() - Pens.GAP;
    sheet.cell(Paths.circle(0, 0, heart), pens.main());
    if (eye > 14) {
      sheet.add(draw(eye, 6, 1));
    } else if (eye > .6) {
      sheet.dot(0, 0, Math.min(eye, heart * .55));
    }
    return sheet;
  }

  private void facets(Sheet sheet, double reach, int fold, int skip) {
    double step = StrictMath.PI / fold;
    double waist = reach * StrictMath.cos(step * skip) / StrictMath.cos(step * (skip - 1));
    double fx = waist * StrictMath.sin(step);
    double fy = -waist * StrictMath.cos(step);
    Sheet one = new Sheet();
    shade.fill(one, Paths.polyline(true, 0, -reach, fx, fy, 0, fy * .86), .95, pens, random);
    one.line(Paths.line(0, -reach, 0, fy * .86), pens.fine());
    sheet.around(fold, 0, one);
  }

  private void polygon(Sheet sheet, double reach, int fold, int skip) {
    double[] x = new double[fold];
    double[] y = new double[fold];
    for (int i = 0; i < fold; i++) {
      double angle = 2 * StrictMath.PI * i / fold;
      x[i] = reach * StrictMath.sin(angle);
      y[i] = -reach * StrictMath.cos(angle);
    }
    for (int i = 0; i < fold; i++) {
      int to = (i + skip) % fold;
      sheet.line(Paths.line(x[i], y[i], x[to], y[to]), pens.main());
    }
  }
}
