package ink.api.style;

import java.util.List;

/**
 * The styles that the house can draw.
 *
 * @param slugs their names in requests, e.g. {@code mandala}
 */
public record StyleCatalogue(List<String> slugs) {
  /** What the models draw today. */
  public static final StyleCatalogue HOUSE = new StyleCatalogue(List.of("mandala", "botanical"));

  public StyleCatalogue {
    slugs = List.copyOf(slugs);
  }

  public boolean has(String slug) {
    return slugs.contains(slug);
  }
}
