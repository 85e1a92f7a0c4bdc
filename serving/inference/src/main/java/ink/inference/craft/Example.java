package ink.inference.craft;

import com.google.protobuf.ByteString;
import ink.models.vector.Drawing;
import ink.models.vector.Paths;
import ink.models.vector.Png;
import ink.models.vector.Raster;

/** What models warm up on: two lines and a disc, 16 mm wide, and a bar in light skin. */
final class Example {

  static final float WIDTH_MM = 16;

  static final ByteString PNG = png();

  /** 160 x 160 pixels. */
  static final ByteString OLD_TATTOO = oldTattoo();

  private Example() {}

  private static ByteString oldTattoo() {
    int side = 160;
    int[] pixels = new int[side * side];
    for (int i = 0; i < pixels.length; i++) {
      int x = i % side;
      int y = i / side;
      int shade = x / 16;
      boolean inked = x > 50 && x < 110 && y > 65 && y < 95;
      pixels[i] = inked ? 0x4a4442 : 205 - shade << 16 | 160 - shade << 8 | 138 - shade;
    }
    return ByteString.copyFrom(Png.rgb(side, side, pixels, 0));
  }

  private static ByteString png() {
    Drawing drawing =
        new Drawing.Sheet()
            .line(Paths.line(2, 4, 14, 4), .6)
            .line(Paths.line(2, 6, 14, 6), .6)
            .solid(Paths.circle(8, 11, 3))
            .on(16, 16);
    return ByteString.copyFrom(Png.grey(Raster.draw(drawing, 128, 128), 8));
  }
}
