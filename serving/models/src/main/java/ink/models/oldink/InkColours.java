package ink.models.oldink;

import ink.models.colour.Lab;
import ink.models.colour.LinearRgb;
import ink.models.skin.Ink;
import ink.models.skin.InkTable;
import ink.models.skin.Skin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Up to four colours that stand for all of the old ink: k-means in Lab, from far-apart starts. */
final class InkColours {

  private static final int MOST = 4;

  /** Nearer than this in Lab, two colours are one. */
  private static final double APART = 14;

  private static final int ROUNDS = 12;
  private static final int SAMPLES = 4000;
  private static final double LEAST_SHARE = .02;

  private InkColours() {}

  /**
   * @param ratios light to that of bare skin, red, green and blue of each inked pixel
   */
  static List<InkColour> of(List<double[]> ratios, Skin skin) {
    LinearRgb bare = skin.light();
    List<Lab> colours = new ArrayList<>();
    int step = Math.max(1, ratios.size() / SAMPLES);
    for (int i = 0; i < ratios.size(); i += step) {
      double[] r = ratios.get(i);
      colours.add(new LinearRgb(bare.red() * r[0], bare.green() * r[1], bare.blue() * r[2]).lab());
    }
    List<Lab> centres = new ArrayList<>();
    centres.add(mean(colours));
    int[] nearest = new int[colours.size()];
    while (true) {
      for (int round = 0; round < ROUNDS; round++) {
        assign(colours, centres, nearest);
        for (int c = 0; c < centres.size(); c++) {
          List<Lab> own = new ArrayList<>();
          for (int i = 0; i < nearest.length; i++) {
            if (nearest[i] == c) {
              own.add(colours.get(i));
            }
          }
          if (!own.isEmpty()) {
            centres.set(c, mean(own));
          }
        }
      }
      Lab farthest = colours.get(0);
      double far = 0;
      for (int i = 0; i < nearest.length; i++) {
        double d = distance(colours.get(i), centres.get(nearest[i]));
        if (d > far) {
          far = d;
          farthest = colours.get(i);
        }
      }
      if (centres.size() == MOST || far < APART) {
        break;
      }
      centres.add(farthest);
    }
    assign(colours, centres, nearest);
    List<InkColour> found = new ArrayList<>();
    for (int c = 0; c < centres.size(); c++) {
      int count = 0;
      for (int n : nearest) {
        count += n == c ? 1 : 0;
      }
      double share = (double) count / nearest.length;
      if (share >= LEAST_SHARE) {
        found.add(new InkColour(centres.get(c), nearest(centres.get(c), skin), share));
      }
    }
    found.sort(Comparator.comparingDouble((InkColour colour) -> -colour.share()));
    return found;
  }

  /** The ink that can come nearest at some load. */
  private static Ink nearest(Lab seen, Skin skin) {
    Ink best = Ink.BLACK;
    double least = Double.POSITIVE_INFINITY;
    for (Ink ink : Ink.values()) {
      InkTable table = InkTable.of(skin, ink, 0);
      for (double load = .1; load <= InkTable.FULLEST; load += .05) {
        double d = table.on(skin.light(), load).lab().difference(seen);
        if (d < least) {
          least = d;
          best = ink;
        }
      }
    }
    return best;
  }

  private static void assign(List<Lab> colours, List<Lab> centres, int[] nearest) {
    for (int i = 0; i < nearest.length; i++) {
      for (int c = 0; c < centres.size(); c++) {
        if (c == 0
            || distance(colours.get(i), centres.get(c))
                < distance(colours.get(i), centres.get(nearest[i]))) {
          nearest[i] = c;
        }
      }
    }
  }

  private static double distance(Lab a, Lab b) {
    double l = a.lightness() - b.lightness();
    double x = a.a() - b.a();
    double y = a.b() - b.b();
    return Math.sqrt(l * l + x * x + y * y);
  }

  private static Lab mean(List<Lab> colours) {
    double l = 0;
    double a = 0;
    double b = 0;
    for (Lab colour : colours) {
      l += colour.lightness();
      a += colour.a();
      b += colour.b();
    }
    int n = colours.size();
    return new Lab(l / n, a / n, b / n);
  }
}
