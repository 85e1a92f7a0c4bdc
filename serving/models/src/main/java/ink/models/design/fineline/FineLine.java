package ink.models.design.fineline;

import ink.models.design.Feature;
import ink.models.design.Pens;
import ink.models.design.Wishes;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Small signs in a single line around the origin, alone or in a setting: a ring, a frame, a row.
 * The sign has one weight; what surrounds it has the finer one.
 */
public final class FineLine {

  private enum Form {
    ALONE,
    RING,
    HALO,
    DIAMOND,
    ARCH,
    GROUND
  }

  private final Wishes wishes;
  private final Pens pens;
  private final SplittableRandom random;
  private final List<Feature> asked = new ArrayList<>();
  private final List<Feature> left = new ArrayList<>();

  private FineLine(Wishes wishes, Pens pens, SplittableRandom random) {
    this.wishes = wishes;
    this.pens = pens;
    this.random = random;
    Icon.all().keySet().stream().filter(wishes::wants).forEach(asked::add);
    if (wishes.wants(Feature.CRESCENT) && !asked.contains(Feature.MOON)) {
      asked.add(Feature.MOON);
    }
  }

  /**
   * @param width millimetres; nothing is drawn beyond it
   * @param height millimetres
   */
  public static Sheet draw(
      Wishes wishes, Pens pens, double width, double height, SplittableRandom random) {
    return new FineLine(wishes, pens, random).draw(width, height);
  }

  private Sheet draw(double width, double height) {
    double longer = Math.max(width, height);
    double shorter = Math.min(width, height);
    int cells = (int) Math.max(1, Math.min(40, Math.round(longer / shorter)));
    if (asked.size() > 1) {
      cells = Math.max(cells, asked.size());
    } else if (wishes.wants(Feature.DENSE)) {
      cells = Math.max(cells, 3);
    }
    int across = cells > 2 && longer / shorter < 1.6 ? 2 : 1;
    if (cells > 4 && across == 2) {
      across = 3;
    }
    int along = (cells + across - 1) / across;
    double cell = Math.min(longer / along, shorter / across);
    Sheet sheet = new Sheet();
    for (int i = 0; i < cells; i++) {
      int row = i / across;
      int inRow = Math.min(across, cells - row * across);
      double u = (row - (along - 1) / 2.0) * longer / along;
      double v = (i % across - (inRow - 1) / 2.0) * shorter / across;
      double size = cells == 1 ? cell : cell * .86;
      sheet.add(
          piece(size, cells > 1),
          width > height
              ? AffineTransform.getTranslateInstance(u, v)
              : AffineTransform.getTranslateInstance(v, u));
    }
    if (cells > 1 && across == 1 && !wishes.wants(Feature.SPARE)) {
      for (int i = 1; i < cells; i++) {
        double u = (i - cells / 2.0) * longer / cells;
        sheet.add(
            sparkle(cell * .045, pens.fine()),
            width > height
                ? AffineTransform.getTranslateInstance(u, 0)
                : AffineTransform.getTranslateInstance(0, u));
      }
    }
    return sheet;
  }

  /** One sign in its setting, within a square. */
  private Sheet piece(double size, boolean small) {
    Icon icon = Icon.of(next());
    Form form =
        small || wishes.wants(Feature.SPARE)
            ? Form.ALONE
            : Form.values()[(random.nextInt(Form.values().length) + turn()) % Form.values().length];
    double r = size / 2 - pens.main() / 2;
    return switch (form) {
      case ALONE -> alone(icon, r, small);
      case RING -> ring(icon, r);
      case HALO -> halo(icon, r);
      case DIAMOND -> diamond(icon, r);
      case ARCH -> arch(icon, r);
      case GROUND -> ground(icon, r);
    };
  }

  /** One line has no shading: what would shade another style's sibling gives this one a setting. */
  private int turn() {
    return (wishes.wants(Feature.DOTS) ? 1 : 0)
        + (wishes.wants(Feature.HATCHING) ? 2 : 0)
        + (wishes.wants(Feature.BLACK) ? 3 : 0);
  }

  private Feature next() {
    if (!asked.isEmpty()) {
      return asked.remove(0);
    }
    if (left.isEmpty()) { // at first, and when a long row has had them all
      Icon.all().keySet().stream().filter(wishes::allows).forEach(left::add);
    }
    if (left.isEmpty()) {
      return Feature.HEART; // all are ruled out, and a sheet is not left blank
    }
    return left.remove(random.nextInt(left.size()));
  }

  /** The sign fitted into a box, a little leant, sometimes mirrored. */
  private Sheet sign(Icon icon, double width, double height) {
    Sheet drawn = new Sheet();
    AffineTransform lean =
        AffineTransform.getScaleInstance(
            random.nextBoolean() ? 1 : -1, .92 + .16 * random.nextDouble());
    icon.strokes().forEach(stroke -> drawn.line(new Path2D.Double(stroke, lean), 0));
    Rectangle2D box = drawn.bounds();
    double scale =
        Math.min((width - pens.main()) / box.getWidth(), (height - pens.main()) / box.getHeight());
    AffineTransform fit = AffineTransform.getScaleInstance(scale, scale);
    fit.translate(-box.getCenterX(), -box.getCenterY());
    fit.concatenate(lean);
    Sheet sheet = new Sheet();
    icon.strokes().forEach(stroke -> sheet.line(new Path2D.Double(stroke, fit), pens.main()));
    return sheet;
  }

  private Sheet alone(Icon icon, double r, boolean small) {
    if (small) {
      return sign(icon, 2 * r, 2 * r);
    }
    Sheet sheet = new Sheet().add(sign(icon, r * 1.5, r * 1.6));
    double side = random.nextBoolean() ? 1 : -1;
    sheet.add(
        sparkle(r * .13, pens.fine()),
        AffineTransform.getTranslateInstance(side * r * .86, -r * .80));
    sheet.add(
        sparkle(r * .08, pens.fine()),
        AffineTransform.getTranslateInstance(-side * r * .90, r * .62));
    sheet.dot(side * r * .93, -r * .52, pens.dot() * .7);
    sheet.dot(-side * r * .92, r * .86, pens.dot() * .7);
    return sheet;
  }

  /** A ring that opens for a star. */
  private Sheet ring(Icon icon, double r) {
    double at = -StrictMath.PI / 2 + (random.nextInt(5) - 2) * StrictMath.PI / 5;
    double open = .20;
    Sheet sheet = new Sheet();
    sheet.line(Paths.arc(0, 0, r, at + open, at + 2 * StrictMath.PI - open), pens.main());
    sheet.add(
        sparkle(r * .10, pens.fine()),
        AffineTransform.getTranslateInstance(
            r * .99 * StrictMath.cos(at) * .97, r * .97 * StrictMath.sin(at) * .97));
    if (random.nextBoolean()) {
      sheet.line(
          Paths.arc(0, 0, r * .90, at + open * 3, at + 2 * StrictMath.PI - open * 3), pens.fine());
    }
    return sheet.add(sign(icon, r * 1.14, r * 1.14));
  }

  /** Rays around the upper half, as of light. */
  private Sheet halo(Icon icon, double r) {
    Sheet sheet =
        new Sheet()
            .add(sign(icon, r * 1.16, r * 1.16), AffineTransform.getTranslateInstance(0, r * .16));
    int rays = 9 + 2 * random.nextInt(4);
    for (int i = 0; i < rays; i++) {
      double angle = StrictMath.PI * (1 + (i + .0) / (rays - 1));
      double from = r * .84;
      double to = r * (i % 2 == 0 ? .99 : .92);
      double cos = StrictMath.cos(angle);
      double sin = StrictMath.sin(angle);
      sheet.line(
          Paths.line(from * cos, from * sin + r * .1, to * cos, to * sin + r * .1), pens.fine());
    }
    sheet.line(Paths.line(-r * .5, r * .92, r * .5, r * .92), pens.fine());
    sheet.dot(-r * .64, r * .92, pens.dot() * .7).dot(r * .64, r * .92, pens.dot() * .7);
    return sheet;
  }

  private Sheet diamond(Icon icon, double r) {
    Sheet sheet = new Sheet();
    double wide = r * (.74 + .16 * random.nextDouble());
    sheet.line(Paths.polyline(true, 0, -r, wide, 0, 0, r, -wide, 0), pens.main());
    double k = .88;
    sheet.line(Paths.polyline(true, 0, -r * k, wide * k, 0, 0, r * k, -wide * k, 0), pens.fine());
    return sheet.add(sign(icon, r * .74, r * .74));
  }

  /** A round-headed window. */
  private Sheet arch(Icon icon, double r) {
    Sheet sheet = new Sheet();
    double wide = r * (.62 + .10 * random.nextDouble());
    for (int i = 0; i < 2; i++) {
      double in = i * r * .09;
      double w = wide - in;
      Path2D frame = Paths.arc(0, -r + wide, w, StrictMath.PI, 2 * StrictMath.PI);
      frame.lineTo(w, r - in);
      frame.lineTo(-w, r - in);
      frame.closePath();
      sheet.line(frame, i == 0 ? pens.main() : pens.fine());
    }
    sheet.add(
        sign(icon, wide * 1.32, wide * 1.4), AffineTransform.getTranslateInstance(0, r * .14));
    return sheet.add(
        sparkle(r * .09, pens.fine()), AffineTransform.getTranslateInstance(0, -r + wide * .52));
  }

  /** On a ground of a few strokes that grow shorter. */
  private Sheet ground(Icon icon, double r) {
    Sheet sheet =
        new Sheet()
            .add(sign(icon, r * 1.6, r * 1.5), AffineTransform.getTranslateInstance(0, -r * .22));
    for (int i = 0; i < 3; i++) {
      double half = r * (.82 - .24 * i);
      double y = r * (.68 + .13 * i);
      double shift = r * .06 * (random.nextDouble() - .5);
      sheet.line(Paths.line(shift - half, y, shift + half, y), i == 0 ? pens.main() : pens.fine());
    }
    return sheet;
  }

  /** A four-pointed star of two strokes that bend in. */
  private static Sheet sparkle(double r, double weight) {
    double k = r * .16;
    Path2D star = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    star.moveTo(0, -r);
    star.quadTo(k * .5, -k * .5, r * .7, 0);
    star.quadTo(k * .5, k * .5, 0, r);
    star.quadTo(-k * .5, k * .5, -r * .7, 0);
    star.quadTo(-k * .5, -k * .5, 0, -r);
    star.closePath();
    return new Sheet().solid(star).line(star, weight * .6);
  }
}
