package ink.models.flash;

import ink.models.design.Style;
import ink.models.design.Vocabulary;
import ink.models.design.Wishes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One theme, varied: what a prompt leaves open changes from piece to piece. Where it names all that
 * could change, every second piece shows a neighbour of the last thing named, as a star beside
 * moons.
 */
final class Theme {

  /** Words that stand for each other, neighbours near each other. */
  private static final Map<Style, List<List<String>>> CHOICES = new EnumMap<>(Style.class);

  static {
    CHOICES.put(
        Style.MANDALA,
        List.of(List.of("lotus", "lace", "leaves", "star", "beads", "geometric", "flowers")));
    CHOICES.put(
        Style.BOTANICAL,
        List.of(
            List.of("peony", "rose", "anemone", "daisy", "cherry", "wildflower", "sunflower"),
            List.of("", "sprig", "wreath", "bouquet", "crescent", "cluster")));
    CHOICES.put(Style.CELTIC, List.of(List.of("ring", "triquetra", "cross", "panel")));
    CHOICES.put(
        Style.SACRED_GEOMETRY,
        List.of(List.of("flower of life", "star polygon", "polyhedron", "metatron", "ring")));
    CHOICES.put(Style.DOTWORK, List.of(List.of("mountains", "planet", "spiral", "")));
    CHOICES.put(
        Style.CELESTIAL,
        List.of(
            List.of("crescent", "star", "sun", "moon phases", "constellation", "planet", "moon")));
    CHOICES.put(Style.WAVES, List.of(List.of("crest", "seigaiha", "sun", "mountains")));
    CHOICES.put(Style.BAND, List.of(List.of("", "leaves", "beads")));
    CHOICES.put(
        Style.FINE_LINE,
        List.of(
            List.of(
                "rose",
                "leaf",
                "tree",
                "butterfly",
                "bird",
                "feather",
                "cat",
                "mountains",
                "sun",
                "moon",
                "star",
                "crescent",
                "lightning",
                "eye",
                "infinity",
                "heart",
                "key",
                "crown",
                "diamond",
                "arrow",
                "paper plane",
                "compass",
                "anchor",
                "single wave")));
    CHOICES.put(Style.ART_NOUVEAU, List.of(List.of("flowers", "leaves")));
    CHOICES.put(Style.LETTERING, List.of(List.of("script", "blackletter", "capitals")));
  }

  private final FlashBrief brief;
  private final List<List<String>> open = new ArrayList<>();

  /** The words of the last choice that the prompt makes; empty when it leaves one open. */
  private List<String> made = List.of();

  private final List<String> named = new ArrayList<>();

  Theme(FlashBrief brief) {
    this.brief = brief;
    Wishes wishes = Vocabulary.read(brief.style(), brief.prompt(), brief.negativePrompt());
    for (List<String> choice : CHOICES.getOrDefault(brief.style(), List.of())) {
      List<String> asked = choice.stream().filter(word -> asks(wishes, word)).toList();
      if (asked.isEmpty()) {
        open.add(choice.stream().filter(word -> allows(wishes, word)).toList());
      } else {
        made = choice.stream().filter(word -> allows(wishes, word)).toList();
        named.clear();
        named.addAll(asked);
      }
    }
    if (!open.isEmpty() || brief.style() == Style.LETTERING) {
      made = List.of();
    }
  }

  /** A prompt, and what must not be drawn for it. */
  record Words(String prompt, String negative) {}

  Words of(int piece) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < open.size(); i++) {
      List<String> choice = open.get(i);
      if (!choice.isEmpty()) {
        int at = (int) Math.floorMod(piece + brief.seed() * (i + 1), choice.size());
        words.append(choice.get(at)).append(' ');
      }
    }
    if (made.size() > 1 && piece % 2 == 1) {
      // Neighbours on either side in turn.
      int step = (piece / 4 + 1) * (piece % 4 == 1 ? 1 : -1);
      String neighbour =
          made.get(Math.floorMod(made.indexOf(named.get(named.size() - 1)) + step, made.size()));
      if (!named.contains(neighbour) && !neighbour.isEmpty()) {
        return new Words(
            brief.prompt() + " " + neighbour,
            brief.negativePrompt() + " " + String.join(" ", named));
      }
    }
    return new Words(words + brief.prompt(), brief.negativePrompt());
  }

  private boolean asks(Wishes wishes, String word) {
    return Vocabulary.read(brief.style(), word, "").wanted().stream()
        .anyMatch(feature -> !feature.manner() && wishes.wants(feature));
  }

  private boolean allows(Wishes wishes, String word) {
    return Vocabulary.read(brief.style(), word, "").wanted().stream()
        .allMatch(feature -> feature.manner() || wishes.allows(feature));
  }
}
