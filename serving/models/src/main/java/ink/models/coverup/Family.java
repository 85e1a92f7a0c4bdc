package ink.models.coverup;

import ink.models.design.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Motifs with mass, out of which cover-ups are made.
 *
 * @param name for people
 */
public record Family(String name, Style style, String prompt) {

  /** Drawn by thin lines or made to be read: dark faces would be another picture. */
  private static final Set<String> WITHOUT_MASS =
      Set.of("fine-line", "fineline", "minimal", "lettering", "constellation", "script");

  /** Where one style has several motifs; a style that is not named here is a family itself. */
  private static final Map<String, List<String>> MOTIFS =
      Map.of(
          "mandala", List.of("lotus", "star beads", "geometric"),
          "botanical", List.of("peony leaves", "rose bouquet", "fern wreath", "laurel leaves"));

  /** In one order, for every style that there is. */
  public static List<Family> all() {
    return in(Style.values());
  }

  public static List<Family> in(Style... styles) {
    List<Family> families = new ArrayList<>();
    for (Style style : styles) {
      if (WITHOUT_MASS.contains(style.slug())) {
        continue;
      }
      for (String motif : MOTIFS.getOrDefault(style.slug(), List.of(""))) {
        String name = (motif + " " + style.slug()).strip();
        families.add(new Family(name, style, ("bold blackwork " + motif).strip()));
      }
    }
    return List.copyOf(families);
  }
}
