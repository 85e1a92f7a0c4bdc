package ink.models.design.geometry;

import ink.models.design.Pens;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.util.SplittableRandom;

/** What goes around a figure. Each kind says how much of the radius it takes. */
record Rim(Kind kind, Pens pens, double radius, int fold) {

  enum Kind {
    CIRCLE(0),
    DOUBLE(.06),
    BEADS(.10),
    TEETH(.12),
    RAYS(.20),
    MOONS(.15),
    NONE(0);

    private final double part;

    Kind(double part) {
      this.part = part;
    }
  }

  static Rim any(Pens pens, double radius, int fold, SplittableRandom random) {
    Kind[] kinds = Kind.values();
    return new Rim(kinds[random.nextInt(kinds.length - 1)], pens, radius, fold);
  }

  /** A line heavier than the main one, for what closes the figure. */
  double bold() {
    return pens.main() * 1.5;
  }

  /** Radius of the outermost circle of the figure inside. */
  double inner() {
    double least =
        switch (kind) {
          case NONE, CIRCLE -> 0;
          case BEADS -> bold() / 2 + pens.main() / 2 + 2 * (Pens.GAP + .6);
          default -> Pens.GAP + bold();
        };
    return radius - bold() / 2 - Math.max(least, radius * kind.part);
  }

  Sheet draw() {
    double inner = inner();
    Sheet sheet = new Sheet();
    switch (kind) {
      case NONE -> {}
      case CIRCLE -> sheet.line(Paths.circle(0, 0, inner), bold());
      case DOUBLE ->
          sheet
              .line(Paths.circle(0, 0, radius - bold() / 2), bold())
              .line(Paths.circle(0, 0, inner), pens.main());
      case BEADS -> {
        sheet
            .line(Paths.circle(0, 0, radius - bold() / 2), bold())
            .line(Paths.circle(0, 0, inner), pens.main());
        double middle = (radius - bold() + inner + pens.main() / 2) / 2;
        double bead = (radius - bold() - inner - pens.main() / 2) / 2 - Pens.GAP;
        around(
            sheet,
            multiple(2 * StrictMath.PI * middle / (bead * 2 + Pens.GAP * 1.5)),
            middle,
            0,
            bead);
      }
      case TEETH -> {
        sheet.line(Paths.circle(0, 0, inner), bold());
        int count = multiple(2 * StrictMath.PI * inner / (radius - inner) / 1.3);
        double half = StrictMath.PI / count * .62;
        double foot = inner + bold() * .2;
        Sheet tooth = new Sheet();
        tooth.solid(
            Paths.polyline(
                true,
                foot * StrictMath.sin(-half),
                -foot * StrictMath.cos(half),
                0,
                -radius,
                foot * StrictMath.sin(half),
                -foot * StrictMath.cos(half)));
        sheet.around(count, 0, tooth);
      }
      case RAYS -> {
        sheet.line(Paths.circle(0, 0, inner), bold());
        double from = inner + bold() / 2 + Pens.GAP;
        int count = 4 * multiple(2 * StrictMath.PI * inner / (pens.main() * 4 + Pens.GAP) / 4);
        for (int i = 0; i < count; i++) {
          double angle = 2 * StrictMath.PI * i / count;
          if (i % 2 == 1) {
            double d = from + pens.main();
            sheet.dot(d * StrictMath.sin(angle), -d * StrictMath.cos(angle), pens.main() * .8);
            continue;
          }
          double to = radius - (i % 4 == 0 ? 0 : (radius - from) * .35) - pens.main() / 2;
          sheet.line(
              Paths.line(
                  from * StrictMath.sin(angle),
                  -from * StrictMath.cos(angle),
                  to * StrictMath.sin(angle),
                  -to * StrictMath.cos(angle)),
              pens.main());
        }
      }
      case MOONS -> {
        sheet.line(Paths.circle(0, 0, inner), bold());
        double size = (radius - inner) / 2 - pens.main() / 2;
        int count = fold > 8 ? fold : fold * 2;
        double middle = radius - size - pens.main() / 2;
        for (int i = 0; i < count; i++) {
          double angle = 2 * StrictMath.PI * i / count;
          double x = middle * StrictMath.sin(angle);
          double y = -middle * StrictMath.cos(angle);
          boolean large = i % 2 == 0 || fold > 8;
          if (large && size > Pens.GAP + pens.main()) {
            sheet.gap(Paths.circle(x, y, size), pens.main() + 2 * Pens.GAP);
            sheet.cell(Paths.circle(x, y, size), pens.main());
            sheet.dot(x, y, Math.max(.5, size - pens.main() / 2 - Pens.GAP));
          } else {
            double out = inner + bold() / 2 + Pens.GAP + pens.main();
            sheet.dot(out * StrictMath.sin(angle), -out * StrictMath.cos(angle), pens.main());
          }
        }
      }
    }
    return sheet;
  }

  private static void around(Sheet sheet, int count, double middle, double turn, double radius) {
    for (int i = 0; i < count; i++) {
      double angle = turn + 2 * StrictMath.PI * i / count;
      sheet.dot(middle * StrictMath.sin(angle), -middle * StrictMath.cos(angle), radius);
    }
  }

  /** The multiple of the fold next below a wished count. */
  private int multiple(double wished) {
    return fold * Math.max(1, (int) (wished / fold));
  }
}
