package ink.inference.craft;

import com.google.protobuf.ByteString;
import ink.models.vector.Drawing;
import ink.models.vector.Paths;
import ink.models.vector.Png;
import ink.models.vector.Raster;

/** A small design that models warm up on: two lines and a disc, 16 mm wide. */
final class Example {

  static final float WIDTH_MM = 16;

  static final ByteString PNG = png();

  private Example() {}

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
