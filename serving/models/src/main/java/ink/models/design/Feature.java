package ink.models.design;

import java.util.EnumSet;
import java.util.Optional;
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
  MIRRORED,
  BLACK,

  FLOWERS(Style.MANDALA, Style.BOTANICAL, Style.ART_NOUVEAU),
  LEAVES(Style.MANDALA, Style.BOTANICAL, Style.BAND, Style.FINE_LINE, Style.ART_NOUVEAU),
  SUNFLOWER(Style.MANDALA, Style.BOTANICAL),

  LOTUS(Style.MANDALA),
  STAR(Style.MANDALA, Style.CELESTIAL, Style.FINE_LINE),
  BEADS(Style.MANDALA, Style.BAND),
  LACE(Style.MANDALA),
  GEOMETRY(Style.MANDALA, Style.SACRED_GEOMETRY),

  ROSE(Style.BOTANICAL, Style.FINE_LINE),
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
  CLUSTER(Style.BOTANICAL),

  TRIQUETRA(Style.CELTIC),
  CROSS(Style.CELTIC),
  RING(Style.CELTIC, Style.BOTANICAL, Style.MANDALA, Style.SACRED_GEOMETRY),
  PANEL(Style.CELTIC),

  FLOWER_OF_LIFE(Style.SACRED_GEOMETRY, Style.MANDALA),
  METATRON(Style.SACRED_GEOMETRY),
  POLYHEDRON(Style.SACRED_GEOMETRY),
  STAR_POLYGON(Style.SACRED_GEOMETRY),

  SPIRAL(Style.DOTWORK),
  PLANET(Style.DOTWORK, Style.CELESTIAL),
  MOUNTAINS(Style.DOTWORK, Style.WAVES, Style.FINE_LINE),

  CRESCENT(Style.CELESTIAL, Style.BOTANICAL, Style.FINE_LINE),
  MOON(Style.CELESTIAL, Style.FINE_LINE),
  PHASES(Style.CELESTIAL),
  SUN(Style.CELESTIAL, Style.WAVES, Style.FINE_LINE),
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
  CREST(Style.WAVES),

  WAVE(Style.FINE_LINE),
  ARROW(Style.FINE_LINE),
  HEART(Style.FINE_LINE),
  PAPER_PLANE(Style.FINE_LINE),
  CAT(Style.FINE_LINE),
  BIRD(Style.FINE_LINE),
  KEY(Style.FINE_LINE),
  ANCHOR(Style.FINE_LINE),
  COMPASS(Style.MANDALA, Style.FINE_LINE),
  INFINITY(Style.FINE_LINE),
  LIGHTNING(Style.FINE_LINE),
  FEATHER(Style.FINE_LINE),
  BUTTERFLY(Style.FINE_LINE),
  TREE(Style.FINE_LINE),
  GEM(Style.FINE_LINE),
  EYE(Style.FINE_LINE),
  CROWN(Style.FINE_LINE),

  SCRIPT(Style.LETTERING),
  BLACKLETTER(Style.LETTERING),
  CAPITALS(Style.LETTERING);

  private final Set<Style> styles;

  /** Of every style. */
  Feature() {
    styles = EnumSet.allOf(Style.class);
  }

  Feature(Style first, Style... others) {
    styles = EnumSet.of(first, others);
  }

  /** The style that draws this where another one cannot. A mandala comes only by its name. */
  Optional<Style> besides(Style style) {
    return manner()
        ? Optional.empty()
        : styles.stream().filter(s -> s != style && s != Style.MANDALA && s.isFigure()).findFirst();
  }

  /** Whether it says how to draw, not what. */
  public boolean manner() {
    return styles.size() == Style.values().length;
  }

  public boolean drawnIn(Style style) {
    return styles.contains(style);
  }
}
