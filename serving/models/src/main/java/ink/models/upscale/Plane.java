package ink.models.upscale;

/**
 * One channel, row by row, 0 to 255 as it is stored (sRGB's code values).
 *
 * @param values not copied
 */
record Plane(int width, int height, float[] values) {

  Plane(int width, int height) {
    this(width, height, new float[width * height]);
  }

  Plane clamped() {
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(0, Math.min(255, values[i]));
    }
    return this;
  }
}
