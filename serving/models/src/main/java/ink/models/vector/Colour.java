package ink.models.vector;

/** The inks of a design by the names that shops use, with what screens and paper show of them. */
public enum Colour {
  BLACK(0x000000),
  /** Black thinned with water. */
  GREYWASH(0x9a9a9a),
  RED(0xc8202a),
  ORANGE(0xe8741e),
  YELLOW(0xf2c230),
  GREEN(0x2f8f4e),
  CYAN(0x3fb0c4),
  BLUE(0x2456a6),
  VIOLET(0x6b3fa0),
  MAGENTA(0xc63a8b),
  WHITE(0xf6f4ee);

  private final int rgb;

  Colour(int rgb) {
    this.rgb = rgb;
  }

  /** sRGB, red in the third byte. */
  public int rgb() {
    return rgb;
  }
}
