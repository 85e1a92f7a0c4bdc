package ink.models.ageing;

import ink.models.vector.Drawing;
import ink.models.vector.GrayImage;
import ink.models.vector.Raster;

/**
 * How much of one ink is where, row by row from the top.
 *
 * @param pixelsPerMillimetre on skin; ageing wants 8 or more
 * @param load 0 bare, 1 fully packed healed ink; not copied
 */
public record InkMap(int width, int height, double pixelsPerMillimetre, float[] load) {

  public InkMap {
    if (load.length != width * height) {
      throw new IllegalArgumentException(
          load.length + " pixels do not fill " + width + " x " + height);
    }
    if (!(pixelsPerMillimetre > 0)) {
      throw new IllegalArgumentException("an ink map needs its pixels per millimetre");
    }
  }

  /** What the drawing covers: 1 where it is black. */
  public static InkMap covered(Drawing drawing, double pixelsPerMillimetre) {
    return covered(
        Raster.draw(
            drawing,
            (int) Math.ceil(drawing.width() * pixelsPerMillimetre),
            (int) Math.ceil(drawing.height() * pixelsPerMillimetre)),
        pixelsPerMillimetre);
  }

  /** What dark pixels cover. */
  public static InkMap covered(GrayImage image, double pixelsPerMillimetre) {
    float[] load = new float[image.pixels().length];
    for (int i = 0; i < load.length; i++) {
      load[i] = (255 - (image.pixels()[i] & 0xff)) / 255f;
    }
    return new InkMap(image.width(), image.height(), pixelsPerMillimetre, load);
  }

  /** With bare skin around it, so that ink that spreads has where to go. */
  public InkMap padded(double millimetres) {
    int pad = (int) Math.ceil(millimetres * pixelsPerMillimetre);
    int wide = width + 2 * pad;
    float[] out = new float[wide * (height + 2 * pad)];
    for (int y = 0; y < height; y++) {
      System.arraycopy(load, y * width, out, (y + pad) * wide + pad, width);
    }
    return new InkMap(wide, height + 2 * pad, pixelsPerMillimetre, out);
  }

  /** Both on one map of the same size; where they meet there is as much as both have. */
  public InkMap plus(InkMap other) {
    if (other.width != width || other.height != height) {
      throw new IllegalArgumentException("maps that are added have one size");
    }
    float[] sum = new float[load.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = load[i] + other.load[i];
    }
    return with(sum);
  }

  InkMap with(float[] other) {
    return new InkMap(width, height, pixelsPerMillimetre, other);
  }

  public float at(int x, int y) {
    return load[y * width + x];
  }

  /** Ink on the whole map, in fully packed square millimetres. */
  public double mass() {
    double sum = 0;
    for (float l : load) {
      sum += l;
    }
    return sum / (pixelsPerMillimetre * pixelsPerMillimetre);
  }
}
