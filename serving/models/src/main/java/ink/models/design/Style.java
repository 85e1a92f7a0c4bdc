package ink.models.design;

import ink.models.design.band.Band;
import ink.models.design.botanical.Botanical;
import ink.models.design.celestial.Celestial;
import ink.models.design.celtic.Celtic;
import ink.models.design.dotwork.Dotwork;
import ink.models.design.fineline.FineLine;
import ink.models.design.geometry.Geometry;
import ink.models.design.lettering.Lettering;
import ink.models.design.mandala.Mandala;
import ink.models.design.nouveau.ArtNouveau;
import ink.models.design.snake.Snake;
import ink.models.design.tribal.Tribal;
import ink.models.design.waves.Waves;
import ink.models.vector.Drawing.Sheet;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/** The ways of drawing that there are rules for. Each has a package of its own. */
public enum Style {
  MANDALA(Mandala::draw),
  BOTANICAL(Botanical::draw),
  CELTIC(Celtic::draw),
  SACRED_GEOMETRY(Geometry::draw),
  DOTWORK(Dotwork::draw),
  CELESTIAL(Celestial::draw),
  WAVES(Waves::draw),
  TRIBAL(Tribal::draw),
  BAND(Band::draw),
  FINE_LINE(FineLine::draw),
  ART_NOUVEAU(ArtNouveau::draw),
  SNAKE(Snake::draw),
  LETTERING(Lettering::draw);

  /** Whether it draws a figure that can stand beside another one; the others stand alone. */
  boolean isFigure() {
    return compareTo(TRIBAL) < 0 || this == FINE_LINE;
  }

  /** The rules of one style. */
  @FunctionalInterface
  public interface Rules {
    /**
     * Draws around the origin, y pointing down; equal arguments give equal marks on any JVM.
     *
     * @param width millimetres; nothing is drawn beyond it
     * @param height millimetres
     * @param random the only source of chance
     */
    Sheet draw(Wishes wishes, Pens pens, double width, double height, SplittableRandom random);
  }

  private final Rules rules;

  Style(Rules rules) {
    this.rules = rules;
  }

  Sheet draw(Wishes wishes, Pens pens, double width, double height, SplittableRandom random) {
    return rules.draw(wishes, pens, width, height, random);
  }

  /** The name on the wire. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Style> named(String slug) {
    return Arrays.stream(values()).filter(style -> style.slug().equals(slug)).findFirst();
  }
}
