package ink.models.skin;

import ink.models.colour.Lab;
import ink.models.colour.LinearRgb;
import java.util.EnumMap;
import java.util.Map;

/** How well each ink reads on one skin, healed and after ten years of normal sun. */
public final class Legibility {

  /** CIEDE2000 to bare skin below which an ink does not read. */
  public static final double READS = 8;

  /** The usual load of a shaded area. */
  private static final double LOAD = .8;

  private static final double LATER_YEARS = 10;

  private final Map<Ink, Lab> healed = new EnumMap<>(Ink.class);
  private final Map<Ink, Lab> later = new EnumMap<>(Ink.class);
  private final Lab bare;

  public Legibility(Skin skin) {
    LinearRgb light = skin.light();
    bare = skin.colour();
    for (Ink ink : Ink.values()) {
      healed.put(ink, InkTable.of(skin, ink, 0).on(light, LOAD).lab());
      double left = ink.fade().remaining(LATER_YEARS, 1, skin);
      later.put(ink, InkTable.of(skin, ink, LATER_YEARS).on(light, LOAD * left).lab());
    }
  }

  /** CIEDE2000 of healed ink to bare skin. */
  public double healed(Ink ink) {
    return colour(healed, ink).difference(bare);
  }

  /** The same after ten years. */
  public double atTenYears(Ink ink) {
    return colour(later, ink).difference(bare);
  }

  public boolean reads(Ink ink) {
    return atTenYears(ink) >= READS;
  }

  /** CIEDE2000 of two healed inks side by side. */
  public double between(Ink one, Ink two) {
    return colour(healed, one).difference(colour(healed, two));
  }

  private static Lab colour(Map<Ink, Lab> colours, Ink ink) {
    Lab colour = colours.get(ink);
    if (colour == null) {
      throw new IllegalStateException("every ink has a colour, but not " + ink);
    }
    return colour;
  }
}
