package ink.inference.command;

import com.google.protobuf.ByteString;
import ink.models.vector.Png;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;

/** Pictures of one height side by side. */
final class Strip {

  private static final int GAP = 12;

  private Strip() {}

  /** A PNG file of PNG files. */
  static byte[] of(ByteString... pictures) throws IOException {
    List<BufferedImage> images = new ArrayList<>();
    int width = -GAP;
    int height = 0;
    for (ByteString picture : pictures) {
      BufferedImage image = ImageIO.read(picture.newInput());
      images.add(image);
      width += image.getWidth() + GAP;
      height = Math.max(height, image.getHeight());
    }
    int[] pixels = new int[width * height];
    Arrays.fill(pixels, 0xffffff);
    int left = 0;
    for (BufferedImage image : images) {
      image.getRGB(0, 0, image.getWidth(), image.getHeight(), pixels, left, width);
      left += image.getWidth() + GAP;
    }
    return Png.rgb(width, height, pixels, 0);
  }
}
