package ink.models.design.mandala;

import ink.models.design.Pens;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.awt.geom.AffineTransform;

/** The narrow bands between rings of petals. Each frees the disc it closes. */
record Bands(Pens pens, int fold) {

  enum Kind {
    RING,
    BEADS,
    NIGHT,
    TEETH
  }

  /** What a band of a kind takes at least from one circle to the other, millimetres. */
  double width(Kind kind) {
    return switch (kind) {
      case RING -> pens.inset() + Pens.SOLID_GAP - Pens.GAP;
      case BEADS -> 2 * (pens.main() / 2 + Pens.GAP) + 1.3;
      case NIGHT -> Pens.SOLID_GAP * 1.12 + 1.5 * pens.main();
      case TEETH -> Pens.GAP * 3;
    };
  }

  /** Two circles with beads between them; every {@code solidEvery}-th is black, 0 for none. */
  Sheet beads(double inner, double outer, int solidEvery) {
    Sheet sheet = ring(inner, outer);
    double middle = (inner + outer) / 2;
    double radius = (outer - inner) / 2 - pens.main() * .5 - Pens.GAP;
    int count = multiple(2 * StrictMath.PI * middle / (radius * 2 + Pens.GAP * 1.6));
    for (int i = 0; i < count; i++) {
      double angle = 2 * StrictMath.PI * i / count;
      double x = middle * StrictMath.sin(angle);
      double y = middle * StrictMath.cos(angle);
      boolean solid = solidEvery > 0 && i % solidEvery == 0;
      if (solid || radius < Pens.GAP * .6 + pens.fine()) {
        sheet.dot(x, y, radius);
      } else {
        sheet.line(Paths.circle(x, y, radius - pens.fine() / 2), pens.fine());
      }
    }
    return sheet;
  }

  /** A black band with dots of skin. */
  Sheet night(double inner, double outer) {
    Sheet sheet = new Sheet().clear(Paths.circle(0, 0, outer));
    sheet.solid(Paths.annulus(inner, outer));
    double middle = (inner + outer) / 2;
    double radius = Math.max((outer - inner) * .26, Pens.SOLID_GAP * .56);
    int count = multiple(2 * StrictMath.PI * middle / (radius * 4.2));
    for (int i = 0; i < count; i++) {
      double angle = 2 * StrictMath.PI * (i + .5) / count;
      sheet.hole(middle * StrictMath.sin(angle), middle * StrictMath.cos(angle), radius);
    }
    return sheet;
  }

  /** Two plain circles. */
  Sheet ring(double inner, double outer) {
    return new Sheet()
        .cell(Paths.circle(0, 0, outer), pens.main())
        .line(Paths.circle(0, 0, inner), pens.fine());
  }

  /** A row of pointed teeth, black, standing on the inner circle. */
  Sheet teeth(double inner, double outer) {
    Sheet sheet = ring(inner, outer);
    double tip = outer - pens.main() / 2 - Pens.GAP;
    int count = multiple(2 * StrictMath.PI * inner / ((outer - inner) * 1.15));
    // Wide as they are, they leave a gap at their feet that reads.
    double half = (StrictMath.PI * inner / count - Pens.SOLID_GAP * .55) * .95;
    Petal tooth = new Petal(Petal.Shape.POINTED, inner - pens.fine(), tip, half * .78);
    Sheet one = new Sheet().solid(tooth.outline());
    return sheet.around(count, StrictMath.PI / count, one);
  }

  /** How tall scallops are that leave room for a dot. */
  double laceHeight() {
    return pens.main() * 1.5 + Pens.GAP * 1.9;
  }

  /** Scallops outside a circle, a dot in each; as many as keep their feet apart. */
  Sheet lace(double radius) {
    double tall = laceHeight();
    int count = multiple(2 * StrictMath.PI * radius / (tall * 2.1));
    double half = StrictMath.PI * radius / count;
    Sheet one = new Sheet();
    var arch = Paths.cubic(-half, 0, -half * .95, tall * 1.33, half * .95, tall * 1.33, half, 0);
    arch.transform(AffineTransform.getTranslateInstance(0, radius));
    one.cell(arch, pens.main());
    one.dot(0, radius + tall * .40, pens.dot() * .8);
    return new Sheet().around(count, 0, one);
  }

  /** Dots that grow smaller outwards, above each of {@code fold} tips. */
  Sheet finials(double from, double size, int dots, double offset) {
    Sheet one = new Sheet();
    double y = from + pens.main() / 2 + Pens.GAP;
    double radius = size;
    for (int i = 0; i < dots; i++) {
      y += radius;
      one.dot(0, y, radius);
      y += radius + spacing(size);
      radius *= .68;
    }
    return new Sheet().around(fold, offset, one);
  }

  /** How far {@link #finials} reach beyond their start. */
  double finialLength(double size, int dots) {
    double y = pens.main() / 2 + Pens.GAP;
    double radius = size;
    for (int i = 0; i < dots; i++) {
      y += 2 * radius + spacing(size);
      radius *= .68;
    }
    return y - spacing(size);
  }

  private static double spacing(double size) {
    return Math.max(size * .9, Pens.GAP);
  }

  /** The multiple of the fold nearest to a wished count: beads meet the symmetry. */
  private int multiple(double wished) {
    return fold * Math.max(1, (int) Math.floor(wished / fold));
  }
}
