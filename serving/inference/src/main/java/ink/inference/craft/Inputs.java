package ink.inference.craft;

import ink.inference.model.InvalidInputException;
import ink.models.ageing.Wearer;
import ink.models.body.BodyPart;
import ink.models.colour.MonkTone;
import ink.models.skin.Skin;
import java.util.Locale;
import java.util.function.Supplier;

/** Judges single inputs; the messages name the input and say what would work. */
final class Inputs {

  /** Millimetres: the least and the most that anybody wears. */
  private static final double SMALLEST = 5;

  private static final double LARGEST = 600;

  private Inputs() {}

  static float within(String name, float value, double least, double most, String unit) {
    if (!(value >= least && value <= most)) {
      throw new InvalidInputException(
          name
              + " is "
              + plain(value)
              + unit
              + " but must be from "
              + plain(least)
              + " to "
              + plain(most));
    }
    return value;
  }

  private static String plain(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.valueOf((float) value);
  }

  static void size(String name, float millimetres) {
    within(name, millimetres, SMALLEST, LARGEST, " mm");
  }

  static void years(float years) {
    within("YEARS", years, 0, 60, "");
  }

  static BodyPart part(String slug) {
    return judged("BODY_PART", () -> BodyPart.named(slug));
  }

  /**
   * @param circumference millimetres; 0 for an average body's
   */
  static BodyPart.Site site(String slug, float circumference) {
    BodyPart part = part(slug);
    return circumference == 0
        ? part.site()
        : judged("CIRCUMFERENCE_MM", () -> part.site(circumference));
  }

  static MonkTone tone(int tone) {
    if (tone < 1 || tone > MonkTone.values().length) {
      throw new InvalidInputException(
          "SKIN_TONE is " + tone + " but must be from 1 to 10, of Monk's scale");
    }
    return MonkTone.values()[tone - 1];
  }

  static Wearer wearer(String part, int tone, float sun, boolean overFifty) {
    Skin skin = Skin.of(tone(tone));
    BodyPart named = part(part);
    return judged("SUN", () -> new Wearer(skin, named, sun, overFifty));
  }

  static void length(String name, String text, int most) {
    if (text.length() > most) {
      throw new InvalidInputException(
          name + " has " + text.length() + " characters; at most " + most + " are read");
    }
  }

  /** What the library refuses with an {@link IllegalArgumentException} is the sender's to mend. */
  static <T> T judged(String name, Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(name + ": " + e.getMessage());
    }
  }
}
