package ink.models.design.celestial;

import ink.models.design.Feature;
import ink.models.design.Pens;
import ink.models.design.Shade;
import ink.models.design.Stipple;
import ink.models.design.Wishes;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A piece of sky around the origin: a crescent, phases, a sun, or a constellation in a ring. */
public final class Celestial {

  private enum Form {
    CRESCENT,
    PHASES,
    SUN,
    ECLIPSE,
    CONSTELLATION
  }

  private final Wishes wishes;
  private final Pens pens;
  private final double width;
  private final double height;
  private final double radius;
  private final SplittableRandom random;
  private final Lights lights;
  private final Sky sky;
  private final Sheet sheet = new Sheet();

  private Celestial(
      Wishes wishes, Pens pens, double width, double height, SplittableRandom random) {
    this.wishes = wishes;
    this.pens = pens;
    this.width = width;
    this.height = height;
    this.radius = Math.min(width, height) / 2;
    this.random = random;
    Shade shade =
        Shade.of(wishes, random, Shade.DOTS, Shade.DOTS, Shade.HATCHING, Shade.BLACK, Shade.NONE);
    this.lights = new Lights(pens, shade, random);
    this.sky = new Sky(pens, random);
  }

  /**
   * @param width millimetres; nothing is drawn beyond it
   * @param height millimetres
   */
  public static Sheet draw(
      Wishes wishes, Pens pens, double width, double height, SplittableRandom random) {
    return new Celestial(wishes, pens, width, height, random).draw();
  }

  private Sheet draw() {
    switch (form()) {
      case CRESCENT -> crescent();
      case PHASES -> phases();
      case SUN -> sun();
      case ECLIPSE -> eclipse();
      case CONSTELLATION -> constellation();
    }
    return sheet;
  }

  private Form form() {
    boolean moon = wishes.wants(Feature.MOON) || wishes.wants(Feature.CRESCENT);
    if (wishes.wants(Feature.SUN)) {
      return moon ? Form.ECLIPSE : Form.SUN;
    }
    if (wishes.wants(Feature.PHASES)) {
      return Form.PHASES;
    }
    if (wishes.wants(Feature.CONSTELLATION) || named() != null) {
      return Form.CONSTELLATION;
    }
    double aspect = Math.max(width, height) / Math.min(width, height);
    if (moon && aspect < 4) {
      return Form.CRESCENT;
    }
    if (aspect > 1.7) {
      return Form.PHASES;
    }
    return switch (random.nextInt(8)) {
      case 0, 1 -> Form.CRESCENT;
      case 2, 3 -> Form.PHASES;
      case 4 -> Form.SUN;
      case 5 -> Form.ECLIPSE;
      default -> Form.CONSTELLATION;
    };
  }

  private int strewn(double usual) {
    return wishes.allows(Feature.STAR) ? wishes.count(usual) : 0;
  }

  /** A crescent with stars in its arms and, often, strings of beads that hang from it. */
  private void crescent() {
    double lean = (random.nextBoolean() ? 0 : StrictMath.PI) + (random.nextDouble() - .5) * .9;
    boolean strings = random.nextBoolean() && !wishes.wants(Feature.SPARE);
    double r = strings ? radius * .74 : radius * .92;
    double y = strings ? -radius + r : 0;
    double thick = .34 + .4 * random.nextDouble();
    double x = -StrictMath.cos(lean) * radius * .04;
    lights.crescent(sheet, x, y, r, lean, thick);
    double star = r * (.20 + .08 * random.nextDouble());
    double inX = x + StrictMath.cos(lean) * r * (.10 + .34 * thick);
    double inY = y + StrictMath.sin(lean) * r * .42;
    if (wishes.allows(Feature.STAR)) {
      lights.sparkle(sheet, inX, inY, star, random.nextBoolean());
      sky.keep(inX, inY, star * 1.02);
    }
    double off = r * (.12 + thick * .62);
    double inner = r * (1 - thick * .42);
    double cx = x + off * StrictMath.cos(lean);
    double cy = y + off * StrictMath.sin(lean);
    double room = inner - pens.main() - Pens.GAP - r * .04;
    sky.strew(
        sheet,
        lights,
        radius,
        strewn(13),
        r * .085,
        (px, py) ->
            (px - cx) * (px - cx) + (py - cy) * (py - cy) < room * room
                && px * px + py * py < radius * radius * .86
                && Math.abs(px) < radius - r * .09);
    if (strings) {
      strings(x, y, r, lean, off, inner);
    }
  }

  /** Beads on threads below the moon, each ending in a star or a drop. */
  private void strings(double x, double y, double r, double lean, double off, double inner) {
    int count = 3 + 2 * random.nextInt(2);
    for (int i = 0; i < count; i++) {
      double s = count == 1 ? 0 : 2.0 * i / (count - 1) - 1;
      double px = x + s * r * .58;
      double from = y + StrictMath.sqrt(r * r - (px - x) * (px - x)) + pens.main() / 2;
      double cx = px - x - off * StrictMath.cos(lean);
      double cy = from - pens.main() / 2 - y - off * StrictMath.sin(lean);
      if (cx * cx + cy * cy < inner * inner * 1.02) {
        continue; // the moon is not there: its arms are
      }
      double size = r * .07 * (1.3 - .4 * s * s);
      double end = radius - size * 1.1 - StrictMath.abs(s) * radius * .16;
      if (end - size - from < 4) {
        continue;
      }
      sheet.line(Paths.line(px, from, px, end - size), pens.fine());
      double bead = Math.max(pens.main(), size * .34);
      for (double b = from + bead * 2.4;
          b < end - size - bead * 2;
          b += bead * 2 + Pens.GAP * 2.2) {
        sheet.dot(px, b, bead);
      }
      lights.sparkle(sheet, px, end, size, true);
    }
  }

  /** Moons from new to new: in a row on a long sheet, else in a ring around one more. */
  private void phases() {
    double aspect = Math.max(width, height) / Math.min(width, height);
    boolean lying = width >= height;
    if (aspect > 1.35) {
      double longer = Math.max(width, height);
      double shorter = Math.min(width, height);
      int count = aspect > 3.2 ? 7 + 2 * (int) ((aspect - 3.2) / 2.6) : 5;
      double largest = Math.min(shorter * .40, longer / (count * 1.9));
      double step = (longer - 2 * largest * .62) / count;
      for (int i = 0; i < count; i++) {
        double s = 2.0 * i / (count - 1) - 1;
        // A short row is one waning and waxing; a long one goes through the months.
        double months = (i - count / 2) / 8.0;
        double age = count <= 7 ? .5 + s * .40 : .5 + months - StrictMath.floor(.5 + months);
        double r = largest * (count <= 7 ? 1 - .36 * StrictMath.abs(s) : .9);
        double at = (i - (count - 1) / 2.0) * step;
        lights.phase(sheet, lying ? at : 0, lying ? 0 : at, r, age);
        if (i > 0) {
          double between = at - step / 2;
          lights.sparkle(
              sheet,
              lying ? between : 0,
              lying ? 0 : between,
              Math.min(largest * .2, step * .12),
              true);
        }
      }
      return;
    }
    int count = 6 + 2 * random.nextInt(3);
    double small = radius * (1.5 / (count + 1.2)) * (.85 + .2 * random.nextDouble());
    double ring = radius - small - pens.main();
    sheet.line(Paths.circle(0, 0, ring), pens.fine());
    double start = random.nextInt(4) * StrictMath.PI / 2;
    for (int i = 0; i < count; i++) {
      double angle = start + 2 * StrictMath.PI * i / count;
      double x = ring * StrictMath.sin(angle);
      double y = ring * StrictMath.cos(angle);
      sheet.clear(Paths.circle(x, y, small + Pens.GAP + pens.main()));
      lights.phase(sheet, x, y, small, (double) i / count);
    }
    double inner = ring - small - Pens.GAP * 2.5;
    switch (random.nextInt(3)) {
      case 0 -> {
        lights.crescent(
            sheet,
            0,
            0,
            inner * .72,
            (random.nextDouble() - .5) * .8,
            .4 + .3 * random.nextDouble());
        sky.keep(0, 0, inner * .72);
      }
      case 1 -> {
        lights.sun(sheet, 0, 0, inner * .95, 8 + 2 * random.nextInt(3), random.nextBoolean());
        sky.keep(0, 0, inner);
      }
      default -> {
        lights.sparkle(sheet, 0, 0, inner * .62, false);
        sky.keep(0, 0, inner * .62);
        sky.strew(
            sheet, lights, inner, strewn(10), inner * .13, (x, y) -> x * x + y * y < inner * inner);
      }
    }
  }

  private void sun() {
    int rays = wishes.fold().orElse(8 + 2 * random.nextInt(4));
    if (radius < 36) {
      rays = Math.min(rays, 10);
    }
    lights.sun(sheet, 0, 0, radius, rays, random.nextInt(3) > 0);
    double inner = radius * .5 - pens.main() * 2 - Pens.GAP * 2;
    switch (random.nextInt(4)) {
      case 0 ->
          lights.crescent(
              sheet, 0, 0, inner * .82, (random.nextDouble() - .5), .4 + .3 * random.nextDouble());
      case 1 -> lights.sparkle(sheet, 0, 0, inner * .78, random.nextBoolean());
      case 2 -> {
        double ring = inner * .55;
        sheet.line(Paths.circle(0, 0, ring), pens.main());
        sheet.dot(0, 0, Math.min(ring - pens.main() - Pens.GAP, ring * .4));
      }
      default -> spiral(inner * .84);
    }
  }

  private void spiral(double reach) {
    double pitch = Math.max(pens.main() + Pens.GAP * 1.4, reach / 3.6);
    int steps = (int) (reach / pitch * 16);
    double[] points = new double[2 * (steps + 1)];
    for (int i = 0; i <= steps; i++) {
      double angle = 2 * StrictMath.PI * i / 16;
      double r = pitch * i / 16;
      points[2 * i] = r * StrictMath.cos(angle);
      points[2 * i + 1] = r * StrictMath.sin(angle);
    }
    sheet.line(Paths.through(false, points), pens.main());
  }

  /** Sun and moon in one disc. */
  private void eclipse() {
    int rays = 10 + 2 * random.nextInt(3);
    lights.sun(sheet, 0, 0, radius, radius < 36 ? 8 : rays, random.nextBoolean());
    double disc = radius * .50;
    double side = random.nextBoolean() ? 0 : StrictMath.PI;
    sheet.clear(Paths.circle(0, 0, disc - pens.main() * .65));
    lights.crescent(
        sheet,
        0,
        0,
        disc - pens.main() * 1.35 - Pens.GAP,
        side + (random.nextDouble() - .5) * .5,
        .55);
    double x = StrictMath.cos(side) * disc * .36;
    lights.sparkle(sheet, x, 0, disc * .27, true);
  }

  /** A constellation among small stars, in a ring. */
  private void constellation() {
    Constellation[] all = Constellation.values();
    Constellation figure = all[random.nextInt(all.length)];
    Constellation named = named();
    if (named != null) {
      figure = named;
    }
    double reach = radius * .64;
    double turn = (random.nextDouble() - .5) * .5;
    double cos = StrictMath.cos(turn) * reach;
    double sin = StrictMath.sin(turn) * reach;
    int count = figure.stars();
    double[] x = new double[count];
    double[] y = new double[count];
    double[] size = new double[count];
    double[] large = {.042, .075, .125};
    for (int i = 0; i < count; i++) {
      x[i] = figure.x(i) * cos - figure.y(i) * sin;
      y[i] = figure.x(i) * sin + figure.y(i) * cos;
      size[i] = Math.max(pens.main() * 1.1, reach * large[figure.bright(i) - 1]);
      sky.keep(x[i], y[i], size[i] + 2);
    }
    for (int i = 0; i < figure.lines(); i++) {
      segment(x, y, size, figure.from(i), figure.to(i));
    }
    for (int i = 0; i < count; i++) {
      if (figure.bright(i) == 1) {
        sheet.dot(x[i], y[i], size[i] * .8);
      } else {
        lights.sparkle(sheet, x[i], y[i], size[i], figure.bright(i) == 2);
      }
    }
    double within = radius * .76;
    sky.strew(
        sheet,
        lights,
        within,
        strewn(16),
        reach * .05,
        (px, py) -> px * px + py * py < within * within);
    ring();
  }

  private @Nullable Constellation named() {
    for (Constellation figure : Constellation.values()) {
      if (wishes.wants(Feature.valueOf(figure.name()))) {
        return figure;
      }
    }
    return null;
  }

  private void segment(double[] x, double[] y, double[] size, int from, int to) {
    double dx = x[to] - x[from];
    double dy = y[to] - y[from];
    double length = StrictMath.sqrt(dx * dx + dy * dy);
    double start = (size[from] * .8 + Pens.GAP) / length;
    double end = 1 - (size[to] * .8 + Pens.GAP) / length;
    if (end - start > .12) {
      sheet.line(
          Paths.line(
              x[from] + dx * start, y[from] + dy * start, x[from] + dx * end, y[from] + dy * end),
          pens.fine());
      for (int i = 1; i < 6; i++) {
        sky.keep(x[from] + dx * i / 6, y[from] + dy * i / 6, length / 12 + .8);
      }
    }
  }

  /** Closes a piece of sky: a vignette of dots, a night with stars, marks as on a sky globe. */
  private void ring() {
    double edge = radius - pens.main() * .75;
    switch (lights.shade()) {
      case DOTS -> {
        double inner = radius * .74;
        Stipple.dots(
            new Stipple.Field(-radius, -radius, radius, radius),
            pens.dot() * 1.7,
            (x, y) -> {
              double r = StrictMath.sqrt(x * x + y * y);
              return r > edge - pens.main() * 1.6
                  ? 0
                  : Math.max(0, StrictMath.pow(Math.max(0, (r - inner) / (edge - inner)), 1.4));
            },
            random,
            (x, y) -> sheet.dot(x, y, pens.dot() / 2));
      }
      case BLACK -> {
        double inner = radius * .84;
        sheet.solid(Paths.annulus(inner, edge));
        sheet.line(Paths.circle(0, 0, inner - pens.main() / 2 - Pens.GAP * 1.1), pens.fine());
        for (int i = 0; i < 36; i++) {
          double angle = 2 * StrictMath.PI * i / 36;
          double r = (inner + edge) / 2;
          // Round: the points of a star of skin would close up in all this black.
          double size = Pens.SOLID_GAP * (i % 3 == 0 ? .95 : .56);
          if (i % 3 == 0 || radius > 36) {
            sheet.hole(r * StrictMath.sin(angle), -r * StrictMath.cos(angle), size);
          }
        }
      }
      case HATCHING -> {
        double inner = edge - pens.main() - Pens.GAP;
        int count = 12 * Math.max(3, (int) (radius * .86 / (pens.main() + Pens.GAP) / 2));
        for (int i = 0; i < count; i++) {
          double angle = 2 * StrictMath.PI * i / count;
          boolean month = i % (count / 12) == 0;
          double to = inner - radius * (month ? .13 : .07);
          sheet.line(
              Paths.line(
                  inner * StrictMath.sin(angle),
                  -inner * StrictMath.cos(angle),
                  to * StrictMath.sin(angle),
                  -to * StrictMath.cos(angle)),
              month ? pens.main() : pens.fine());
        }
      }
      case NONE -> {
        double inner = edge - radius * .10;
        sheet.line(Paths.circle(0, 0, inner), pens.main());
        for (int i = 0; i < 24; i++) {
          double angle = 2 * StrictMath.PI * i / 24;
          double r = (inner + edge) / 2;
          double x = r * StrictMath.sin(angle);
          double y = -r * StrictMath.cos(angle);
          if (i % 2 == 0) {
            lights.sparkle(sheet, x, y, radius * .04, true);
          } else {
            sheet.dot(x, y, pens.main() * .7);
          }
        }
      }
    }
    sheet.line(Paths.circle(0, 0, edge), pens.main() * 1.5);
  }
}
