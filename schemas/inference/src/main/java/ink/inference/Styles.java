package ink.inference;

import java.util.List;
import java.util.Optional;

/** The styles that the house can draw, in the order in which a menu shows them. */
public final class Styles {

  /**
   * @param slug what requests say
   * @param displayName what people read
   */
  public record Style(String slug, String displayName) {}

  public static final Style MANDALA = new Style("mandala", "Mandala");
  public static final Style BOTANICAL = new Style("botanical", "Botanical line work");

  public static final Style CELTIC = new Style("celtic", "Celtic knotwork");
  public static final Style SACRED_GEOMETRY = new Style("sacred-geometry", "Sacred geometry");
  public static final Style DOTWORK = new Style("dotwork", "Dotwork");
  public static final Style CELESTIAL = new Style("celestial", "Moon and stars");
  public static final Style WAVES = new Style("waves", "Waves and seigaiha");
  public static final Style TRIBAL = new Style("tribal", "Neo-tribal blades");
  public static final Style BAND = new Style("band", "Ornamental band");
  public static final Style FINE_LINE = new Style("fine-line", "Fine-line icons");
  public static final Style ART_NOUVEAU = new Style("art-nouveau", "Art Nouveau frame");
  public static final Style SNAKE = new Style("snake", "Snake");
  public static final Style LETTERING = new Style("lettering", "Lettering");

  private static final List<Style> ALL =
      List.of(
          MANDALA,
          BOTANICAL,
          CELTIC,
          SACRED_GEOMETRY,
          DOTWORK,
          CELESTIAL,
          WAVES,
          TRIBAL,
          BAND,
          FINE_LINE,
          ART_NOUVEAU,
          SNAKE,
          LETTERING);

  private Styles() {}

  public static List<Style> all() {
    return ALL;
  }

  public static Optional<Style> find(String slug) {
    return ALL.stream().filter(style -> style.slug().equals(slug)).findFirst();
  }

  /** Slugs in menu order. */
  public static List<String> slugs() {
    return ALL.stream().map(Style::slug).toList();
  }
}
