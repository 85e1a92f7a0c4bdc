package ink.models.upscale;

import ink.models.photo.Photo;

/** How near two pictures are, by luma; a frame is left out, where pictures end. */
final class Quality {

  private static final int RADIUS = 5;

  private Quality() {}

  /** Decibels. */
  static double psnr(Photo a, Photo b, int frame) {
    double[] x = luma(a);
    double[] y = luma(b);
    double sum = 0;
    int count = 0;
    for (int row = frame; row < a.height() - frame; row++) {
      for (int column = frame; column < a.width() - frame; column++) {
        double difference = x[row * a.width() + column] - y[row * a.width() + column];
        sum += difference * difference;
        count++;
      }
    }
    return 10 * Math.log10(255 * 255 / (sum / count));
  }

  /** Wang et al. 2004: Gaussian window of 11 pixels, sigma 1.5. */
  static double ssim(Photo a, Photo b, int frame) {
    int width = a.width();
    double[] x = luma(a);
    double[] y = luma(b);
    double[] meanX = blurred(x, x, false, width);
    double[] meanY = blurred(y, y, false, width);
    double[] xx = blurred(x, x, true, width);
    double[] yy = blurred(y, y, true, width);
    double[] xy = blurred(x, y, true, width);
    int margin = Math.max(RADIUS, frame);
    double sum = 0;
    int count = 0;
    for (int row = margin; row < a.height() - margin; row++) {
      for (int i = row * width + margin; i < (row + 1) * width - margin; i++) {
        double product = meanX[i] * meanY[i];
        double squares = meanX[i] * meanX[i] + meanY[i] * meanY[i];
        double spread = xx[i] + yy[i] - squares;
        sum +=
            (2 * product + 6.5025)
                * (2 * (xy[i] - product) + 58.5225)
                / ((squares + 6.5025) * (spread + 58.5225));
        count++;
      }
    }
    return sum / count;
  }

  private static double[] luma(Photo photo) {
    double[] luma = new double[photo.argb().length];
    for (int i = 0; i < luma.length; i++) {
      int pixel = photo.argb()[i];
      luma[i] = .299 * (pixel >> 16 & 0xff) + .587 * (pixel >> 8 & 0xff) + .114 * (pixel & 0xff);
    }
    return luma;
  }

  private static double[] blurred(double[] a, double[] b, boolean product, int width) {
    double[] kernel = new double[2 * RADIUS + 1];
    double whole = 0;
    for (int k = 0; k < kernel.length; k++) {
      kernel[k] = Math.exp(-(k - RADIUS) * (k - RADIUS) / 4.5);
      whole += kernel[k];
    }
    double[] across = new double[a.length];
    for (int i = RADIUS; i < a.length - RADIUS; i++) {
      for (int k = 0; k < kernel.length; k++) {
        int at = i + k - RADIUS;
        across[i] += kernel[k] / whole * (product ? a[at] * b[at] : a[at]);
      }
    }
    double[] out = new double[a.length];
    for (int i = RADIUS * width; i < a.length - RADIUS * width; i++) {
      for (int k = 0; k < kernel.length; k++) {
        out[i] += kernel[k] / whole * across[i + (k - RADIUS) * width];
      }
    }
    return out;
  }
}
