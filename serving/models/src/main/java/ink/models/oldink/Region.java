package ink.models.oldink;

import ink.models.plane.Mask;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * Where in the photograph to look.
 *
 * @param outline in parts of the picture's width and height, 0..1
 */
public record Region(Path2D outline) {

  public Region {
    Rectangle2D box = outline.getBounds2D();
    if (!(box.getWidth() > .02 && box.getHeight() > .02)) {
      throw new IllegalArgumentException("the marked region is too small; draw it around the ink");
    }
  }

  /** The central 80 %. */
  public static Region central() {
    return rectangle(.1, .1, .9, .9);
  }

  /** Edges in parts of the picture's width and height, 0..1. */
  public static Region rectangle(double left, double top, double right, double bottom) {
    return polygon(left, top, right, top, right, bottom, left, bottom);
  }

  /** Corners x, y, x, y ... in parts of the picture's width and height, 0..1. */
  public static Region polygon(double... corners) {
    if (corners.length < 6 || corners.length % 2 != 0) {
      throw new IllegalArgumentException("a region needs three corners or more, each as x and y");
    }
    Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    for (int i = 0; i < corners.length; i += 2) {
      if (!(corners[i] >= 0 && corners[i] <= 1 && corners[i + 1] >= 0 && corners[i + 1] <= 1)) {
        throw new IllegalArgumentException("a region lies within the picture: corners are 0..1");
      }
      if (i == 0) {
        path.moveTo(corners[0], corners[1]);
      } else {
        path.lineTo(corners[i], corners[i + 1]);
      }
    }
    path.closePath();
    return new Region(path);
  }

  /** Of a picture, each pixel by its middle. */
  Mask pixels(int width, int height) {
    Mask mask = new Mask(width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        mask.set()[y * width + x] = outline.contains((x + .5) / width, (y + .5) / height);
      }
    }
    return mask;
  }
}
