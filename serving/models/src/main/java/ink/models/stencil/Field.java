package ink.models.stencil;

import ink.models.photo.Photo;
import java.util.stream.IntStream;

/** A number for each pixel; beyond its edge a picture goes on as it ends. */
record Field(int width, int height, float[] values) {

  /** Lightness L* / 100 (CIE 1976) of a photo, 0 to 1; what is transparent counts as paper. */
  static Field lightness(Photo photo) {
    float[] light = new float[256];
    for (int i = 0; i < 256; i++) {
      double c = i / 255.0;
      light[i] = (float) (c <= 0.04045 ? c / 12.92 : StrictMath.pow((c + 0.055) / 1.055, 2.4));
    }
    float[] values = new float[photo.argb().length];
    for (int i = 0; i < values.length; i++) {
      int pixel = photo.argb()[i];
      float y =
          .2126f * light[pixel >> 16 & 0xff]
              + .7152f * light[pixel >> 8 & 0xff]
              + .0722f * light[pixel & 0xff];
      float alpha = (pixel >>> 24) / 255f;
      double seen = y * alpha + 1 - alpha;
      double l = seen > 216.0 / 24389 ? 116 * StrictMath.cbrt(seen) - 16 : 24389.0 / 27 * seen;
      values[i] = (float) (l / 100);
    }
    return new Field(photo.width(), photo.height(), values);
  }

  float at(int x, int y) {
    return values[
        Math.max(0, Math.min(height - 1, y)) * width + Math.max(0, Math.min(width - 1, x))];
  }

  /** Between four pixels; whole numbers are the pixels' middles. */
  float between(double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    float right = (float) (x - left);
    float down = (float) (y - top);
    float above = at(left, top) * (1 - right) + at(left + 1, top) * right;
    float below = at(left, top + 1) * (1 - right) + at(left + 1, top + 1) * right;
    return above * (1 - down) + below * down;
  }

  /** Gaussian; sigma in pixels. */
  Field blurred(double sigma) {
    float[] kernel = gaussian(sigma, (int) Math.ceil(3 * sigma));
    return convolved(kernel, true).convolved(kernel, false);
  }

  /** From the middle outwards, so that the whole sums up to 1. */
  static float[] gaussian(double sigma, int reach) {
    double[] half = new double[reach + 1];
    double sum = 0;
    for (int i = 0; i <= reach; i++) {
      half[i] = StrictMath.exp(-.5 * i * i / (sigma * sigma));
      sum += i == 0 ? half[i] : 2 * half[i];
    }
    float[] kernel = new float[reach + 1];
    for (int i = 0; i <= reach; i++) {
      kernel[i] = (float) (half[i] / sum);
    }
    return kernel;
  }

  private Field convolved(float[] kernel, boolean along) {
    float[] out = new float[values.length];
    IntStream.range(0, height)
        .parallel()
        .forEach(
            y -> {
              for (int x = 0; x < width; x++) {
                float sum = kernel[0] * values[y * width + x];
                for (int k = 1; k < kernel.length; k++) {
                  float pair = along ? at(x - k, y) + at(x + k, y) : at(x, y - k) + at(x, y + k);
                  sum += kernel[k] * pair;
                }
                out[y * width + x] = sum;
              }
            });
    return new Field(width, height, out);
  }
}
