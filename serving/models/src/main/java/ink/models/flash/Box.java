package ink.models.flash;

/** Millimetres from the upper left corner of the paper. */
record Box(double x, double y, double width, double height) {

  boolean meets(Box o) {
    return x < o.x + o.width && o.x < x + width && y < o.y + o.height && o.y < y + height;
  }

  boolean holds(Box o) {
    return o.x >= x
        && o.y >= y
        && o.x + o.width <= x + width + 1e-9
        && o.y + o.height <= y + height + 1e-9;
  }

  double area() {
    return width * height;
  }

  /** Zero inside. */
  double distance(double px, double py) {
    double dx = Math.max(0, Math.max(x - px, px - x - width));
    double dy = Math.max(0, Math.max(y - py, py - y - height));
    return Math.hypot(dx, dy);
  }
}
