package ink.models.skin;

import ink.models.colour.LinearRgb;
import ink.models.colour.Srgb;
import java.util.Arrays;

/**
 * Linear light, row by row from the top.
 *
 * @param red not copied, as the others: an image belongs to whoever made it
 */
public record LinearImage(int width, int height, float[] red, float[] green, float[] blue) {

  public LinearImage {
    int pixels = width * height;
    if (red.length != pixels || green.length != pixels || blue.length != pixels) {
      throw new IllegalArgumentException(
          "three channels of " + width + " x " + height + " pixels are needed");
    }
  }

  public static LinearImage uniform(int width, int height, LinearRgb light) {
    float[][] channels = new float[3][width * height];
    Arrays.fill(channels[0], (float) light.red());
    Arrays.fill(channels[1], (float) light.green());
    Arrays.fill(channels[2], (float) light.blue());
    return new LinearImage(width, height, channels[0], channels[1], channels[2]);
  }

  /**
   * @param packed 0xRRGGBB; bits above are ignored
   */
  public static LinearImage ofSrgb(int width, int height, int[] packed) {
    float[] decoded = new float[256];
    for (int i = 0; i < 256; i++) {
      decoded[i] = (float) new Srgb(i, i, i).linear().red();
    }
    float[][] channels = new float[3][packed.length];
    for (int i = 0; i < packed.length; i++) {
      channels[0][i] = decoded[packed[i] >> 16 & 0xff];
      channels[1][i] = decoded[packed[i] >> 8 & 0xff];
      channels[2][i] = decoded[packed[i] & 0xff];
    }
    return new LinearImage(width, height, channels[0], channels[1], channels[2]);
  }

  public LinearRgb at(int index) {
    return new LinearRgb(red[index], green[index], blue[index]);
  }

  /** 0xRRGGBB, clipped to the screen's gamut. */
  public int[] srgb() {
    int[] packed = new int[red.length];
    for (int i = 0; i < packed.length; i++) {
      packed[i] = at(i).srgb().packed();
    }
    return packed;
  }
}
