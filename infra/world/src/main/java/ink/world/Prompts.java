package ink.world;

import java.util.ArrayList;
import java.util.List;

/** What people write. */
final class Prompts {
  private static final List<String> QUALITIES =
      List.of("a delicate", "a bold", "an airy", "a dense", "a small", "a quiet", "a symmetrical");
  private static final List<String> DETAILS =
      List.of(
          "with fine lines",
          "with dots and rings",
          "for the inside of the arm",
          "with a lotus centre",
          "with leaves and thorns",
          "in black only",
          "with room for a name",
          "that flows with the muscle");
  private static final List<String> UNDRAWN =
      List.of("dragon", "portrait", "skyline", "koi", "lighthouse", "motorbike");

  private final Dice dice;

  Prompts(Dice dice) {
    this.dice = dice;
  }

  /**
   * @param undrawn the words that the model cannot draw
   */
  record Prompt(String text, List<String> undrawn) {}

  Prompt of(String style) {
    StringBuilder text = new StringBuilder(dice.pick(QUALITIES));
    text.append(' ').append(style.replace('-', ' ')).append(' ').append(dice.pick(DETAILS));
    List<String> undrawn = new ArrayList<>();
    if (dice.chance(0.06)) {
      String word = dice.pick(UNDRAWN);
      text.append(" and a ").append(word);
      undrawn.add(word);
    }
    return new Prompt(text.toString(), undrawn);
  }
}
