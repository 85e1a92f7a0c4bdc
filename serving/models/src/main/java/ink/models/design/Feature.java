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
  BLACK,

  FLOWERS(Style.MANDALA, Style.BOTANICAL),
  LEAVES(Style.MANDALA, Style.BOTANICAL),
  SUNFLOWER(Style.MANDALA, Style.BOTANICAL),

  LOTUS(Style.MANDALA),
  STAR(Style.MANDALA),
  BEADS(Style.MANDALA),
  LACE(Style.MANDALA),
  GEOMETRY(Style.MANDALA),

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

  MOUNTAINS(Style.FINE_LINE),
  WAVE(Style.FINE_LINE),
  ARROW(Style.FINE_LINE),
  HEART(Style.FINE_LINE),
  PAPER_PLANE(Style.FINE_LINE),
  CAT(Style.FINE_LINE),
  BIRD(Style.FINE_LINE),
  KEY(Style.FINE_LINE),
  ANCHOR(Style.FINE_LINE),
  COMPASS(Style.FINE_LINE),
  INFINITY(Style.FINE_LINE),
  MOON(Style.FINE_LINE),
  SUN(Style.FINE_LINE),
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

  public boolean drawnIn(Style style) {
    return styles.contains(style);
  }
}
