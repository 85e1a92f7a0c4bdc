package ink.models.coverup;

import ink.models.skin.Ink;
import ink.models.skin.InkTable;
import ink.models.skin.Skin;

/** How much black ink would take as much of a light as old ink has taken. */
final class OldLoad {

  private final InkTable black;

  OldLoad(Skin wearer) {
    black = InkTable.of(wearer, Ink.BLACK, 0);
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
