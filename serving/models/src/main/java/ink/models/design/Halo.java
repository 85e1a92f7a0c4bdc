package ink.models.design;

import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Mark;

/** Bare skin around a figure: lines behind it stop a gap short of it, as on shop flash. */
public final class Halo {

  private Halo() {}

  /** The figure with a halo around every area that it frees. */
  public static Sheet around(Sheet figure, Pens pens) {
    Sheet haloed = new Sheet();
    for (Mark mark : figure.marks()) {
      if (mark instanceof Mark.Area area && mark.tone() == Mark.Tone.SKIN) {
        haloed.gap(area.outline(), pens.halo());
      }
    }
    return haloed.add(figure);
  }
}
