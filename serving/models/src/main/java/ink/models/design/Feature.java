package ink.models.design;

import java.util.EnumSet;
import java.util.Set;

/**
 * What words of a prompt can ask for. The words stand in {@code vocabulary.txt}; a feature that a
 * style cannot draw is reported, not faked.
 */
public enum Feature {
  DENSE,
  SPARE,
  BOLD,
  FINE,
  SMALL,
  LARGE,
  DOTS,
  HATCHING,
  BLACK,

  FLOWERS(Style.MANDALA, Style.BOTANICAL),
  LEAVES(Style.MANDALA, Style.BOTANICAL),
  SUNFLOWER(Style.MANDALA, Style.BOTANICAL),

  LOTUS(Style.MANDALA),
  STAR(Style.MANDALA, Style.CELESTIAL),
  BEADS(Style.MANDALA),
  LACE(Style.MANDALA),
  GEOMETRY(Style.MANDALA, Style.SACRED_GEOMETRY),

  ROSE(Style.BOTANICAL),
  PEONY(Style.BOTANICAL),
  DAISY(Style.BOTANICAL),
  ANEMONE(Style.BOTANICAL),
  CHERRY(Style.BOTANICAL),
  LAVENDER(Style.BOTANICAL),
  WILDFLOWER(Style.BOTANICAL),
  FERN(Style.BOTANICAL),
  LAUREL(Style.BOTANICAL),
  EUCALYPTUS(Style.BOTANICAL),
  BERRIES(Style.BOTANICAL),
  BUDS(Style.BOTANICAL),
  WREATH(Style.BOTANICAL),
  BOUQUET(Style.BOTANICAL),
  SPRIG(Style.BOTANICAL),

  TRIQUETRA(Style.CELTIC),
  CROSS(Style.CELTIC),
  RING(Style.CELTIC),
  PANEL(Style.CELTIC),

  FLOWER_OF_LIFE(Style.SACRED_GEOMETRY, Style.MANDALA),
  METATRON(Style.SACRED_GEOMETRY),
  POLYHEDRON(Style.SACRED_GEOMETRY),
  STAR_POLYGON(Style.SACRED_GEOMETRY),

  SPIRAL(Style.DOTWORK),
  PLANET(Style.DOTWORK, Style.CELESTIAL),
  MOUNTAINS(Style.DOTWORK, Style.WAVES),

  CRESCENT(Style.CELESTIAL, Style.BOTANICAL),
  MOON(Style.CELESTIAL),
  PHASES(Style.CELESTIAL),
  SUN(Style.CELESTIAL, Style.WAVES),
  CONSTELLATION(Style.CELESTIAL),
  ORION(Style.CELESTIAL),
  BEAR(Style.CELESTIAL),
  CASSIOPEIA(Style.CELESTIAL),
  SWAN(Style.CELESTIAL),
  LION(Style.CELESTIAL),
  SCORPION(Style.CELESTIAL),
  LYRE(Style.CELESTIAL),
  BULL(Style.CELESTIAL),

  SCALES(Style.WAVES),
  CREST(Style.WAVES);

  private final Set<Style> styles;

  /** Of every style. */
  Feature() {
    styles = EnumSet.allOf(Style.class);
  }

  Feature(Style first, Style... others) {
    styles = EnumSet.of(first, others);
  }

  public boolean drawnIn(Style style) {
    return styles.contains(style);
  }
}
