package ink.models.design.celestial;

/**
 * Figures of the sky as they are usually joined, in a box of about -1..1, y down. Places are read
 * off by eye, not taken from a catalogue.
 */
enum Constellation {
  ORION(
      new double[] {
        -.45, -.62, 3, .36, -.60, 2, .12, -.04, 2, 0, .02, 2, -.13, .09, 2, -.36, .80, 2, .46, .72,
        3, -.03, -.95, 1
      },
      new int[] {7, 0, 7, 1, 0, 1, 0, 4, 1, 2, 2, 3, 3, 4, 4, 5, 2, 6, 5, 6}),
  BEAR(
      new double[] {
        -1, -.30, 2, -.64, -.34, 2, -.36, -.20, 2, -.02, -.06, 1, .08, .28, 2, .66, .36, 2, .78,
        -.14, 3
      },
      new int[] {0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 3}),
  CASSIOPEIA(
      new double[] {-1, -.18, 1, -.50, .26, 2, 0, -.16, 3, .42, .40, 3, 1, .02, 2},
      new int[] {0, 1, 1, 2, 2, 3, 3, 4}),
  SWAN(
      new double[] {
        -.10, -.90, 3, 0, -.36, 2, .16, .36, 1, .26, .95, 2, -.62, -.06, 2, -1, .26, 1, .52, -.54,
        2, .86, -.62, 1
      },
      new int[] {0, 1, 1, 2, 2, 3, 1, 4, 4, 5, 1, 6, 6, 7}),
  LION(
      new double[] {
        .56, .42, 3, .52, .06, 1, .32, -.14, 2, .40, -.42, 1, .68, -.58, 1, .90, -.40, 2, -.52,
        -.08, 2, -.46, .26, 1, -1, .18, 2
      },
      new int[] {0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 2, 6, 6, 8, 8, 7, 7, 0, 6, 7}),
  SCORPION(
      new double[] {
        .80, -.86, 2, .90, -.54, 2, .84, -.20, 1, .46, -.34, 3, .28, -.10, 1, .06, .22, 1, .02, .52,
        1, .00, .78, 1, -.28, .92, 1, -.64, .84, 2, -.84, .56, 1, -.60, .34, 2
      },
      new int[] {0, 1, 1, 2, 1, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11}),
  LYRE(
      new double[] {
        .34, -.86, 3, .02, -.46, 1, .30, -.30, 1, -.30, .56, 2, .06, .84, 2, -.08, -.92, 1
      },
      new int[] {0, 1, 0, 2, 1, 2, 1, 3, 3, 4, 4, 2, 0, 5, 5, 1}),
  BULL(
      new double[] {
        -1, -.62, 2, -.36, -.10, 1, -.10, .10, 3, -.02, .24, 1, .08, .14, 1, .02, -.02, 1, -.86,
        -.06, 1, .56, .46, 1, .96, .58, 2
      },
      new int[] {0, 1, 1, 5, 5, 4, 4, 3, 3, 2, 2, 6, 4, 7, 7, 8});

  private final double[] stars;
  private final int[] lines;

  Constellation(double[] stars, int[] lines) {
    this.stars = stars;
    this.lines = lines;
  }

  int stars() {
    return stars.length / 3;
  }

  double x(int star) {
    return stars[3 * star];
  }

  double y(int star) {
    return stars[3 * star + 1];
  }

  /** 1 (faint) to 3 (bright). */
  int bright(int star) {
    return (int) stars[3 * star + 2];
  }

  int lines() {
    return lines.length / 2;
  }

  int from(int line) {
    return lines[2 * line];
  }

  int to(int line) {
    return lines[2 * line + 1];
  }
}
