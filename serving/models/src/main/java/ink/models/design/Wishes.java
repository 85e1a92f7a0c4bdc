package ink.models.design;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a prompt asks for, as far as the style can draw it.
 *
 * @param fold how many times a mandala repeats around its centre
 * @param text the words to letter; empty when the prompt names none or the style letters nothing
 * @param undrawn words without a drawing rule, in the prompt's order, lower case
 */
public record Wishes(
    Set<Feature> wanted,
    Set<Feature> unwanted,
    OptionalInt fold,
    String text,
    List<String> undrawn) {

  public Wishes {
    wanted = copy(wanted);
    unwanted = copy(unwanted);
    undrawn = List.copyOf(undrawn);
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
