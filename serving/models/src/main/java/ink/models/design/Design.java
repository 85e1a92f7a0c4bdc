package ink.models.design;

import ink.models.vector.Drawing;
import java.util.List;

/**
 * A finished design.
 *
 * @param undrawnWords words of the prompt that no rule could draw, lower case, in the prompt's
 *     order
 */
public record Design(Drawing drawing, List<String> undrawnWords) {
  public Design {
    undrawnWords = List.copyOf(undrawnWords);
  }
}
