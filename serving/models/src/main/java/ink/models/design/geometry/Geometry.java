package ink.models.design.geometry;

import ink.models.design.Feature;
import ink.models.design.Pens;
import ink.models.design.Shade;
import ink.models.design.Wishes;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.awt.geom.Path2D;
import java.util.SplittableRandom;

/** A figure around the origin in one of the forms of sacred geometry, with a rim around it. */
public final class Geometry {

  private enum Form {
    FLOWER,
    METATRON,
    SOLID,
    MERKABA,
    STAR,
    TORUS
  }

  private final Wishes wishes;
  private final Pens pens;
  private final SplittableRandom random;
  private final Shade shade;

  private Geometry(Wishes wishes, Pens pens, SplittableRandom random) {
    this.wishes = wishes;
    this.pens = pens;
    this.random = random;
    this.shade = Shade.of(wishes, random, Shade.DOTS, Shade.DOTS, Shade.HATCHING, Shade.BLACK);
  }

  /**
   * @param width millimetres; nothing is drawn beyond it
   * @param height millimetres
   */
  public static Sheet draw(
      Wishes wishes, Pens pens, double width, double height, SplittableRandom random) {
    return new Geometry(wishes, pens, random).draw(Math.min(width, height) / 2);
  }

  private Sheet draw(double radius) {
    Form form = form();
    int fold =
        switch (form) {
          case FLOWER, METATRON, MERKABA -> 6;
          case SOLID -> random.nextBoolean() ? 6 : 8;
          case STAR -> wishes.fold().orElse(5 + random.nextInt(8));
          case TORUS -> wishes.fold().orElse(8 + 2 * random.nextInt(4));
        };
    Rim rim = Rim.any(pens, radius, fold, random);
    if (wishes.wants(Feature.SPARE)) {
      rim = new Rim(Rim.Kind.CIRCLE, pens, radius, fold);
    }
    double inner = rim.inner();
    return switch (form) {
      case FLOWER -> new Flower(pens, shade, random).draw(inner, circles(inner)).add(rim.draw());
      case METATRON -> rim.draw().add(metatron(inner - rim.bold() / 2 - Pens.GAP));
      case SOLID -> rim.draw().add(solid(inner - rim.bold() / 2 - Pens.GAP * 2));
      case MERKABA -> rim.draw().add(new Star(pens, shade, random).tetrahedra(inner));
      case STAR -> rim.draw().add(new Star(pens, shade, random).draw(inner, fold, 2));
      case TORUS -> torus(inner - rim.bold() / 2 - Pens.GAP, fold).add(rim.draw());
    };
  }

  private Form form() {
    if (wishes.wants(Feature.METATRON)) {
      return Form.METATRON;
    }
    if (wishes.wants(Feature.FLOWER_OF_LIFE)) {
      return Form.FLOWER;
    }
    if (wishes.wants(Feature.POLYHEDRON)) {
      return random.nextInt(4) == 0 ? Form.MERKABA : Form.SOLID;
    }
    if (wishes.wants(Feature.STAR_POLYGON)) {
      return Form.STAR;
    }
    return switch (random.nextInt(9)) {
      case 0, 1 -> Form.FLOWER;
      case 2 -> Form.METATRON;
      case 3, 4, 5 -> Form.SOLID;
      case 6 -> Form.MERKABA;
      case 7 -> Form.STAR;
      default -> Form.TORUS;
    };
  }

  /** How many circles of the flower of life lie from the middle to the rim. */
  private int circles(double radius) {
    if (wishes.wants(Feature.SPARE) || radius < 36) {
      return 2;
    }
    return radius > 45 && (wishes.wants(Feature.DENSE) || random.nextInt(3) == 0) ? 4 : 3;
  }

  /** Thirteen circles, all their centres joined; one solid among the lines drawn stronger. */
  private Sheet metatron(double radius) {
    double r = radius / 5;
    double[][] centres = new double[13][];
    centres[0] = new double[] {0, 0};
    for (int i = 0; i < 6; i++) {
      double angle = StrictMath.PI / 3 * i + StrictMath.PI / 6;
      for (int ring = 1; ring <= 2; ring++) {
        centres[i + (ring - 1) * 6 + 1] =
            new double[] {
              2 * ring * r * StrictMath.cos(angle), 2 * ring * r * StrictMath.sin(angle)
            };
      }
    }
    Sheet sheet = new Sheet();
    // All lines at once leave slivers between them on anything but a back piece.
    boolean all = radius > 70 && !wishes.wants(Feature.SPARE);
    for (int i = 0; i < 13; i++) {
      for (int j = 0; j < i; j++) {
        boolean outer = i > 6 && j > 6;
        boolean inner =
            i <= 6
                && StrictMath.hypot(centres[i][0] - centres[j][0], centres[i][1] - centres[j][1])
                    < 2.1 * r;
        if (all || outer || inner) {
          sheet.line(
              Paths.line(centres[i][0], centres[i][1], centres[j][0], centres[j][1]), pens.fine());
        }
      }
    }
    boolean cube = random.nextBoolean();
    for (int i = 0; i < 6; i++) {
      double[] from = centres[7 + i];
      double[] next = centres[7 + (i + 1) % 6];
      double[] opposite = centres[7 + (i + 2) % 6];
      if (cube) {
        sheet.line(Paths.line(from[0], from[1], next[0], next[1]), pens.main());
        if (i % 2 == 0) {
          sheet.line(Paths.line(0, 0, from[0], from[1]), pens.main());
        }
      } else {
        sheet.line(Paths.line(from[0], from[1], opposite[0], opposite[1]), pens.main());
      }
    }
    double circle = r * (.55 + .15 * random.nextDouble());
    boolean cored = random.nextBoolean();
    for (double[] centre : centres) {
      Path2D outline = Paths.circle(centre[0], centre[1], circle);
      sheet.gap(outline, pens.halo()).clear(outline);
      if (cored && circle > pens.main() + Pens.SOLID_GAP + .6) {
        sheet.dot(centre[0], centre[1], circle - pens.main() / 2 - Pens.SOLID_GAP);
      } else {
        shade.fill(sheet, outline, .8, pens, random);
      }
      sheet.line(outline, pens.main());
    }
    return sheet;
  }

  /** A Platonic solid, lit from the upper left; its hidden edges fine. */
  private Sheet solid(double radius) {
    Solid solid =
        switch (random.nextInt(7)) {
          case 0 -> Solid.icosahedron().facing(Solid.Part.FACE);
          case 1 -> Solid.icosahedron().facing(Solid.Part.CORNER);
          case 2 -> Solid.dodecahedron().facing(Solid.Part.FACE);
          case 3 -> Solid.dodecahedron().facing(Solid.Part.CORNER);
          case 4 -> Solid.octahedron().facing(Solid.Part.FACE);
          case 5 -> Solid.cube().facing(Solid.Part.CORNER);
          default -> Solid.cuboctahedron().facing(Solid.Part.FACE);
        };
    Sheet sheet = new Sheet();
    double[] light = {-.55, -.65, .52};
    for (int[] edge : solid.edges()) {
      double[] a = solid.corners()[edge[0]];
      double[] b = solid.corners()[edge[1]];
      sheet.line(
          Paths.line(a[0] * radius, a[1] * radius, b[0] * radius, b[1] * radius), pens.fine());
    }
    boolean opaque = shade != Shade.NONE && random.nextInt(4) > 0;
    for (int[] face : solid.faces()) {
      double[] normal = solid.normal(face);
      if (normal[2] <= 0.02) {
        continue;
      }
      double[] points = new double[2 * face.length];
      for (int i = 0; i < face.length; i++) {
        points[2 * i] = solid.corners()[face[i]][0] * radius;
        points[2 * i + 1] = solid.corners()[face[i]][1] * radius;
      }
      Path2D outline = Paths.polyline(true, points);
      double lit = normal[0] * light[0] + normal[1] * light[1] + normal[2] * light[2];
      if (opaque) {
        sheet.clear(outline);
        shade.fill(sheet, outline, Math.min(1, .75 - .8 * lit), pens, random);
      }
      sheet.line(outline, pens.main());
    }
    for (double[] corner : solid.corners()) {
      if (corner[2] > -.05 && corner[0] * corner[0] + corner[1] * corner[1] > .02) {
        sheet.dot(corner[0] * radius, corner[1] * radius, pens.main() * 1.25);
      }
    }
    return sheet;
  }

  /** Circles in a ring, all around a hole. */
  private Sheet torus(double radius, int fold) {
    Sheet sheet = new Sheet();
    double hole = radius * (.17 + .06 * random.nextDouble());
    double r = (radius - hole) / 2;
    // Between the circle beside it and the one after that a circle leaves slivers when there are
    // many.
    int count = radius > 60 ? fold : 6;
    for (int i = 0; i < count; i++) {
      double angle = 2 * StrictMath.PI * i / count;
      sheet.line(
          Paths.circle((hole + r) * StrictMath.sin(angle), -(hole + r) * StrictMath.cos(angle), r),
          pens.fine());
    }
    double eye = hole - Pens.GAP - pens.inset();
    if (eye > 1.5) {
      Path2D disc = Paths.circle(0, 0, eye);
      shade.fill(sheet, disc, .9, pens, random);
      sheet.line(disc, pens.main());
    }
    return sheet;
  }
}
