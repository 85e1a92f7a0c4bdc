package ink.models.oldink;

/**
 * How large the photograph is on skin.
 *
 * @param pixelsPerMillimetre of the photograph as it was given
 */
public record Scale(double pixelsPerMillimetre) {

  public Scale {
    if (!(pixelsPerMillimetre >= .5 && pixelsPerMillimetre <= 400)) {
      throw new IllegalArgumentException(
          "a photograph of a tattoo has 0.5 to 400 pixels a millimetre of skin, not "
              + pixelsPerMillimetre
              + "; check the distance that was given");
    }
  }

  /**
   * By two points whose distance is known, such as the edges of a coin.
   *
   * @param millimetres between them
   */
  public static Scale betweenPoints(
      double x1, double y1, double x2, double y2, double millimetres) {
    if (!(millimetres > 0)) {
      throw new IllegalArgumentException(
          "the distance of the two points is above zero millimetres");
    }
    return new Scale(Math.hypot(x2 - x1, y2 - y1) / millimetres);
  }

  /**
   * By the girth of a limb that the picture shows from edge to edge: seen from afar it is as wide
   * as a cylinder.
   *
   * @param girth millimetres around
   * @param width of the limb in the picture, pixels
   */
  public static Scale ofLimb(double girth, double width) {
    if (!(girth > 0)) {
      throw new IllegalArgumentException("the girth of a limb is above zero millimetres");
    }
    return new Scale(width * Math.PI / girth);
  }
}
