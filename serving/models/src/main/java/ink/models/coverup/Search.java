package ink.models.coverup;

import ink.models.oldink.OldInk;
import ink.models.plane.Mask;
import java.util.Optional;

/**
 * Where a design hides most, coarse to fine: sizes, turns and offsets on a grid by the old ink
 * under its silhouette, then smaller steps from the best.
 */
final class Search {

  /** Hull of the design to that of the old ink. */
  private static final double[] AREAS = {1.5, 2, 2.5, 3};

  static final double LARGEST = 3.5;

  private static final int TURNS = 12;
  private static final int OFFSETS = 5;

  /** Of the design's longer side. */
  private static final double STEP = .10;

  /** The part of a design's hull that may hang over the skin. */
  private static final double BESIDE = .01;

  /** Millimetres; beyond, several sittings and a plan of the whole limb are needed. */
  private static final double LONGEST = 420;

  private static final int CELL = 4;

  private final Ground ground;
  private final OldInk.Shape old;
  private final double oldHull;
  private final double[] cellX;
  private final double[] cellY;
  private final double[] cellLoad;
  private final double total;
  private final double centreX;
  private final double centreY;

  Search(Ground ground, OldInk.Shape old) {
    this.ground = ground;
    this.old = old;
    this.oldHull = ground.hull().count() / (Ground.PPM * Ground.PPM);
    int columns = ground.width() / CELL + 1;
    double[] loads = new double[columns * (ground.height() / CELL + 1)];
    for (int j = 0; j < ground.inked().length; j++) {
      int at = ground.inked()[j];
      loads[at / ground.width() / CELL * columns + at % ground.width() / CELL] += ground.load(j);
    }
    int count = 0;
    for (double load : loads) {
      count += load > 0 ? 1 : 0;
    }
    cellX = new double[count];
    cellY = new double[count];
    cellLoad = new double[count];
    int c = 0;
    double sum = 0;
    for (int i = 0; i < loads.length; i++) {
      if (loads[i] > 0) {
        cellX[c] = (i % columns + .5) * CELL / Ground.PPM;
        cellY[c] = (i / columns + .5) * CELL / Ground.PPM;
        cellLoad[c++] = loads[i];
        sum += loads[i];
      }
    }
    total = sum;
    double x = 0;
    double y = 0;
    int n = 0;
    for (int i = 0; i < ground.hull().set().length; i++) {
      if (ground.hull().set()[i]) {
        x += i % ground.width() + .5;
        y += i / ground.width() + .5;
        n++;
      }
    }
    centreX = x / n / Ground.PPM;
    centreY = y / n / Ground.PPM;
  }

  /**
   * @param scale of the design as it was drawn
   * @param promise what to expect of it, comparable between designs
   */
  record Found(double scale, Placement placement, double promise) {}

  /** Empty when no size fits on the skin. */
  Optional<Found> best(Silhouette design) {
    Found best = null;
    for (double area : AREAS) {
      double scale = Math.sqrt(area * oldHull / design.hullSquareMillimetres());
      double longer = scale * design.longer();
      for (int turn = 0; turn < TURNS && longer < LONGEST; turn++) {
        double angle = 2 * StrictMath.PI * turn / TURNS;
        for (int i = 0; i < OFFSETS * OFFSETS; i++) {
          double dx = (i % OFFSETS - OFFSETS / 2) * STEP * longer;
          double dy = (i / OFFSETS - OFFSETS / 2) * STEP * longer;
          best =
              better(best, design, scale, new Placement(centreX + dx, centreY + dy, angle), area);
        }
      }
    }
    if (best == null) {
      return Optional.empty();
    }
    for (double step = STEP / 2; step > .01; step /= 2) {
      Found from = best;
      double move = step * from.scale * design.longer();
      double area = from.scale * from.scale * design.hullSquareMillimetres() / oldHull;
      for (int axis = 0; axis < 3; axis++) {
        for (int side = -1; side <= 1; side += 2) {
          Placement p = from.placement;
          Placement next =
              new Placement(
                  p.x() + (axis == 0 ? side * move : 0),
                  p.y() + (axis == 1 ? side * move : 0),
                  p.angle() + (axis == 2 ? side * step * 2 : 0));
          best = better(best, design, from.scale, next, area);
        }
      }
    }
    return Optional.of(best);
  }

  private Found better(
      @org.jspecify.annotations.Nullable Found best,
      Silhouette design,
      double scale,
      Placement placement,
      double area) {
    double promise = promise(design, scale, placement, area);
    return best == null || promise > best.promise ? new Found(scale, placement, promise) : best;
  }

  private double promise(Silhouette design, double scale, Placement placement, double area) {
    double cos = StrictMath.cos(placement.angle());
    double sin = StrictMath.sin(placement.angle());
    double under = 0;
    double black = 0;
    for (int c = 0; c < cellX.length; c++) {
      double dx = cellX[c] - placement.x();
      double dy = cellY[c] - placement.y();
      double across = (cos * dx + sin * dy) / scale;
      double along = (cos * dy - sin * dx) / scale;
      under += cellLoad[c] * design.inside(across, along);
      black += cellLoad[c] * design.black(across, along);
    }
    double fit = fit(design.axis(), design.elongation(), placement.angle(), 1);
    double beside = beside(design, scale, placement);
    return .6 * under / total
        + .15 * black / total
        + .10 * fit
        + .10 * Score.economy(area)
        - 20 * Math.max(0, beside - BESIDE);
  }

  /** Part of the silhouette's edge and middle that does not lie on skin. */
  private double beside(Silhouette design, double scale, Placement placement) {
    int out = 0;
    for (double[] point : design.points()) {
      var seen = placement.seen(point[0] * scale, point[1] * scale);
      int x = (int) Math.floor(seen.x() * Ground.PPM);
      int y = (int) Math.floor(seen.y() * Ground.PPM);
      Mask skin = ground.skin();
      out += x < 0 || y < 0 || x >= skin.width() || y >= skin.height() || !skin.at(x, y) ? 1 : 0;
    }
    return (double) out / design.points().size();
  }

  /**
   * As {@link Score#fit}: where either is as wide as it is long, no direction is wrong.
   *
   * @param coverage of the old hull
   */
  double fit(double axis, double elongation, double angle, double coverage) {
    double cos = StrictMath.cos(axis + angle - old.axis());
    double counts = Math.min(1, 2 * Math.min(elongation, old.elongation()));
    return (1 - counts + counts * cos * cos) * Math.min(1, coverage);
  }

  double oldHull() {
    return oldHull;
  }

  double centreX() {
    return centreX;
  }

  double centreY() {
    return centreY;
  }
}
