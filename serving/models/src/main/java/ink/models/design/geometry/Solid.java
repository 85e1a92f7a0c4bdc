package ink.models.design.geometry;

import java.util.ArrayList;
import java.util.List;

/**
 * A convex solid with its corners on the unit sphere.
 *
 * @param corners x, y, z each
 * @param edges pairs of corners, the nearest neighbours of each other
 * @param faces corners in turn
 */
record Solid(double[][] corners, List<int[]> edges, List<int[]> faces) {

  private static final double GOLDEN = (1 + StrictMath.sqrt(5)) / 2;

  enum Part {
    CORNER,
    FACE
  }

  static Solid cube() {
    return of(signs(1, 1, 1));
  }

  static Solid octahedron() {
    return of(new double[][] {{1, 0, 0}, {-1, 0, 0}, {0, 1, 0}, {0, -1, 0}, {0, 0, 1}, {0, 0, -1}});
  }

  static Solid icosahedron() {
    return of(turned(0, 1, GOLDEN));
  }

  static Solid dodecahedron() {
    List<double[]> all = new ArrayList<>(List.of(signs(1, 1, 1)));
    all.addAll(List.of(turned(0, 1 / GOLDEN, GOLDEN)));
    return of(all.toArray(double[][]::new));
  }

  static Solid cuboctahedron() {
    return of(turned(0, 1, 1));
  }

  private static double[][] signs(double x, double y, double z) {
    List<double[]> out = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      double[] p = {(i & 1) == 0 ? x : -x, (i & 2) == 0 ? y : -y, (i & 4) == 0 ? z : -z};
      if (out.stream().noneMatch(q -> distance(p, q) < 1e-9)) {
        out.add(p);
      }
    }
    return out.toArray(double[][]::new);
  }

  /** All signs of (x, y, z), (y, z, x) and (z, x, y). */
  private static double[][] turned(double x, double y, double z) {
    List<double[]> out = new ArrayList<>(List.of(signs(x, y, z)));
    out.addAll(List.of(signs(y, z, x)));
    out.addAll(List.of(signs(z, x, y)));
    return out.toArray(double[][]::new);
  }

  private static Solid of(double[][] points) {
    double[][] corners = new double[points.length][];
    for (int i = 0; i < points.length; i++) {
      double r = StrictMath.sqrt(dot(points[i], points[i]));
      corners[i] = new double[] {points[i][0] / r, points[i][1] / r, points[i][2] / r};
    }
    double shortest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < corners.length; i++) {
      for (int j = 0; j < i; j++) {
        shortest = Math.min(shortest, distance(corners[i], corners[j]));
      }
    }
    List<int[]> edges = new ArrayList<>();
    for (int i = 0; i < corners.length; i++) {
      for (int j = 0; j < i; j++) {
        if (distance(corners[i], corners[j]) < shortest * 1.01) {
          edges.add(new int[] {j, i});
        }
      }
    }
    return new Solid(corners, edges, faces(corners));
  }

  /** Every plane through three corners with all others on one side holds a face. */
  private static List<int[]> faces(double[][] c) {
    List<int[]> faces = new ArrayList<>();
    List<double[]> normals = new ArrayList<>();
    for (int i = 0; i < c.length; i++) {
      for (int j = i + 1; j < c.length; j++) {
        for (int k = j + 1; k < c.length; k++) {
          double[] n = cross(minus(c[j], c[i]), minus(c[k], c[i]));
          double size = StrictMath.sqrt(dot(n, n));
          if (size < 1e-9) {
            continue;
          }
          double[] normal = {n[0] / size, n[1] / size, n[2] / size};
          if (dot(normal, c[i]) < 0) {
            normal = new double[] {-normal[0], -normal[1], -normal[2]};
          }
          double height = dot(normal, c[i]);
          List<Integer> on = new ArrayList<>();
          boolean outside = false;
          for (int m = 0; m < c.length; m++) {
            double h = dot(normal, c[m]);
            outside |= h > height + 1e-9;
            if (h > height - 1e-9) {
              on.add(m);
            }
          }
          double[] found = normal;
          if (!outside && normals.stream().noneMatch(q -> distance(q, found) < 1e-6)) {
            normals.add(normal);
            faces.add(inTurn(on, normal, c));
          }
        }
      }
    }
    return faces;
  }

  private static int[] inTurn(List<Integer> on, double[] normal, double[][] c) {
    double[] middle = new double[3];
    for (int i : on) {
      for (int axis = 0; axis < 3; axis++) {
        middle[axis] += c[i][axis] / on.size();
      }
    }
    double[] u = minus(c[on.get(0)], middle);
    double[] v = cross(normal, u);
    List<Integer> turn = new ArrayList<>(on);
    turn.sort(
        (a, b) ->
            Double.compare(
                StrictMath.atan2(dot(minus(c[a], middle), v), dot(minus(c[a], middle), u)),
                StrictMath.atan2(dot(minus(c[b], middle), v), dot(minus(c[b], middle), u))));
    return turn.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * Turned so that a corner or the middle of a face looks at the viewer, along z, and a corner
   * points up: seen like that, a solid shows its symmetry.
   */
  Solid facing(Part kind) {
    double[] z = new double[3];
    int[] part = kind == Part.CORNER ? new int[] {0} : faces.get(0);
    for (int corner : part) {
      for (int axis = 0; axis < 3; axis++) {
        z[axis] += corners[corner][axis];
      }
    }
    z = unit(z);
    double[] up = new double[3];
    for (double[] corner : corners) {
      double along = dot(corner, z);
      double[] aside = {
        corner[0] - along * z[0], corner[1] - along * z[1], corner[2] - along * z[2]
      };
      if (dot(aside, aside) > dot(up, up) + 1e-9) {
        up = aside;
      }
    }
    double[] y = unit(up);
    double[] x = cross(y, z);
    double[][] out = new double[corners.length][];
    for (int i = 0; i < out.length; i++) {
      out[i] = new double[] {dot(corners[i], x), -dot(corners[i], y), dot(corners[i], z)};
    }
    return new Solid(out, edges, faces);
  }

  private static double[] unit(double[] v) {
    double size = StrictMath.sqrt(dot(v, v));
    return new double[] {v[0] / size, v[1] / size, v[2] / size};
  }

  /** Outward, of length 1. */
  double[] normal(int[] face) {
    double[] n =
        cross(minus(corners[face[1]], corners[face[0]]), minus(corners[face[2]], corners[face[0]]));
    double size = StrictMath.sqrt(dot(n, n));
    double sign = dot(n, corners[face[0]]) < 0 ? -1 : 1;
    return new double[] {sign * n[0] / size, sign * n[1] / size, sign * n[2] / size};
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  private static double[] minus(double[] a, double[] b) {
    return new double[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
  }

  private static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }

  private static double distance(double[] a, double[] b) {
    double[] d = minus(a, b);
    return StrictMath.sqrt(dot(d, d));
  }
}
