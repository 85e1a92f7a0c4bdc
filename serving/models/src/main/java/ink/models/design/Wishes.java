package ink.models.design;

import ink.models.vector.Colour;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a prompt asks for, as far as the style can draw it.
 *
 * @param fold how many times a mandala repeats around its centre
 * @param text the words to letter; empty when the prompt names none or the style letters nothing
 * @param palette inks other than black, in the prompt's order; empty for a black design
 * @param companion a second motif, with its place
 * @param undrawn words without a drawing rule, in the prompt's order, lower case
 */
public record Wishes(
    Set<Feature> wanted,
    Set<Feature> unwanted,
    OptionalInt fold,
    String text,
    List<Colour> palette,
    Optional<Companion> companion,
    List<String> undrawn) {

  public Wishes {
    wanted = copy(wanted);
    unwanted = copy(unwanted);
    palette = List.copyOf(palette);
    undrawn = List.copyOf(undrawn);
  }

  /** The same with features added, as a companion needs them for its part. */
  Wishes with(Feature... features) {
    EnumSet<Feature> more = EnumSet.noneOf(Feature.class);
    more.addAll(wanted);
    more.addAll(List.of(features));
    return new Wishes(more, unwanted, fold, text, palette, companion, undrawn);
  }

  /** Shading, density and line weight in turns, as far as the prompt leaves them open. */
  Wishes varied(int variation) {
    return switch (variation % 6) {
      case 1 -> open(Feature.DOTS, Feature.HATCHING, Feature.BLACK);
      case 2 ->
          open(Feature.HATCHING, Feature.DOTS, Feature.BLACK).open(Feature.FINE, Feature.BOLD);
      case 3 ->
          open(Feature.BLACK, Feature.DOTS, Feature.HATCHING).open(Feature.BOLD, Feature.FINE);
      case 4 -> open(Feature.SPARE, Feature.DENSE);
      case 5 ->
          open(Feature.DENSE, Feature.SPARE).open(Feature.DOTS, Feature.HATCHING, Feature.BLACK);
      default -> variation == 0 ? this : open(Feature.FINE, Feature.BOLD);
    };
  }

  /** With a feature added, unless it or one in its place was asked for or it is ruled out. */
  private Wishes open(Feature feature, Feature... instead) {
    boolean asked = wants(feature) || List.of(instead).stream().anyMatch(this::wants);
    return asked || !allows(feature) ? this : with(feature);
  }

  public boolean wants(Feature feature) {
    return wanted.contains(feature);
  }

  /** Not asked for, but not ruled out either, counts as allowed. */
  public boolean allows(Feature feature) {
    return !unwanted.contains(feature);
  }

  /** Longer side on skin, millimetres. */
  public double sizeMm() {
    if (wants(Feature.SMALL)) {
      return 70;
    }
    return wants(Feature.LARGE) ? 170 : 110;
  }

  /** How many of something to draw, by the density asked for; at least 3. */
  public int count(double usual) {
    double factor = wants(Feature.DENSE) ? 1.25 : wants(Feature.SPARE) ? .7 : 1;
    return (int) Math.max(3, Math.round(usual * factor));
  }

  private static Set<Feature> copy(Set<Feature> features) {
    EnumSet<Feature> copy = EnumSet.noneOf(Feature.class);
    copy.addAll(features);
    return Collections.unmodifiableSet(copy);
  }
}
