package ink.inference.craft;

import com.google.protobuf.ByteString;
import ink.models.body.sizing.WeakSpot;
import ink.models.photo.Photo;
import ink.models.vector.Png;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.List;

/** Red rings on a design, around what gives way first. */
final class Rings {

  /** Parts of the longer side. */
  private static final double RADIUS = .035;

  private static final double STROKE = .006;

  private Rings() {}

  /** A PNG file. */
  static ByteString around(List<WeakSpot> spots, Picture picture) {
    Photo photo = picture.photo();
    BufferedImage image =
        new BufferedImage(photo.width(), photo.height(), BufferedImage.TYPE_INT_RGB);
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    byte[] grey = photo.grey().pixels();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = 0x010101 * (grey[i] & 0xff);
    }
    double longer = Math.max(photo.width(), photo.height());
    Graphics2D pen = image.createGraphics();
    try {
      pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      pen.setColor(new Color(0xd0202a));
      pen.setStroke(new BasicStroke((float) (STROKE * longer)));
      double radius = RADIUS * longer;
      for (WeakSpot spot : spots) {
        pen.draw(
            new Ellipse2D.Double(
                spot.x() * picture.scale() - radius,
                spot.y() * picture.scale() - radius,
                2 * radius,
                2 * radius));
      }
    } finally {
      pen.dispose();
    }
    return ByteString.copyFrom(Png.rgb(photo.width(), photo.height(), pixels, picture.scale()));
  }
}
