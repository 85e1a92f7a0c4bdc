package ink.models.upscale;

/** Estimates a larger picture from a tile of a smaller one. */
interface Enlarger {

  /** Pixels of the smaller picture around a tile that still change what comes out of it. */
  int context();

  /**
   * @param tile red, green and blue
   * @return the same, twice or four times as wide and high
   */
  Plane[] enlarge(Plane[] tile, int factor);
}
