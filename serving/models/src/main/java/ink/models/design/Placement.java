package ink.models.design;

/** Where a second motif stands to the first. */
public enum Placement {
  /** Around it. */
  FRAME,
  /** In its middle. */
  CORE,
  ABOVE,
  BELOW,
  /** Over its lower edge. */
  UPON;

  /** Where the first stands to the second. */
  Placement inverse() {
    return switch (this) {
      case FRAME -> CORE;
      case CORE -> FRAME;
      case ABOVE -> BELOW;
      case BELOW -> ABOVE;
      case UPON -> UPON;
    };
  }

  /** Where a companion goes that the prompt only names. */
  static Placement usual(Style main, Style companion) {
    return switch (companion) {
      case BOTANICAL -> main == Style.CELESTIAL ? UPON : FRAME;
      case WAVES -> BELOW;
      case CELESTIAL -> main == Style.MANDALA || main == Style.CELTIC ? CORE : ABOVE;
      case CELTIC -> FRAME;
      default -> CORE;
    };
  }
}
