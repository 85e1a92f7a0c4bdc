package ink.models.body.surface;

/** Millimetres: across and along the skin, or right and down in a view. */
public record Point(double x, double y) {

  public double distance(Point other) {
    return Math.hypot(x - other.x, y - other.y);
  }
}
