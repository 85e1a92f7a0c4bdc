package ink.models.vector;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;

/** Draws on pixels. */
public final class Raster {

  private Raster() {}

  /**
   * The drawing fitted into the image, centred, on white. Thin lines keep at least one pixel, so
   * that a thumbnail still shows them.
   */
  public static GrayImage draw(Drawing drawing, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    Arrays.fill(pixels, (byte) 255);
    double scale = Math.min(width / drawing.width(), height / drawing.height());
    double left = (width - drawing.width() * scale) / 2;
    double top = (height - drawing.height() * scale) / 2;
    AffineTransform fit = new AffineTransform(scale, 0, 0, scale, left, top);
    Graphics2D pen = image.createGraphics();
    try {
      pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      for (Mark mark : drawing.marks()) {
        if (mark instanceof Mark.Line line) {
          pen.setColor(color(line.tone()));
          float weight = (float) Math.max(1, line.weight() * scale);
          pen.setStroke(new BasicStroke(weight, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
          pen.draw(placed(line.path(), fit));
        } else if (mark instanceof Mark.Area area) {
          pen.setColor(color(area.tone()));
          pen.fill(placed(area.outline(), fit));
        } else if (mark instanceof Mark.Dot dot) {
          stamp(
              pixels,
              width,
              height,
              dot.x() * scale + left,
              dot.y() * scale + top,
              Math.max(0.5, dot.radius() * scale),
              dot.tone());
        }
      }
    } finally {
      pen.dispose();
    }
    return new GrayImage(width, height, pixels);
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

  private static Shape placed(Shape shape, AffineTransform fit) {
    return fit.createTransformedShape(shape);
  }

  private static Color color(Mark.Tone tone) {
    return tone == Mark.Tone.INK ? Color.BLACK : Color.WHITE;
  }
}
