package ink.models.flash;

/** The sizes that designs are drawn in, largest first. */
enum Size {
  LARGE("large", 155, 1),
  MIDDLE("", 100, 1),
  SMALL("small", 64, 1),
  /** As small ones are drawn, with less in them, and then closer together; lines stay as wide. */
  TINY("small minimal", 64, .78);

  private final String words;
  private final double inked;
  private final double scale;

  Size(String words, double inked, double scale) {
    this.words = words;
    this.inked = inked;
    this.scale = scale;
  }

  /** What a prompt says for it. */
  String words() {
    return words;
  }

  /** By which a design asked for with these words is drawn smaller. */
  double scale() {
    return scale;
  }

  /** About what a piece takes of the paper, square millimetres. */
  double cell() {
    double side = inked * scale;
    return (side * .9 + 2 * FlashSheet.APART) * (side + FlashSheet.CAPTION + 2 * FlashSheet.APART);
  }

  Size smaller(int steps) {
    return values()[Math.min(values().length - 1, ordinal() + steps)];
  }

  /** The largest size from which a sheet's pieces need not shrink much to lie on its paper. */
  static Size of(FlashBrief brief) {
    double room = (brief.paper().width() - 2 * Paper.MARGIN);
    room *= brief.paper().height() - 2 * Paper.MARGIN;
    for (Size size : values()) {
      double cells = 0;
      for (int i = 0; i < brief.count(); i++) {
        cells += size.smaller(brief.mix().below(i, brief.count())).cell();
      }
      if (cells <= room) {
        return size;
      }
    }
    return SMALL;
  }
}
