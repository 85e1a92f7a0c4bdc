package ink.models.design.celtic;

import ink.models.design.Feature;
import ink.models.design.Pens;
import ink.models.design.Wishes;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Knotwork around the origin: a ring, a panel, a cross, a rosette or a triquetra. */
public final class Celtic {

  private enum Form {
    RING,
    PANEL,
    CROSS,
    ROSETTE,
    TRIQUETRA
  }

  /** What is seen between the ribbons. */
  private enum Ground {
    SKIN,
    BLACK,
    DOTS
  }

  private final Wishes wishes;
  private final Pens pens;
  private final double width;
  private final double height;
  private final SplittableRandom random;
  private final Ground ground;
  private final boolean middles;

  private Celtic(Wishes wishes, Pens pens, double width, double height, SplittableRandom random) {
    this.wishes = wishes;
    this.pens = pens;
    this.width = width;
    this.height = height;
    this.random = random;
    this.ground = ground();
    this.middles = random.nextInt(3) == 0;
  }

  /**
   * @param width millimetres; nothing is drawn beyond it
   * @param height millimetres
   */
  public static Sheet draw(
      Wishes wishes, Pens pens, double width, double height, SplittableRandom random) {
    return new Celtic(wishes, pens, width, height, random).draw();
  }

  private Sheet draw() {
    return switch (form()) {
      case RING -> ring(false);
      case PANEL -> panel();
      case CROSS -> cross();
      case ROSETTE -> rosette(Math.min(width, height) / 2, true);
      case TRIQUETRA -> trinity(Math.min(width, height) / 2);
    };
  }

  private Form form() {
    if (wishes.wants(Feature.TRIQUETRA)) {
      return Form.TRIQUETRA;
    }
    if (wishes.wants(Feature.CROSS)) {
      return Form.CROSS;
    }
    if (wishes.wants(Feature.RING)) {
      return Form.RING;
    }
    double aspect = Math.max(width, height) / Math.min(width, height);
    if (wishes.wants(Feature.PANEL) || aspect > 1.7) {
      return Form.PANEL;
    }
    return switch (random.nextInt(9)) {
      case 0, 1, 2 -> Form.RING;
      case 3, 4, 5 -> Form.PANEL;
      case 6 -> Form.CROSS;
      case 7 -> Form.ROSETTE;
      default -> Form.TRIQUETRA;
    };
  }

  private Ground ground() {
    if (wishes.wants(Feature.BLACK)) {
      return Ground.BLACK;
    }
    if (wishes.wants(Feature.DOTS)) {
      return Ground.DOTS;
    }
    int pick = random.nextInt(5);
    if (pick < 2 && wishes.allows(Feature.BLACK)) {
      return Ground.BLACK;
    }
    return pick == 2 && wishes.allows(Feature.DOTS) ? Ground.DOTS : Ground.SKIN;
  }

  /** Half a cell in millimetres such that ribbons and the gaps between them stay open. */
  private double pitch() {
    double usual = pens.main() * 2 + 2 * Pens.GAP + (wishes.wants(Feature.DENSE) ? 0 : .9);
    return wishes.wants(Feature.SPARE) ? usual * 1.4 : usual;
  }

  /** Rims are drawn stronger than ribbons. */
  private double bold() {
    return pens.main() * 1.6;
  }

  private double ribbon(double pitch) {
    return pitch * .66;
  }

  private Sheet panel() {
    double rim = bold() + Pens.GAP + .6;
    double shorter = Math.min(width, height) - 2 * rim;
    boolean frame =
        width / height < 1.7
            && height / width < 1.7
            && shorter / pitch() / 2 >= 9
            && random.nextInt(3) == 0;
    // Few broad ribbons read better than many narrow ones.
    int most =
        frame ? 9 + random.nextInt(4) : 3 + random.nextInt(wishes.wants(Feature.DENSE) ? 6 : 4);
    double wide = Math.max(pitch(), shorter / 2 / most);
    int columns = Math.max(2, (int) ((width - 2 * rim) / wide / 2 + .01));
    int rows = Math.max(2, (int) ((height - 2 * rim) / wide / 2 + .01));
    double pitch = Math.min((width - 2 * rim) / columns, (height - 2 * rim) / rows) / 2;
    boolean[][] cells = new boolean[rows][columns];
    boolean diamond =
        !frame && rows == columns && rows >= 5 && rows % 2 == 1 && random.nextBoolean();
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        int edge = Math.min(Math.min(x, columns - 1 - x), Math.min(y, rows - 1 - y));
        int fromMiddle = Math.abs(x - columns / 2) + Math.abs(y - rows / 2);
        cells[y][x] = (!frame || edge < 2) && (!diamond || fromMiddle <= rows / 2);
      }
    }
    double walls = frame || diamond ? .06 * random.nextInt(2) : .10 * random.nextInt(4);
    Plait plait = new Plait(cells, false).walled(walls, random);
    List<Strand> strands = new ArrayList<>();
    for (double[] points : plait.strands()) {
      double[] placed = new double[points.length];
      for (int i = 0; i < points.length; i += 2) {
        placed[i] = (points[i] - columns) * pitch;
        placed[i + 1] = (points[i + 1] - rows) * pitch;
      }
      strands.add(plaited(placed, pitch));
    }
    double right = columns * pitch;
    double bottom = rows * pitch;
    Path2D field = rectangle(right, bottom);
    if (frame) {
      field.append(rectangle(right - 4 * pitch, bottom - 4 * pitch), false);
    }
    if (diamond) {
      return woven(staircase(rows, pitch), strands, ribbon(pitch));
    }
    Sheet sheet = woven(field, strands, ribbon(pitch));
    sheet.line(rectangle(right + rim - bold() / 2, bottom + rim - bold() / 2), bold());
    if (frame) {
      double within = Math.min(right, bottom) - 4 * pitch - rim;
      sheet.line(
          rectangle(right - 4 * pitch - rim + pens.main(), bottom - 4 * pitch - rim + pens.main()),
          pens.main());
      if (within > 10) {
        sheet.add(random.nextBoolean() ? rosette(within * .86, false) : triquetra(within * .86));
      }
    }
    return sheet;
  }

  /** A plait around a hole; in the hole a knot, a triquetra if wished. */
  private Sheet ring(boolean trinity) {
    double outer = Math.min(width, height) / 2;
    double rim = bold() + Pens.GAP + .4;
    double radius = outer - rim;
    int rows = trinity ? 2 : 2 + random.nextInt(2);
    double pitch = pitch();
    double inner = radius - 2 * rows * pitch;
    while (inner < radius * .3 && rows > 2) {
      rows--;
      inner = radius - 2 * rows * pitch;
    }
    double middle = Math.max(radius * .5, (radius + inner) / 2);
    int fold = wishes.fold().orElse(3 + random.nextInt(5));
    int period = Math.max(1, (int) (StrictMath.PI * middle / pitch / fold));
    int columns = period * fold;
    boolean[][] cells = new boolean[rows][columns];
    for (boolean[] row : cells) {
      java.util.Arrays.fill(row, true);
    }
    Plait plait = new Plait(cells, true).walledAround(period, random.nextInt(3) * .14, random);
    List<Strand> strands = new ArrayList<>();
    for (double[] points : plait.strands()) {
      double[] placed = new double[points.length];
      for (int i = 0; i < points.length; i += 2) {
        double angle = StrictMath.PI * points[i] / columns;
        double r = inner + (radius - inner) * points[i + 1] / (2 * rows);
        placed[i] = r * StrictMath.sin(angle);
        placed[i + 1] = -r * StrictMath.cos(angle);
      }
      strands.add(plaited(placed, pitch));
    }
    Sheet sheet = woven(Paths.annulus(inner, radius), strands, ribbon(pitch));
    sheet.line(Paths.circle(0, 0, outer - bold() / 2), bold());
    double hole = inner - rim + pens.main() / 2;
    if (hole > 4) {
      sheet.line(Paths.circle(0, 0, hole), pens.main());
      double within = hole - pens.main() - Pens.GAP;
      if (within > 9 && (trinity || !wishes.wants(Feature.SPARE))) {
        sheet.add(!trinity && random.nextBoolean() ? rosette(within, false) : triquetra(within));
      }
    }
    return sheet;
  }

  /** Four arms of plait with a ring behind them. */
  private Sheet cross() {
    int arm = 1;
    double rim = bold() + Pens.GAP + .4;
    int up = 2 + random.nextInt(2);
    int down = up + 2 + random.nextInt(2);
    int side = 2;
    int wide = 2 * arm;
    int columns = 2 * side + wide;
    int rows = up + down + wide;
    double pitch = Math.min((width - 2 * rim) / columns, (height - 2 * rim) / rows) / 2;
    boolean[][] cells = new boolean[rows][columns];
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        boolean upright = x >= side && x < side + wide;
        boolean across = y >= up && y < up + wide;
        cells[y][x] = upright || across;
      }
    }
    Plait plait = new Plait(cells, false);
    double midY = (2 * up + wide) * pitch;
    double centre = rows * pitch - midY;
    List<Strand> strands = new ArrayList<>();
    for (double[] points : plait.strands()) {
      double[] placed = new double[points.length];
      for (int i = 0; i < points.length; i += 2) {
        placed[i] = (points[i] - columns) * pitch;
        placed[i + 1] = points[i + 1] * pitch - midY;
      }
      strands.add(plaited(placed, pitch));
    }
    double h = wide * pitch;
    double r = columns * pitch;
    double top = -midY;
    double bottom = (2 * rows) * pitch - midY;
    Path2D field =
        Paths.polyline(
            true, -h, top, h, top, h, -h, r, -h, r, h, h, h, h, bottom, -h, bottom, -h, h, -r, h,
            -r, -h, -h, -h);
    Sheet sheet = new Sheet();
    double ringOut = h + 2 * pitch * side * .82;
    double ringIn = ringOut - Math.max(2 * Pens.GAP + pens.main(), pitch * 1.3);
    for (double radius : new double[] {ringOut, ringIn}) {
      sheet.line(Paths.circle(0, 0, radius), radius == ringOut ? bold() : pens.main());
    }
    double e = rim - pens.main() / 2;
    Path2D border =
        Paths.polyline(
            true,
            -h - e,
            top - e,
            h + e,
            top - e,
            h + e,
            -h - e,
            r + e,
            -h - e,
            r + e,
            h + e,
            h + e,
            h + e,
            h + e,
            bottom + e,
            -h - e,
            bottom + e,
            -h - e,
            h + e,
            -r - e,
            h + e,
            -r - e,
            -h - e,
            -h - e,
            -h - e);
    sheet.gap(border, 2 * Pens.GAP + pens.main()).cell(border, bold());
    sheet.add(woven(field, strands, ribbon(pitch)));
    return new Sheet().add(sheet, java.awt.geom.AffineTransform.getTranslateInstance(0, -centre));
  }

  /** One strand that winds around the middle, in and out again, with as many loops as the fold. */
  private Sheet rosette(double radius, boolean rimmed) {
    double rim = rimmed ? bold() + Pens.GAP + 1 : 0;
    int turns = radius < 22 ? 2 : 2 + random.nextInt(2);
    int loops =
        wishes.fold().orElse(turns == 2 ? 3 + 2 * random.nextInt(3) : 5 + random.nextInt(4));
    if (radius < 22) {
      loops = Math.min(loops, 5);
    }
    while (gcd(turns, loops) > 1) {
      loops++;
    }
    boolean ringed = turns == 2 && radius > 28 && random.nextInt(3) > 0;
    double part = ringed ? .075 : turns == 2 ? .13 : .09;
    double ribbon = Math.max(pens.main() + Pens.GAP * 1.25, radius * part);
    double reach = radius - rim - ribbon / 2 - pens.main() / 2;
    double swing = (ringed ? .42 : turns == 2 ? .34 : .30) + .06 * random.nextDouble();
    int samples = loops * 24;
    double[] points = new double[2 * samples];
    for (int i = 0; i < samples; i++) {
      double t = 2 * StrictMath.PI * i * turns / samples;
      double r = reach * (1 - swing + swing * StrictMath.cos(t * loops / turns));
      points[2 * i] = r * StrictMath.sin(t);
      points[2 * i + 1] = -r * StrictMath.cos(t);
    }
    List<Strand> strands = new ArrayList<>();
    strands.add(Strand.through(2, points));
    if (ringed) {
      strands.add(circle(reach * (1 - swing * .5)));
    }
    double field = rimmed ? radius - bold() - Pens.GAP : reach;
    Sheet sheet = woven(Paths.circle(0, 0, field), strands, ribbon);
    if (rimmed) {
      sheet.line(Paths.circle(0, 0, radius - bold() / 2), bold());
    }
    return sheet;
  }

  /** A triquetra in a double ring. */
  private Sheet trinity(double radius) {
    if (radius > 40 && random.nextBoolean()) {
      return ring(true);
    }
    double inner = radius - bold() - Pens.GAP - pens.fine();
    return triquetra(inner - Pens.GAP * 1.2)
        .line(Paths.circle(0, 0, inner + pens.fine() / 2), pens.fine())
        .line(Paths.circle(0, 0, radius - bold() / 2), bold());
  }

  /** Three pointed loops, with a ring woven through them. */
  private Sheet triquetra(double radius) {
    double ribbon = Math.max(pens.main() + Pens.GAP * 1.3, radius * .10);
    double reach = radius - ribbon;
    // Three half circles: each runs from tip to tip and bulges across the middle.
    double side = reach * StrictMath.sqrt(3) / 2;
    double[] points = new double[2 * 3 * 40];
    int n = 0;
    for (int k = 0; k < 3; k++) {
      double away = StrictMath.PI / 2 - 2 * StrictMath.PI * k / 3;
      double cx = side / StrictMath.sqrt(3) * StrictMath.cos(away);
      double cy = side / StrictMath.sqrt(3) * StrictMath.sin(away);
      for (int i = 0; i < 40; i++) {
        double angle = away + StrictMath.PI / 2 + StrictMath.PI * i / 40;
        points[n++] = cx + side * StrictMath.cos(angle);
        points[n++] = cy + side * StrictMath.sin(angle);
      }
    }
    List<Strand> strands = new ArrayList<>();
    strands.add(Strand.through(2, points));
    if (reach > 12) {
      strands.add(circle(reach * .62));
    }
    return woven(Paths.circle(0, 0, reach * .62), strands, ribbon);
  }

  /** Turns are rounded over about a third of a cell. */
  private static Strand plaited(double[] points, double pitch) {
    Strand strand = Strand.through(6, points).resampled(Interlace.STEP);
    double spread = pitch * .22 / Interlace.STEP;
    return strand.eased((int) StrictMath.ceil(2 * spread * spread));
  }

  private static Strand circle(double radius) {
    double[] points = new double[2 * 48];
    for (int i = 0; i < 48; i++) {
      double angle = 2 * StrictMath.PI * (i + .5) / 48;
      points[2 * i] = radius * StrictMath.cos(angle);
      points[2 * i + 1] = radius * StrictMath.sin(angle);
    }
    return Strand.through(2, points);
  }

  private Sheet woven(Path2D field, List<Strand> strands, double ribbon) {
    Sheet sheet = new Sheet();
    if (ground == Ground.BLACK) {
      sheet.solid(field);
    } else if (ground == Ground.DOTS) {
      dots(sheet, field);
    }
    Interlace interlace = Interlace.of(strands, ribbon);
    if (ground != Ground.SKIN) {
      interlace.clear(sheet);
    }
    interlace.edges(sheet, pens.main());
    if (middles && ribbon - pens.main() - pens.fine() > 2 * Pens.GAP) {
      interlace.middles(sheet, pens.fine());
    }
    return sheet;
  }

  private void dots(Sheet sheet, Path2D field) {
    var box = field.getBounds2D();
    ink.models.design.Stipple.dots(
        new ink.models.design.Stipple.Field(
            box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()),
        pens.dot() * 1.9,
        (x, y) -> field.contains(x, y) ? .9 : 0,
        random,
        (x, y) -> sheet.dot(x, y, pens.dot() / 2));
  }

  private static Path2D rectangle(double right, double bottom) {
    return Paths.polyline(true, -right, -bottom, right, -bottom, right, bottom, -right, bottom);
  }

  /** The outline of a diamond of cells, as many across as given, an odd number. */
  private static Path2D staircase(int cells, double pitch) {
    List<double[]> right = new ArrayList<>();
    for (int y = 0; y < cells; y++) {
      double half = (2 * (cells / 2 - Math.abs(y - cells / 2)) + 1) * pitch;
      right.add(new double[] {half, (2 * y - cells) * pitch});
      right.add(new double[] {half, (2 * y + 2 - cells) * pitch});
    }
    double[] points = new double[4 * right.size()];
    for (int i = 0; i < right.size(); i++) {
      double[] p = right.get(i);
      points[2 * i] = p[0];
      points[2 * i + 1] = p[1];
      points[points.length - 2 * i - 2] = -p[0];
      points[points.length - 2 * i - 1] = p[1];
    }
    return Paths.polyline(true, points);
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
