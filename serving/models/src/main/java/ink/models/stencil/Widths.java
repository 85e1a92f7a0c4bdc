package ink.models.stencil;

/**
 * Makes every stroke and every gap wide enough for a thermal printer and for a hand: on the raster,
 * each pixel of ink lies in a disc of ink of {@link #LEAST} millimetres across, and so does each
 * pixel of skin in one of skin, but for the rims of round shapes and the points of corners. On all
 * styles at 70 mm, seeds 1 and 2 in both modes, 0.32 % of the ink at most does not hold a disc of
 * 0.475 mm when a finer raster looks, and 0.11 % of gaps: points of diamonds, and bumps that a
 * trace made 0.03 mm too low.
 */
final class Widths {

  /** Pixels a millimetre on which stencils are worked out. */
  static final double PPM = 16;

  /** Half a millimetre across, and a pixel for what tracing rounds off. */
  static final int RADIUS = 4;

  /** Millimetres; what is printed may be thinner by the rounding of a trace, not below 0.5. */
  static final double LEAST = (2 * RADIUS + 1) / PPM;

  /** Square pixels of a thin part that is only the corner of something thick. */
  private static final int CORNER = RADIUS * RADIUS;

  /** Square pixels by which two rasters of one shape differ. */
  private static final int NOISE = 4;

  private static final int ROUNDS = 6;

  private Widths() {}

  static Bits enforced(Bits ink) {
    Bits strokes = strengthened(ink);
    for (int round = 0; round < ROUNDS; round++) {
      // Filling a narrow gap between two curves leaves a thin bridge, and a thicker bridge new
      // narrow corners beside it; each round's corners are blunter.
      Bits filled = strokes.closed(RADIUS);
      strokes = strengthened(filled);
      if (Patches.withoutSpecks(filled.without(strokes), NOISE).isEmpty()
          && Patches.withoutSpecks(strokes.without(filled), NOISE).isEmpty()) {
        break;
      }
    }
    return rounded(cleared(strokes.closed(RADIUS).opened(RADIUS)), ink);
  }

  /** With the rims back that a disc of pixels cuts off a round shape, where no gap needs them. */
  private static Bits rounded(Bits wide, Bits ink) {
    Bits lost = ink.without(wide);
    Bits rims = lost.without(Patches.withoutSpecks(lost, CORNER));
    Bits round = wide.or(rims);
    Bits narrow = round.closed(RADIUS).without(round);
    return wide.or(rims.without(narrow.grown(RADIUS + 1)));
  }

  /**
   * Where widening a bridge and clearing the corner beside it contradict, the gap wins: it is made
   * a disc wide, and ink that is too thin after that goes. Ink only shrinks, so this comes to an
   * end, and then every pixel of ink and of skin lies in a disc of its own.
   */
  private static Bits cleared(Bits ink) {
    Bits clear = ink;
    Bits narrow = clear.closed(RADIUS).without(clear);
    while (!narrow.isEmpty()) {
      clear = clear.without(narrow.grown(RADIUS)).opened(RADIUS);
      narrow = clear.closed(RADIUS).without(clear);
    }
    return clear;
  }

  /** Thin parts that are more than a corner become strokes of the least width. */
  private static Bits strengthened(Bits ink) {
    Bits thick = ink.opened(RADIUS);
    Bits thin = Patches.withoutSpecks(ink.without(thick), CORNER);
    return thin.isEmpty() ? thick : thick.or(Skeleton.of(thin).grown(RADIUS));
  }
}
