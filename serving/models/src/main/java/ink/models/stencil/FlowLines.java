package ink.models.stencil;

import java.util.stream.IntStream;

/**
 * Lines as one would draw them after a photo: a difference of Gaussians across the local direction
 * of edges, smoothed along it (Kang, Lee and Chui 2007; Winnemöller, Kyprianidis and Olsen 2012).
 * Dark areas come out filled.
 */
final class FlowLines {

  private static final double TENSOR_BLUR = 3;
  private static final double CENTRE = 1.8;
  private static final double SURROUND = 1.6 * CENTRE;
  private static final float SHARPNESS = 18;
  private static final double ALONG = 6;
  private static final int ALONG_REACH = 14;

  /**
   * The soft threshold 1 + tanh(phi (D - eps)) with eps .62 and phi 12 is a half at this D; as ink
   * is what lies below a half, only this number matters.
   */
  private static final float HALF = .62f - .5493f / 12;

  private final Field light;
  private final float[] tangentX;
  private final float[] tangentY;

  private FlowLines(Field light) {
    this.light = light;
    tangentX = new float[light.values().length];
    tangentY = new float[light.values().length];
  }

  /**
   * @param light 0 to 1
   * @return above 0 where there is ink, below where there is none; edges lie on 0, also between
   *     pixels
   */
  static Field of(Field light) {
    FlowLines lines = new FlowLines(light);
    lines.directions();
    return lines.alongFlow(lines.acrossFlow());
  }

  /** The smaller eigenvector of the blurred structure tensor at each pixel. */
  private void directions() {
    int width = light.width();
    int height = light.height();
    float[][] tensor = new float[3][width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        float gx = sobel(x, y, true);
        float gy = sobel(x, y, false);
        int i = y * width + x;
        tensor[0][i] = gx * gx;
        tensor[1][i] = gx * gy;
        tensor[2][i] = gy * gy;
      }
    }
    float[] xx = new Field(width, height, tensor[0]).blurred(TENSOR_BLUR).values();
    float[] xy = new Field(width, height, tensor[1]).blurred(TENSOR_BLUR).values();
    float[] yy = new Field(width, height, tensor[2]).blurred(TENSOR_BLUR).values();
    for (int i = 0; i < xx.length; i++) {
      double root = Math.sqrt((xx[i] - yy[i]) * (xx[i] - yy[i]) + 4 * xy[i] * xy[i]);
      double most = (xx[i] + yy[i] + root) / 2;
      double x = most - xx[i];
      double y = -xy[i];
      double length = Math.sqrt(x * x + y * y);
      tangentX[i] = length > 0 ? (float) (x / length) : 0;
      tangentY[i] = length > 0 ? (float) (y / length) : 1;
    }
  }

  private float sobel(int x, int y, boolean horizontal) {
    float sum = 0;
    for (int k = -1; k <= 1; k++) {
      float weight = k == 0 ? 2 : 1;
      sum +=
          horizontal
              ? weight * (light.at(x + 1, y + k) - light.at(x - 1, y + k))
              : weight * (light.at(x + k, y + 1) - light.at(x + k, y - 1));
    }
    return sum / 4;
  }

  private Field acrossFlow() {
    int reach = (int) Math.ceil(2.5 * SURROUND);
    float[] centre = Field.gaussian(CENTRE, reach);
    float[] surround = Field.gaussian(SURROUND, reach);
    float[] kernel = new float[reach + 1];
    for (int k = 0; k <= reach; k++) {
      kernel[k] = (1 + SHARPNESS) * centre[k] - SHARPNESS * surround[k];
    }
    int width = light.width();
    float[] out = new float[light.values().length];
    IntStream.range(0, light.height())
        .parallel()
        .forEach(
            y -> {
              for (int x = 0; x < width; x++) {
                int i = y * width + x;
                float nx = -tangentY[i];
                float ny = tangentX[i];
                float sum = kernel[0] * light.values()[i];
                for (int k = 1; k <= reach; k++) {
                  sum +=
                      kernel[k]
                          * (light.between(x + k * nx, y + k * ny)
                              + light.between(x - k * nx, y - k * ny));
                }
                out[i] = sum;
              }
            });
    return new Field(width, light.height(), out);
  }

  private Field alongFlow(Field across) {
    float[] kernel = Field.gaussian(ALONG, ALONG_REACH);
    int width = across.width();
    float[] out = new float[across.values().length];
    IntStream.range(0, across.height())
        .parallel()
        .forEach(
            y -> {
              for (int x = 0; x < width; x++) {
                float sum = kernel[0] * across.values()[y * width + x];
                sum += walk(across, x, y, 1, kernel) + walk(across, x, y, -1, kernel);
                out[y * width + x] = HALF - sum;
              }
            });
    return new Field(width, across.height(), out);
  }

  /** Weighted sum along the flow on one side; tangents have no sign, so each step keeps on. */
  private float walk(Field across, int startX, int startY, int side, float[] kernel) {
    double x = startX;
    double y = startY;
    int start = startY * light.width() + startX;
    float dx = side * tangentX[start];
    float dy = side * tangentY[start];
    float sum = 0;
    for (int k = 1; k < kernel.length; k++) {
      x += dx;
      y += dy;
      sum += kernel[k] * across.between(x, y);
      int px = Math.max(0, Math.min(light.width() - 1, (int) Math.round(x)));
      int py = Math.max(0, Math.min(light.height() - 1, (int) Math.round(y)));
      float tx = tangentX[py * light.width() + px];
      float ty = tangentY[py * light.width() + px];
      float sign = tx * dx + ty * dy < 0 ? -1 : 1;
      dx = sign * tx;
      dy = sign * ty;
    }
    return sum;
  }
}
