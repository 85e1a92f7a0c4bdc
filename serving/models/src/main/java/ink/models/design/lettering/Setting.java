package ink.models.design.lettering;

import ink.models.vector.Drawing.Sheet;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Words set in lines, in em; the first baseline at y 0, each line centred on x 0.
 *
 * @param lines outlines of the lines at their baselines
 * @param leading em from one baseline to the next
 */
record Setting(Typeface face, List<Path2D> lines, List<Rectangle2D> boxes, double leading) {

  static Setting of(Typeface face, List<String> texts) {
    List<Path2D> lines = new ArrayList<>();
    List<Rectangle2D> boxes = new ArrayList<>();
    double leading =
        switch (face) {
          case SCRIPT -> 1.02;
          case BLACKLETTER -> .98;
          case ROMAN -> 1.05;
        };
    for (int i = 0; i < texts.size(); i++) {
      Path2D line = face.set(texts.get(i), .085);
      Rectangle2D box = new Sheet().solid(line).bounds();
      line.transform(AffineTransform.getTranslateInstance(-box.getCenterX(), i * leading));
      lines.add(line);
      boxes.add(new Sheet().solid(line).bounds());
    }
    return new Setting(face, lines, boxes, leading);
  }

  /** Around all lines, em. */
  Rectangle2D box() {
    Rectangle2D box = boxes.get(0);
    for (Rectangle2D other : boxes) {
      box = box.createUnion(other);
    }
    return box;
  }

  /**
   * The ways to break words into lines, from one line to one word a line, with lines of as even a
   * length as can be.
   */
  static List<List<String>> breaks(String text) {
    String[] words = text.split(" ");
    List<List<String>> all = new ArrayList<>();
    for (int count = 1; count <= Math.min(words.length, 5); count++) {
      List<String> lines = new ArrayList<>();
      double target = (double) text.length() / count;
      StringBuilder line = new StringBuilder();
      int left = words.length;
      for (String word : words) {
        boolean full =
            !line.isEmpty()
                && lines.size() < count - 1
                && (line.length() + word.length() / 2.0 > target
                    || left <= count - lines.size() - 1);
        if (full) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(line.isEmpty() ? "" : " ").append(word);
        left--;
      }
      lines.add(line.toString());
      if (lines.size() == count) {
        all.add(lines);
      }
    }
    return all;
  }
}
