package ink.dispatch.cache;

import java.util.List;

/**
 * An image that is there already, and what its model said of it.
 *
 * @param imageKey where it is kept
 * @param undrawnWords words of the prompt that the model could not draw
 */
public record CachedImage(
    String imageKey,
    long imageBytes,
    String imageSha256,
    String modelVersion,
    String backend,
    List<String> undrawnWords) {
  public CachedImage {
    undrawnWords = List.copyOf(undrawnWords);
  }
}
