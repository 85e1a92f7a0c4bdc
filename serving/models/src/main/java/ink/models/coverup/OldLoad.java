package ink.models.coverup;

import ink.models.oldink.OldInk;
import ink.models.skin.Ink;
import ink.models.skin.InkTable;

/** How much black ink would take as much of a light as old ink has taken. */
final class OldLoad {

  /** Years after which ink has healed. */
  static final double HEALED = .25;

  private static final double STEEPEST = 1.7;

  private final InkTable black;

  /**
   * @param black as the camera shows it
   */
  OldLoad(InkTable black) {
    this.black = black;
  }

  /**
   * How black fully packed ink is in this photograph: at least as black as a tenth of its old ink.
   * Cameras steepen contrast; without this, old black would shine through new black.
   */
  static InkTable black(OldInk old) {
    InkTable model = InkTable.of(old.wearer(), Ink.BLACK, HEALED);
    double packed = (model.red(1) + model.green(1) + model.blue(1)) / 3;
    double seen = old.shape().darkest() * StrictMath.log(10);
    return model.seenBy(Math.max(1, Math.min(STEEPEST, seen / packed)));
  }

  /**
   * @param channel 0 red, 1 green, 2 blue
   * @param ratio light to that of bare skin
   * @return 0 for none up to {@link InkTable#FULLEST}
   */
  float of(int channel, double ratio) {
    double lost = -StrictMath.log(Math.max(1e-4, ratio));
    if (lost <= 0) {
      return 0;
    }
    double little = 0;
    double much = InkTable.FULLEST;
    for (int i = 0; i < 16; i++) {
      double middle = (little + much) / 2;
      if (taken(channel, middle) < lost) {
        little = middle;
      } else {
        much = middle;
      }
    }
    return (float) ((little + much) / 2);
  }

  private double taken(int channel, double load) {
    return channel == 0 ? black.red(load) : channel == 1 ? black.green(load) : black.blue(load);
  }
}
