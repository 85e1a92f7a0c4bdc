package ink.models.oldink;

import ink.models.plane.Plane;
import ink.models.skin.LinearImage;

/**
 * The part of a photograph to look at, small enough to be quick.
 *
 * @param left of the part in the photograph, pixels
 * @param factor pixels of the photograph to one of this, each way
 */
record WorkingImage(Plane red, Plane green, Plane blue, int left, int top, int factor) {

  static final int LONGEST = 1024;

  /** What is seen around the region, as a part of it: a cover-up needs the place. */
  private static final double AROUND = .4;

  static WorkingImage of(LinearImage photo, Region region) {
    var box = region.outline().getBounds2D();
    double margin = AROUND * Math.max(box.getWidth(), box.getHeight());
    int left = (int) (Math.max(0, box.getMinX() - margin) * photo.width());
    int top = (int) (Math.max(0, box.getMinY() - margin) * photo.height());
    int right = (int) Math.ceil(Math.min(1, box.getMaxX() + margin) * photo.width());
    int bottom = (int) Math.ceil(Math.min(1, box.getMaxY() + margin) * photo.height());
    int factor = (Math.max(right - left, bottom - top) + LONGEST - 1) / LONGEST;
    return new WorkingImage(
        cut(photo, photo.red(), left, top, right, bottom).shrunk(factor),
        cut(photo, photo.green(), left, top, right, bottom).shrunk(factor),
        cut(photo, photo.blue(), left, top, right, bottom).shrunk(factor),
        left,
        top,
        factor);
  }

  private static Plane cut(
      LinearImage photo, float[] channel, int left, int top, int right, int bottom) {
    Plane part = new Plane(right - left, bottom - top);
    for (int y = top; y < bottom; y++) {
      System.arraycopy(
          channel, y * photo.width() + left, part.values(), (y - top) * part.width(), part.width());
    }
    return part;
  }

  int width() {
    return red.width();
  }

  int height() {
    return red.height();
  }

  Plane[] channels() {
    return new Plane[] {red, green, blue};
  }
}
