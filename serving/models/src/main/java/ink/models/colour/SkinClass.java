package ink.models.colour;

/** Classes of skin colour by ITA; Chardon 1991, Del Bino and Bernerd 2013. */
public enum SkinClass {
  VERY_LIGHT(55, "I"),
  LIGHT(41, "II"),
  INTERMEDIATE(28, "III"),
  TAN(10, "IV"),
  BROWN(-30, "V"),
  DARK(Double.NEGATIVE_INFINITY, "VI");

  private final double above;
  private final String fitzpatrick;

  SkinClass(double above, String fitzpatrick) {
    this.above = above;
    this.fitzpatrick = fitzpatrick;
  }

  /**
   * @param degrees ITA
   */
  public static SkinClass of(double degrees) {
    for (SkinClass skin : values()) {
      if (degrees > skin.above) {
        return skin;
      }
    }
    return DARK;
  }

  /**
   * The Fitzpatrick type to show as "about": that one is a reaction to sun which people report, not
   * a colour. Never store it as if it were measured.
   */
  public String aboutFitzpatrick() {
    return fitzpatrick;
  }
}
