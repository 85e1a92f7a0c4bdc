package ink.models.oldink;

import ink.models.plane.Mask;
import ink.models.plane.Plane;
import ink.models.skin.Skin;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The ink that a photograph shows. Maps are of the part of the photograph that was looked at, each
 * pixel a square of the photograph's.
 *
 * @param left of that part in the photograph, pixels; also top
 * @param factor pixels of the photograph to one of a map, each way
 * @param pixelsPerMillimetre of the maps; empty without a scale
 * @param skin where there is skin, ink included
 * @param ink where there is ink
 * @param density how dark it is, 0 bare; sums what all channels lost and how unevenly
 * @param light of the photograph to that of bare skin in the same shade; red, green and blue
 * @param wearer the skin as the model knows it; estimated, let people confirm their tone
 */
public record OldInk(
    int left,
    int top,
    int factor,
    OptionalDouble pixelsPerMillimetre,
    Mask skin,
    Mask ink,
    Plane density,
    List<Plane> light,
    Skin wearer,
    Shape shape,
    List<InkColour> colours) {

  public OldInk {
    light = List.copyOf(light);
    colours = List.copyOf(colours);
  }

  /**
   * @param percent of the skin that was looked at, 0..100
   * @param hull corners of the convex hull, x and y in pixels of the maps
   * @param box left, top, right and bottom in pixels of the maps
   * @param axis radians of the dominant direction, clockwise from the x axis, -pi/2..pi/2
   * @param elongation 0 as wide as long .. 1 a line
   * @param complexity of the edge: 1 for a disc
   * @param median optical density above bare skin, a mean over red, green and blue
   * @param darkest the density that a tenth of the ink exceeds
   */
  public record Shape(
      double percent,
      List<int[]> hull,
      int[] box,
      double axis,
      double elongation,
      double complexity,
      double median,
      double darkest) {

    public Shape {
      hull = List.copyOf(hull);
      box = box.clone();
    }
  }

  /** Inked skin; empty without a scale. */
  public OptionalDouble squareMillimetres() {
    return squareMillimetres(ink);
  }

  /** Of the convex hull. */
  public OptionalDouble hullSquareMillimetres() {
    return squareMillimetres(ink.hull());
  }

  private OptionalDouble squareMillimetres(Mask mask) {
    if (pixelsPerMillimetre.isEmpty()) {
      return OptionalDouble.empty();
    }
    double ppm = pixelsPerMillimetre.getAsDouble();
    return OptionalDouble.of(mask.count() / (ppm * ppm));
  }
}
