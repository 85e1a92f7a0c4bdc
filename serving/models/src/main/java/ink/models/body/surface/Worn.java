package ink.models.body.surface;

import ink.models.ageing.InkMap;

/** Ink as a view sees it: an ink map laid on skin. */
public final class Worn {

  private Worn() {}

  /**
   * The load of each pixel of the view.
   *
   * @param flat the ink as drawn; the surface's origin is in its middle
   * @param scale pixels a millimetre of the view
   * @param originX pixel of the view where the surface's origin is seen, as a fraction
   */
  public static float[] on(
      Surface surface,
      InkMap flat,
      double scale,
      double originX,
      double originY,
      int width,
      int height) {
    // Looked up between four pixels: a map that is much finer would shimmer.
    InkMap ink = shrunk(flat, (int) Math.floor(flat.pixelsPerMillimetre() / scale));
    double ppm = ink.pixelsPerMillimetre();
    float[] load = new float[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        Point at = surface.skin((x + .5 - originX) / scale, (y + .5 - originY) / scale);
        if (at != null) {
          load[y * width + x] =
              between(
                  ink,
                  at.x() * ppm + ink.width() / 2.0 - .5,
                  at.y() * ppm + ink.height() / 2.0 - .5);
        }
      }
    }
    return load;
  }

  /** The part of the ink that the view does not show, 0 to 1. */
  public static double turnedAway(Surface surface, InkMap flat) {
    double ppm = flat.pixelsPerMillimetre();
    double all = 0;
    double away = 0;
    for (int y = 0; y < flat.height(); y += 2) {
      for (int x = 0; x < flat.width(); x += 2) {
        double load = flat.at(x, y);
        all += load;
        if (load > 0
            && surface.seen(
                    (x + .5 - flat.width() / 2.0) / ppm, (y + .5 - flat.height() / 2.0) / ppm)
                == null) {
          away += load;
        }
      }
    }
    return all == 0 ? 0 : away / all;
  }

  private static InkMap shrunk(InkMap map, int factor) {
    if (factor < 2) {
      return map;
    }
    int wide = (map.width() + factor - 1) / factor;
    int high = (map.height() + factor - 1) / factor;
    float[] small = new float[wide * high];
    for (int y = 0; y < map.height(); y++) {
      for (int x = 0; x < map.width(); x++) {
        small[y / factor * wide + x / factor] += map.at(x, y) / (factor * factor);
      }
    }
    return new InkMap(wide, high, map.pixelsPerMillimetre() / factor, small);
  }

  private static float between(InkMap map, double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    float right = (float) (x - left);
    float down = (float) (y - top);
    float above = load(map, left, top) * (1 - right) + load(map, left + 1, top) * right;
    float below = load(map, left, top + 1) * (1 - right) + load(map, left + 1, top + 1) * right;
    return above * (1 - down) + below * down;
  }

  private static float load(InkMap map, int x, int y) {
    return x < 0 || y < 0 || x >= map.width() || y >= map.height() ? 0 : map.at(x, y);
  }
}
