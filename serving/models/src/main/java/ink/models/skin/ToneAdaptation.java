package ink.models.skin;

import ink.models.colour.LinearRgb;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Fits a design's inks and lines to a skin: never lighter skin, never a refusal. Adapting what has
 * been adapted changes nothing, as all factors refer to the design as drawn.
 *
 * @param replacements for the inks that would not read after ten years
 * @param unread inks that will not read and that nothing can replace; they are for bare skin
 * @param outlined pairs of neighbouring inks that need a dark line between them
 * @param lineScale factor on line widths and on their spacing, 1..1.35
 * @param dotSpacingScale factor on the spacing of dots, 0.85 or 1
 */
public record ToneAdaptation(
    Map<Ink, Ink> replacements,
    List<Ink> unread,
    List<Pair> outlined,
    double lineScale,
    double dotSpacingScale) {

  /** A hue change of this many degrees costs as much as not reading at all. */
  private static final double HUE = 60;

  private static final double COMFORTABLE = 12;

  /** Bare paper, as it were: hues of inks are compared on neutral ground, not on skin. */
  private static final LinearRgb NEUTRAL = new LinearRgb(1, 1, 1);

  private static final Skin REFERENCE = new Skin(.02);

  public record Pair(Ink one, Ink two) {}

  public ToneAdaptation {
    replacements = Collections.unmodifiableMap(new LinkedHashMap<>(replacements));
    unread = List.copyOf(unread);
    outlined = List.copyOf(outlined);
  }

  /**
   * @param inks of the design, each once
   */
  public static ToneAdaptation of(Skin skin, List<Ink> inks) {
    Legibility legibility = new Legibility(skin);
    Map<Ink, Ink> replacements = new LinkedHashMap<>();
    List<Ink> unread = new ArrayList<>();
    List<Ink> palette = new ArrayList<>();
    for (Ink ink : inks) {
      if (legibility.reads(ink)) {
        palette.add(ink);
        continue;
      }
      Optional<Ink> other = replacement(ink, legibility);
      other.ifPresentOrElse(
          found -> {
            replacements.put(ink, found);
            palette.add(found);
          },
          () -> unread.add(ink));
    }
    List<Pair> outlined = new ArrayList<>();
    List<Ink> distinct = palette.stream().distinct().toList();
    for (int i = 0; i < distinct.size(); i++) {
      for (int j = i + 1; j < distinct.size(); j++) {
        if (legibility.between(distinct.get(i), distinct.get(j)) < Legibility.READS) {
          outlined.add(new Pair(distinct.get(i), distinct.get(j)));
        }
      }
    }
    double black = legibility.healed(Ink.BLACK);
    double lineScale = Math.max(1, Math.min(1.35, 1 + .35 * (35 - black) / 20));
    double dots = skin.typologyAngle().degrees() < 10 ? .85 : 1;
    return new ToneAdaptation(replacements, unread, outlined, lineScale, dots);
  }

  /** The inks to work with: each as it was, or what replaces it; unread ones are left out. */
  public List<Ink> palette(List<Ink> inks) {
    return inks.stream()
        .filter(ink -> !unread.contains(ink))
        .map(ink -> replacements.getOrDefault(ink, ink))
        .distinct()
        .toList();
  }

  /** What to tell people, one sentence each. */
  public List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    replacements.forEach(
        (ink, other) ->
            reasons.add(
                name(ink)
                    + " will hardly read on this skin after ten years; "
                    + name(other)
                    + " will."));
    for (Ink ink : unread) {
      reasons.add(
          name(ink) + " will not read on this skin after ten years; leave the skin bare instead.");
    }
    for (Pair pair : outlined) {
      reasons.add(
          name(pair.one)
              + " beside "
              + name(pair.two)
              + " needs a dark line between them to be told apart.");
    }
    if (lineScale > 1) {
      reasons.add(
          String.format(
              Locale.ROOT,
              "Lines and their spacing are %.0f %% wider, so that they read as well as on lighter"
                  + " skin.",
              100 * (lineScale - 1)));
    }
    return List.copyOf(reasons);
  }

  /** White has no hue to keep: another ink in its place would be another picture. */
  private static Optional<Ink> replacement(Ink ink, Legibility legibility) {
    if (ink == Ink.WHITE) {
      return Optional.empty();
    }
    Ink best = ink;
    double least = Double.POSITIVE_INFINITY;
    for (Ink other : Ink.values()) {
      if (other == Ink.BLACK || other == Ink.WHITE || !legibility.reads(other)) {
        continue;
      }
      double cost =
          hueChange(ink, other) / HUE
              + Math.max(0, COMFORTABLE - legibility.atTenYears(other)) / COMFORTABLE;
      if (cost < least) {
        least = cost;
        best = other;
      }
    }
    return best == ink ? Optional.empty() : Optional.of(best);
  }

  private static double hueChange(Ink one, Ink two) {
    double change = Math.abs(hue(one) - hue(two));
    return Math.min(change, 360 - change);
  }

  private static double hue(Ink ink) {
    return InkTable.of(REFERENCE, ink, 0).on(NEUTRAL, .8).lab().hue();
  }

  private static String name(Ink ink) {
    String name = ink.word();
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
