package ink.models.touchup;

import ink.models.ageing.Wearer;
import ink.models.skin.Ink;
import java.time.LocalDate;
import java.util.List;

/**
 * What a schedule is made from.
 *
 * @param narrowestGap millimetres between its lines; infinite where it has none
 */
public record Tattoo(LocalDate made, Wearer wearer, List<Ink> inks, double narrowestGap) {

  public Tattoo {
    inks = List.copyOf(inks);
    if (inks.isEmpty()) {
      throw new IllegalArgumentException("a tattoo has at least one ink; name it");
    }
    if (!(narrowestGap > 0)) {
      throw new IllegalArgumentException("a gap is wider than 0 mm, not " + narrowestGap);
    }
  }
}
