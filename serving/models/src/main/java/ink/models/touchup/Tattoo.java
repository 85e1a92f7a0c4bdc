package ink.models.touchup;

import ink.models.body.BodyPart;
import java.time.LocalDate;
import java.util.List;

/**
 * What a schedule is made from.
 *
 * @param sun 0.3 always covered, 1 ordinary clothes with some sunscreen, 2.5 outdoor work without
 * @param narrowestGap millimetres between its lines; infinite where it has none
 */
public record Tattoo(
    LocalDate made, BodyPart part, List<Pigment> pigments, double sun, double narrowestGap) {

  public Tattoo {
    pigments = List.copyOf(pigments);
    if (pigments.isEmpty()) {
      throw new IllegalArgumentException("a tattoo has at least one ink; name it");
    }
    if (!(sun >= 0 && sun <= 5)) {
      throw new IllegalArgumentException(
          "sun is 0.3 for always covered, 1 for ordinary clothes, 2.5 for outdoor work, not "
              + sun);
    }
    if (!(narrowestGap > 0)) {
      throw new IllegalArgumentException("a gap is wider than 0 mm, not " + narrowestGap);
    }
  }
}
