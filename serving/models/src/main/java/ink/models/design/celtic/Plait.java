package ink.models.design.celtic;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A plait on square cells. Strands run diagonally through the middles of the cells' edges; at an
 * edge with a wall they turn back. Points are given in half cells: x and y of the middle of an edge
 * add up to an odd number.
 */
final class Plait {

  /** What strands do in the middle of an edge. */
  private enum Edge {
    CROSS,
    TURN_X,
    TURN_Y
  }

  /** How far a turning strand keeps from its wall, in half cells. */
  private static final double CLEARANCE = .56;

  private final int columns;
  private final int rows;
  private final boolean round;
  private final boolean[][] cells;
  private final Edge[][] edges;

  /**
   * @param cells rows of cells that belong to the plait
   * @param round whether the last column joins the first
   */
  Plait(boolean[][] cells, boolean round) {
    rows = cells.length;
    columns = cells[0].length;
    this.round = round;
    this.cells = cells;
    edges = new Edge[2 * rows + 1][2 * columns + 1];
    for (int y = 0; y <= 2 * rows; y++) {
      for (int x = 0; x <= 2 * columns; x++) {
        if ((x + y) % 2 == 1) {
          boolean upright = x % 2 == 0;
          boolean one = upright ? in(cells, x / 2 - 1, y / 2) : in(cells, x / 2, y / 2 - 1);
          boolean other = in(cells, x / 2, y / 2);
          edges[y][x] = one && other ? Edge.CROSS : upright ? Edge.TURN_X : Edge.TURN_Y;
        }
      }
    }
  }

  private boolean in(boolean[][] cells, int column, int row) {
    int c = round ? Math.floorMod(column, columns) : column;
    return c >= 0 && c < columns && row >= 0 && row < rows && cells[row][c];
  }

  /** Adds walls, the same in all four quarters. */
  Plait walled(double share, SplittableRandom random) {
    for (int y = 1; y <= rows; y++) {
      for (int x = 1; x <= columns; x++) {
        if ((x + y) % 2 == 1 && random.nextDouble() < share) {
          Edge wall = random.nextBoolean() ? Edge.TURN_X : Edge.TURN_Y;
          if (!crowds(x, y)) {
            for (int my : new int[] {y, 2 * rows - y}) {
              for (int mx : new int[] {x, 2 * columns - x}) {
                if (edges[my][mx] == Edge.CROSS) {
                  edges[my][mx] = wall;
                }
              }
            }
          }
        }
      }
    }
    return this;
  }

  /** Repeats walls around a ring: the first {@code period} columns everywhere. */
  Plait walledAround(int period, double share, SplittableRandom random) {
    for (int y = 1; y < 2 * rows; y++) {
      for (int x = 0; x < 2 * period; x++) {
        if ((x + y) % 2 == 1 && random.nextDouble() < share && !crowds(x, y)) {
          Edge wall = random.nextBoolean() ? Edge.TURN_X : Edge.TURN_Y;
          for (int mx = x; mx <= 2 * columns; mx += 2 * period) {
            edges[y][mx] = edges[y][mx] == Edge.CROSS ? wall : edges[y][mx];
          }
        }
      }
    }
    return this;
  }

  /** Whether a neighbour has a wall already: two in a row leave loops that mean nothing. */
  private boolean crowds(int x, int y) {
    for (int dy = -2; dy <= 2; dy++) {
      for (int dx = -2; dx <= 2; dx++) {
        int ny = y + dy;
        int nx = round ? Math.floorMod(x + dx, 2 * columns) : x + dx;
        if (Math.abs(dx) + Math.abs(dy) <= 2
            && ny > 0
            && ny < 2 * rows
            && nx >= 0
            && nx <= 2 * columns
            && (nx + ny) % 2 == 1
            && edges[ny][nx] != Edge.CROSS) {
          return true;
        }
      }
    }
    return false;
  }

  /** Closed lines as points x0, y0, x1, y1, ... in half cells. */
  List<double[]> strands() {
    List<double[]> strands = new ArrayList<>();
    boolean[][][] passed = new boolean[2 * rows + 1][2 * columns + 1][4];
    for (int y = 0; y <= 2 * rows; y++) {
      for (int x = 0; x < 2 * columns + (round ? 0 : 1); x++) {
        for (int way = 0; way < 4; way++) {
          if ((x + y) % 2 == 1 && !passed[y][x][way] && inside(x, y, way)) {
            strands.add(follow(x, y, way, passed));
          }
        }
      }
    }
    return strands;
  }

  private static final int[] DX = {1, 1, -1, -1};
  private static final int[] DY = {1, -1, 1, -1};

  /** The cell between an edge and the next one on this way. */
  private boolean inside(int x, int y, int way) {
    int cx = x % 2 == 1 ? x : x + DX[way];
    int cy = y % 2 == 1 ? y : y + DY[way];
    return in(cells, Math.floorDiv(cx, 2), Math.floorDiv(cy, 2));
  }

  private double[] follow(int fromX, int fromY, int fromWay, boolean[][][] passed) {
    List<Double> points = new ArrayList<>();
    int x = fromX;
    int y = fromY;
    int dx = edges[y][x] == Edge.TURN_X ? -DX[fromWay] : DX[fromWay];
    int dy = edges[y][x] == Edge.TURN_Y ? -DY[fromWay] : DY[fromWay];
    while (true) {
      int at = round ? Math.floorMod(x, 2 * columns) : x;
      Edge edge = edges[y][at];
      int outX = edge == Edge.TURN_X ? -dx : dx;
      int outY = edge == Edge.TURN_Y ? -dy : dy;
      if (passed[y][at][way(outX, outY)]) {
        break;
      }
      passed[y][at][way(outX, outY)] = true;
      passed[y][at][way(-dx, -dy)] = true; // the same strand the other way round
      points.add(x + (edge == Edge.TURN_X ? outX * CLEARANCE : 0));
      points.add(y + (edge == Edge.TURN_Y ? outY * CLEARANCE : 0));
      dx = outX;
      dy = outY;
      x += dx;
      y += dy;
      if (edge != Edge.CROSS && edges[y][round ? Math.floorMod(x, 2 * columns) : x] != Edge.CROSS) {
        // From wall to wall: a corner, drawn out a little as in the manuscripts.
        points.add(x - dx * .5);
        points.add(y - dy * .5);
      }
    }
    double[] strand = new double[points.size()];
    for (int i = 0; i < strand.length; i++) {
      strand[i] = points.get(i);
    }
    return strand;
  }

  private static int way(int dx, int dy) {
    return (dx < 0 ? 2 : 0) + (dy < 0 ? 1 : 0);
  }
}
