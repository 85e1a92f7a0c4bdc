package ink.models.vector;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import java.util.function.Function;

/** Draws on pixels. */
public final class Raster {

  private Raster() {}

  /**
   * What is inked, whatever the colour: the drawing fitted into the image, centred, black on white.
   * Thin lines keep at least one pixel, so that a thumbnail still shows them.
   */
  public static GrayImage draw(Drawing drawing, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    Arrays.fill(pixels, (byte) 255);
    Fit fit = Fit.of(drawing, width, height);
    draw(
        drawing,
        image,
        fit,
        mark -> mark.tone() == Mark.Tone.INK ? Color.BLACK : Color.WHITE,
        (dot, x, y, radius) -> stamp(pixels, width, height, x, y, radius, dot.tone()));
    return new GrayImage(width, height, pixels);
  }

  /** As {@link #draw}, in the colours of the inks. */
  public static ColourImage colour(Drawing drawing, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    Arrays.fill(pixels, 0xffffff);
    Fit fit = Fit.of(drawing, width, height);
    draw(
        drawing,
        image,
        fit,
        mark -> new Color(rgb(mark)),
        (dot, x, y, radius) -> stamp(pixels, width, height, x, y, radius, rgb(dot)));
    return new ColourImage(width, height, pixels);
  }

  private static int rgb(Mark mark) {
    return mark.tone() == Mark.Tone.INK ? mark.colour().rgb() : 0xffffff;
  }

  /** Where the drawing stands in the image. */
  private record Fit(double scale, double left, double top) {

    static Fit of(Drawing drawing, int width, int height) {
      double scale = Math.min(width / drawing.width(), height / drawing.height());
      return new Fit(
          scale, (width - drawing.width() * scale) / 2, (height - drawing.height() * scale) / 2);
    }
  }

  private interface Stamp {
    void at(Mark.Dot dot, double x, double y, double radius);
  }

  private static void draw(
      Drawing drawing, BufferedImage image, Fit fit, Function<Mark, Color> colour, Stamp stamp) {
    AffineTransform placed = new AffineTransform(fit.scale, 0, 0, fit.scale, fit.left, fit.top);
    Graphics2D pen = image.createGraphics();
    try {
      pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      for (Mark mark : drawing.marks()) {
        if (mark instanceof Mark.Line line) {
          pen.setColor(colour.apply(line));
          float weight = (float) Math.max(1, line.weight() * fit.scale);
          pen.setStroke(new BasicStroke(weight, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
          pen.draw(placed(line.path(), placed));
        } else if (mark instanceof Mark.Area area) {
          pen.setColor(colour.apply(area));
          pen.fill(placed(area.outline(), placed));
        } else if (mark instanceof Mark.Dot dot) {
          stamp.at(
              dot,
              dot.x() * fit.scale + fit.left,
              dot.y() * fit.scale + fit.top,
              Math.max(0.5, dot.radius() * fit.scale));
        }
      }
    } finally {
      pen.dispose();
    }
  }

  /** A disc with a soft edge one pixel wide; many times faster than filling an ellipse. */
  private static void stamp(
      byte[] pixels, int width, int height, double x, double y, double radius, Mark.Tone tone) {
    int fromY = Math.max(0, (int) Math.floor(y - radius - 1));
    int toY = Math.min(height - 1, (int) Math.ceil(y + radius + 1));
    int fromX = Math.max(0, (int) Math.floor(x - radius - 1));
    int toX = Math.min(width - 1, (int) Math.ceil(x + radius + 1));
    int target = tone == Mark.Tone.INK ? 0 : 255;
    for (int py = fromY; py <= toY; py++) {
      double dy = py + 0.5 - y;
      for (int px = fromX; px <= toX; px++) {
        double dx = px + 0.5 - x;
        double cover = radius + 0.5 - Math.sqrt(dx * dx + dy * dy);
        if (cover > 0) {
          int at = py * width + px;
          int old = pixels[at] & 0xff;
          pixels[at] = (byte) (int) (old + (target - old) * Math.min(1, cover) + 0.5);
        }
      }
    }
  }

  private static void stamp(
      int[] pixels, int width, int height, double x, double y, double radius, int target) {
    int fromY = Math.max(0, (int) Math.floor(y - radius - 1));
    int toY = Math.min(height - 1, (int) Math.ceil(y + radius + 1));
    int fromX = Math.max(0, (int) Math.floor(x - radius - 1));
    int toX = Math.min(width - 1, (int) Math.ceil(x + radius + 1));
    for (int py = fromY; py <= toY; py++) {
      double dy = py + 0.5 - y;
      for (int px = fromX; px <= toX; px++) {
        double dx = px + 0.5 - x;
        double cover = Math.min(1, radius + 0.5 - Math.sqrt(dx * dx + dy * dy));
        if (cover > 0) {
          int at = py * width + px;
          int mixed = 0;
          for (int shift = 0; shift <= 16; shift += 8) {
            int old = pixels[at] >> shift & 0xff;
            int to = target >> shift & 0xff;
            mixed |= (int) (old + (to - old) * cover + 0.5) << shift;
          }
          pixels[at] = mixed;
        }
      }
    }
  }

  private static Shape placed(Shape shape, AffineTransform fit) {
    return fit.createTransformedShape(shape);
  }
}
