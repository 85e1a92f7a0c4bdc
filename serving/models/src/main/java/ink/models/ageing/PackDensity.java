package ink.models.ageing;

import ink.models.plane.DistanceTransform;

/**
 * How full skin is packed: one pass of a line leaves less pigment than a fill. Judged by the local
 * thickness of the stroke (opening with discs), never by a blur, which would thin the edges of wide
 * bars. Calibrated on the optical density of real black bars.
 */
public final class PackDensity {

  private static final double THINNEST = .24;

  /** Diameters of discs in millimetres, and the load of strokes that hold such a disc. */
  private static final double[] DIAMETERS = {1.05, 1.25, 1.45};

  private static final double[] LOADS = {.45, .72, 1};

  private PackDensity() {}

  /** The load that a tattooer leaves where the map is covered. */
  public static InkMap packed(InkMap coverage) {
    int width = coverage.width();
    int height = coverage.height();
    int pixels = width * height;
    boolean[] bare = new boolean[pixels];
    for (int i = 0; i < pixels; i++) {
      bare[i] = coverage.load()[i] < .5f;
    }
    double[] inside = DistanceTransform.squared(bare, width, height);
    float[] load = new float[pixels];
    for (int i = 0; i < pixels; i++) {
      load[i] = (float) THINNEST;
    }
    boolean[] core = new boolean[pixels];
    for (int step = 0; step < DIAMETERS.length; step++) {
      // Centres of pixels are a half or a whole pixel inside of the edge: a quarter is the mean.
      double radius = DIAMETERS[step] / 2 * coverage.pixelsPerMillimetre() + .25;
      for (int i = 0; i < pixels; i++) {
        core[i] = inside[i] >= radius * radius;
      }
      double[] toCore = DistanceTransform.squared(core, width, height);
      double reach = (radius + 1) * (radius + 1); // the soft edge belongs to the stroke
      for (int i = 0; i < pixels; i++) {
        if (toCore[i] <= reach) {
          load[i] = (float) LOADS[step];
        }
      }
    }
    for (int i = 0; i < pixels; i++) {
      load[i] *= coverage.load()[i];
    }
    return coverage.with(load);
  }
}
