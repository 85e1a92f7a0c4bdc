package ink.models.design;

import ink.models.vector.Drawing;
import java.util.List;

/**
 * A finished design.
 *
 * @param undrawnWords words of the prompt that no rule could draw, lower case, in the prompt's
 *     order
 * @param remarks what else is not as one might expect it, in sentences for the client
 */
public record Design(Drawing drawing, List<String> undrawnWords, List<String> remarks) {
  public Design {
    undrawnWords = List.copyOf(undrawnWords);
    remarks = List.copyOf(remarks);
  }
}
