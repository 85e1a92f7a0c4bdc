package ink.dispatch.image;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was drawn for a generation, what its model said of it, and where it is kept.
 *
 * @param undrawnWords words of the prompt that the model could not draw
 * @param cacheKey what later requests find it by; null: they do not
 */
public record Design(
    String id,
    String modelVersion,
    String backend,
    List<String> undrawnWords,
    StoredImage image,
    @Nullable String cacheKey) {
  public Design {
    undrawnWords = List.copyOf(undrawnWords);
  }
}
