package ink.models.coverup;

import ink.models.body.surface.Point;
import ink.models.body.surface.Surface;
import java.awt.geom.AffineTransform;

/**
 * Where the middle of a design comes to lie, and how it is turned. Flat: over a limb that bends
 * away much, use a surface that knows its shape.
 *
 * @param x millimetres from the left edge of the part of the photograph that was looked at
 * @param y from its top
 * @param angle radians, clockwise
 */
public record Placement(double x, double y, double angle) implements Surface {

  @Override
  public Point seen(double across, double along) {
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    return new Point(x + cos * across - sin * along, y + sin * across + cos * along);
  }

  @Override
  public Point skin(double seenX, double seenY) {
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    double dx = seenX - x;
    double dy = seenY - y;
    return new Point(cos * dx + sin * dy, cos * dy - sin * dx);
  }

  /** From millimetres of the design's sheet to millimetres of the photograph. */
  AffineTransform transform(double sheetWidth, double sheetHeight) {
    AffineTransform transform = AffineTransform.getTranslateInstance(x, y);
    transform.rotate(StrictMath.cos(angle), StrictMath.sin(angle));
    transform.translate(-sheetWidth / 2, -sheetHeight / 2);
    return transform;
  }
}
