package ink.models.colour;

/**
 * The Monk Skin Tone scale (Monk 2022), for people to pick from. The swatches are colours for
 * screens, some outside of what skin can be; so a tone maps to melanin by this table and not by
 * matching its colour.
 */
public enum MonkTone {
  MST_1("#f6ede4", .004),
  MST_2("#f3e7db", .006),
  MST_3("#f7ead0", .008),
  MST_4("#eadaba", .011),
  MST_5("#d7bd96", .018),
  MST_6("#a07e56", .08),
  MST_7("#825c43", .18),
  MST_8("#604134", .27),
  MST_9("#3a312a", .35),
  MST_10("#292420", .42);

  private final Srgb swatch;
  private final double melanin;

  MonkTone(String hex, double melanin) {
    this.swatch = Srgb.of(hex);
    this.melanin = melanin;
  }

  public Srgb swatch() {
    return swatch;
  }

  /** Volume fraction of melanosomes in the epidermis, as the optical model of skin takes it. */
  public double melanin() {
    return melanin;
  }
}
