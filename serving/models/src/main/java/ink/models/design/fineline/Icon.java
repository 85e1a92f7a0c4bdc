package ink.models.design.fineline;

import ink.models.design.Feature;
import ink.models.vector.Paths;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Strokes of a small sign, around the origin in a square of 100, drawn by hand in icons.txt. */
record Icon(List<Path2D> strokes) {

  private static final Map<Feature, Icon> ALL = read();

  /** By the feature that asks for it, in the order of the features. */
  static Map<Feature, Icon> all() {
    return ALL;
  }

  static Icon of(Feature feature) {
    return Objects.requireNonNull(ALL.get(feature), () -> "no icon is drawn for " + feature);
  }

  private static Map<Feature, Icon> read() {
    Map<Feature, Icon> icons = new EnumMap<>(Feature.class);
    try (InputStream in = Objects.requireNonNull(Icon.class.getResourceAsStream("icons.txt"))) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (!line.isBlank() && !line.startsWith("#")) {
          int colon = line.indexOf(':');
          icons.put(
              Feature.valueOf(line.substring(0, colon)),
              new Icon(strokes(line.substring(colon + 1))));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Collections.unmodifiableMap(icons);
  }

  private static List<Path2D> strokes(String data) {
    List<Path2D> strokes = new ArrayList<>();
    for (String part : data.strip().split("(?=[MO])")) {
      if (part.startsWith("O")) {
        double[] n = numbers(part);
        strokes.add(Paths.circle(n[0] - 50, n[1] - 50, n[2]));
        continue;
      }
      Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
      for (String move : part.split("(?=[MLCQZ])")) {
        double[] n = numbers(move);
        for (int i = 0; i < n.length; i++) {
          n[i] -= 50;
        }
        switch (move.charAt(0)) {
          case 'M' -> path.moveTo(n[0], n[1]);
          case 'L' -> polyline(path, n);
          case 'C' -> {
            for (int i = 0; i < n.length; i += 6) {
              path.curveTo(n[i], n[i + 1], n[i + 2], n[i + 3], n[i + 4], n[i + 5]);
            }
          }
          case 'Q' -> path.quadTo(n[0], n[1], n[2], n[3]);
          default -> path.closePath();
        }
      }
      strokes.add(path);
    }
    return strokes;
  }

  private static void polyline(Path2D path, double[] points) {
    for (int i = 0; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
  }

  private static double[] numbers(String move) {
    String list = move.substring(1).strip();
    if (list.isEmpty()) {
      return new double[0];
    }
    String[] words = list.split("\\s+");
    double[] numbers = new double[words.length];
    for (int i = 0; i < words.length; i++) {
      numbers[i] = Double.parseDouble(words[i]);
    }
    return numbers;
  }
}
