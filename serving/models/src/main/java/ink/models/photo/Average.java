package ink.models.photo;

/**
 * Makes a picture smaller while its rows come in: each pixel is the mean of the area it covers, in
 * linear light and weighted by opacity. Holds one row of the source at a time.
 */
final class Average {

  private static final float[] LIGHT = new float[256];
  private static final byte[] CODE = new byte[4096];

  static {
    for (int i = 0; i < 256; i++) {
      double c = i / 255.0;
      LIGHT[i] = (float) (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
    }
    for (int i = 0; i < CODE.length; i++) {
      double light = (double) i / (CODE.length - 1);
      double c = light <= 0.0031308 ? light * 12.92 : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
      CODE[i] = (byte) Math.round(c * 255);
    }
  }

  private final int sourceWidth;
  private final int width;
  private final int height;
  private final double stepX;
  private final double stepY;
  private final int[] argb;

  /** Red, green, blue times opacity, and opacity, of one row squeezed to the new width. */
  private final float[] squeezed;

  private final float[] sum;
  private int sourceRow;
  private int row;

  /**
   * @param most pixels that may be kept; more than the source has keeps them all
   */
  Average(int sourceWidth, int sourceHeight, int most) {
    this.sourceWidth = sourceWidth;
    double scale = Math.min(1, Math.sqrt((double) most / ((double) sourceWidth * sourceHeight)));
    width = Math.max(1, (int) (sourceWidth * scale));
    height = Math.max(1, (int) (sourceHeight * scale));
    stepX = (double) sourceWidth / width;
    stepY = (double) sourceHeight / height;
    argb = new int[width * height];
    squeezed = new float[4 * width];
    sum = new float[4 * width];
  }

  /** The next row of the source, 0xAARRGGBB. */
  void add(int[] source) {
    if (width == sourceWidth && stepY == 1) {
      System.arraycopy(source, 0, argb, sourceRow * width, width);
      sourceRow++;
      return;
    }
    squeeze(source);
    double from = sourceRow++;
    double to = sourceRow;
    while (from < to && row < height) {
      double end = row == height - 1 ? to : Math.min(to, (row + 1) * stepY);
      float part = (float) (end - from);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += part * squeezed[i];
      }
      from = end;
      if (end >= (row + 1) * stepY - 1e-9) {
        emit();
      }
    }
  }

  Photo photo() {
    if (row < height && sourceRow > 0 && stepY != 1) {
      emit();
    }
    return new Photo(width, height, argb);
  }

  private void squeeze(int[] source) {
    java.util.Arrays.fill(squeezed, 0);
    for (int x = 0; x < width; x++) {
      double from = x * stepX;
      double to = Math.min(sourceWidth, from + stepX);
      float red = 0;
      float green = 0;
      float blue = 0;
      float alpha = 0;
      for (int i = (int) from; i < to; i++) {
        int pixel = source[Math.min(i, sourceWidth - 1)];
        float part =
            (float) (Math.min(to, i + 1) - Math.max(from, i)) * (pixel >>> 24) * (1 / 255f);
        red += part * LIGHT[pixel >> 16 & 0xff];
        green += part * LIGHT[pixel >> 8 & 0xff];
        blue += part * LIGHT[pixel & 0xff];
        alpha += part;
      }
      squeezed[4 * x] = red;
      squeezed[4 * x + 1] = green;
      squeezed[4 * x + 2] = blue;
      squeezed[4 * x + 3] = alpha;
    }
  }

  private void emit() {
    float area = (float) (stepX * stepY);
    for (int x = 0; x < width; x++) {
      float alpha = sum[4 * x + 3];
      if (alpha > 0) {
        argb[row * width + x] =
            Math.min(255, Math.round(255 * alpha / area)) << 24
                | code(sum[4 * x] / alpha) << 16
                | code(sum[4 * x + 1] / alpha) << 8
                | code(sum[4 * x + 2] / alpha);
      }
    }
    java.util.Arrays.fill(sum, 0);
    row++;
  }

  private static int code(float light) {
    return CODE[Math.min(CODE.length - 1, Math.max(0, Math.round(light * (CODE.length - 1))))]
        & 0xff;
  }
}
