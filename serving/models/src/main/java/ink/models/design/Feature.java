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
  SPRIG(Style.BOTANICAL);

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
