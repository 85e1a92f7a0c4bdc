package ink.models.design.band;

import ink.models.design.Pens;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;

/**
 * One cell of a row: it fills x 0..{@code wide} and y 0..{@code high}, its head at y 0, and keeps
 * within, so that a whole number of cells closes around a limb.
 */
enum Tile {
  TEETH(1.0, true) {
    @Override
    Sheet draw(double w, double h, Pens pens) {
      return new Sheet().solid(Paths.polyline(true, 0, h, w / 2, 0, w, h));
    }
  },
  HOLLOW_TEETH(1.15, true) {
    @Override
    Sheet draw(double w, double h, Pens pens) {
      Sheet sheet = new Sheet().solid(Paths.polyline(true, 0, h, w / 2, 0, w, h));
      double inset = .36;
      sheet.clear(
          Paths.polyline(true, w * inset, h * .86, w / 2, h * .42, w * (1 - inset), h * .86));
      return sheet;
    }
  },
  DIAMONDS(.9, true) {
    @Override
    Sheet draw(double w, double h, Pens pens) {
      double g = .9;
      return new Sheet()
          .solid(Paths.polyline(true, g, h / 2, w / 2, 0, w - g, h / 2, w / 2, h))
          .clear(
              Paths.polyline(true, w * .32, h / 2, w / 2, h * .28, w * .68, h / 2, w / 2, h * .72));
    }
  },
  LATTICE(1.2, true) {
    @Override
    Sheet draw(double w, double h, Pens pens) {
      double r = Math.max(pens.dot() * .7, h * .10);
      Sheet sheet =
          new Sheet()
              .line(Paths.polyline(false, 0, h / 2, w / 2, 0, w, h / 2), pens.main())
              .line(Paths.polyline(false, 0, h / 2, w / 2, h, w, h / 2), pens.main())
              .dot(w / 2, h / 2, r);
      if (h > 12 * Pens.GAP) {
        sheet.line(
            Paths.polyline(true, w * .24, h / 2, w / 2, h * .24, w * .76, h / 2, w / 2, h * .76),
            pens.fine());
      }
      return sheet;
    }
  },
  KEY(1.15, true) {
    @Override
    Sheet draw(double w, double h, Pens pens) {
      double x = w / 6;
      double y = h / 5;
      double weight = Math.min(x, y) * .62;
      return new Sheet()
          .line(
              Paths.polyline(
                  false,
                  x * .5,
                  h - weight / 2,
                  x * .5,
                  y * .35,
                  x * 4.6,
                  y * .35,
                  x * 4.6,
                  y * 3.5,
                  x * 2.5,
                  y * 3.5,
                  x * 2.5,
                  y * 2),
              weight)
          .solid(Paths.polyline(true, 0, h - weight, w, h - weight, w, h, 0, h));
    }
  },
  SCROLL(1.35, false) {
    @Override
    Sheet draw(double w, double h, Pens pens) {
      Path2D wave = new Path2D.Double();
      wave.moveTo(w * .08, h - pens.main());
      wave.curveTo(w * .36, h - pens.main(), w * .14, h * .04, w * .54, h * .04);
      wave.curveTo(w * .94, h * .04, w * .92, h * .72, w * .62, h * .72);
      wave.curveTo(w * .42, h * .72, w * .42, h * .36, w * .60, h * .38);
      double r = Math.max(pens.dot() * .7, h * .06);
      return new Sheet()
          .line(wave, Math.max(pens.main() * 1.6, h * .09))
          .solid(Paths.polyline(true, 0, h - pens.main(), w, h - pens.main(), w, h, 0, h))
          .dot(w * .16, h * .22, r);
    }
  },
  SCALLOPS(1.7, true) {
    @Override
    Sheet draw(double w, double h, Pens pens) {
      Sheet sheet = new Sheet();
      double r = w / 2;
      double flat = (h * .98) / r;
      int arcs =
          (int) Math.max(1, Math.min(3, Math.min(r, h) / ((Pens.GAP + pens.main()) * 1.4) - .6));
      for (int i = 0; i < arcs; i++) {
        double s = r * (1 - .78 * i / arcs);
        sheet.line(arch(w / 2, h, s, s * flat), i == 0 ? pens.main() : pens.fine());
      }
      return sheet.solid(arch(w / 2, h, r * .5 / (arcs + 1), r * .5 / (arcs + 1) * flat));
    }
  },
  LEAVES(1.25, false) {
    @Override
    Sheet draw(double w, double h, Pens pens) {
      Sheet sheet = new Sheet();
      for (int side = -1; side <= 1; side += 2) {
        Path2D leaf = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        double mid = h / 2;
        double tip = mid + side * h * .47;
        leaf.moveTo(w * .06, mid);
        leaf.curveTo(w * .08, mid + side * h * .36, w * .46, tip, w * .96, tip);
        leaf.curveTo(w * .86, mid + side * h * .24, w * .40, mid + side * h * .20, w * .06, mid);
        leaf.closePath();
        if (side < 0) {
          sheet.solid(leaf);
        } else {
          sheet.line(leaf, pens.main());
          if (h < 11 * pens.inset()) {
            continue; // no room for a vein
          }
          sheet.line(
              Paths.cubic(
                  w * .2,
                  mid + side * h * .1,
                  w * .36,
                  mid + side * h * .22,
                  w * .5,
                  mid + side * h * .3,
                  w * .68,
                  mid + side * h * .36),
              pens.fine());
        }
      }
      return sheet.line(Paths.polyline(false, 0, h / 2, w, h / 2), pens.main());
    }
  },
  CHEVRONS(.62, false) {
    @Override
    Sheet draw(double w, double h, Pens pens) {
      double t = w * .5;
      return new Sheet()
          .solid(Paths.polyline(true, 0, 0, t, 0, w, h / 2, t, h, 0, h, w - t, h / 2));
    }
  },
  ZIGZAG(1.1, true) {
    @Override
    Sheet draw(double w, double h, Pens pens) {
      double t = h * .34;
      double r = Math.max(pens.dot() * .7, h * .09);
      return new Sheet()
          .solid(Paths.polyline(true, 0, h, 0, h - t, w / 2, 0, w, h - t, w, h, w / 2, t))
          .dot(w / 2, h - r, r);
    }
  },
  STEPS(1.3, true) {
    @Override
    Sheet draw(double w, double h, Pens pens) {
      double x = w / 7;
      double y = h / 3;
      Sheet sheet =
          new Sheet()
              .solid(
                  Paths.polyline(
                      true, 0, h, 0, 2 * y, x, 2 * y, x, y, 2 * x, y, 2 * x, 0, 5 * x, 0, 5 * x, y,
                      6 * x, y, 6 * x, 2 * y, w, 2 * y, w, h));
      return sheet.clear(
          Paths.polyline(
              true, 2.6 * x, h * .88, 2.6 * x, 1.5 * y, 4.4 * x, 1.5 * y, 4.4 * x, h * .88));
    }
  },
  SPEARS(.7, true) {
    @Override
    Sheet draw(double w, double h, Pens pens) {
      Path2D spear =
          Paths.mirrored(
              w * .10, h * .3, w * .46, h * .36, w * .36, h * .52, w * .2, h * .76, 0, h * .86, 0,
              h);
      spear.transform(new AffineTransform(1, 0, 0, -1, w / 2, h));
      return new Sheet().solid(spear);
    }
  },
  DOTS(1.0, true) {
    @Override
    Sheet draw(double w, double h, Pens pens) {
      return new Sheet().dot(w / 2, h / 2, Math.min(w * .30, h * .42));
    }
  },
  BEADS(1.35, true) {
    @Override
    Sheet draw(double w, double h, Pens pens) {
      double r = Math.min(w * .36, h * .46) - pens.main() / 2;
      return new Sheet()
          .line(Paths.circle(w / 2, h / 2, r), pens.main())
          .dot(
              w / 2,
              h / 2,
              Math.min(r * .45, Math.max(pens.dot() / 2, r - pens.main() / 2 - Pens.SOLID_GAP)));
    }
  },
  BARS(.42, true) {
    @Override
    Sheet draw(double w, double h, Pens pens) {
      return new Sheet()
          .solid(Paths.polyline(true, w * .22, 0, w * .78, 0, w * .78, h, w * .22, h));
    }
  };

  private final double wideByHigh;
  private final boolean symmetric;

  Tile(double wideByHigh, boolean symmetric) {
    this.wideByHigh = wideByHigh;
    this.symmetric = symmetric;
  }

  abstract Sheet draw(double wide, double high, Pens pens);

  /** The lowest row, in millimetres, whose gaps stay open. */
  double least(Pens pens) {
    return switch (this) {
      case TEETH, DOTS, BARS, SPEARS, CHEVRONS -> 2.6;
      case BEADS -> 2 * (Pens.GAP + pens.main()) + 2.4;
      case ZIGZAG, DIAMONDS -> 6 * Pens.GAP;
      case SCALLOPS -> 4 * Pens.GAP + pens.main();
      case LATTICE -> 6 * Pens.GAP;
      case SCROLL -> 7 * Pens.GAP;
      case HOLLOW_TEETH, STEPS, LEAVES -> 8 * Pens.GAP;
      case KEY -> 9 * Pens.GAP;
    };
  }

  double wideByHigh() {
    return wideByHigh;
  }

  /** The same to both sides; else it runs around the limb. */
  boolean symmetric() {
    return symmetric;
  }

  /** Half an ellipse standing on its diameter. */
  private static Path2D arch(double x, double foot, double rx, double ry) {
    double k = .5522847498307936;
    Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    path.moveTo(x - rx, foot);
    path.curveTo(x - rx, foot - ry * k, x - rx * k, foot - ry, x, foot - ry);
    path.curveTo(x + rx * k, foot - ry, x + rx, foot - ry * k, x + rx, foot);
    return path;
  }
}
