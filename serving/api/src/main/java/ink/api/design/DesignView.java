package ink.api.design;

import ink.api.storage.ObjectStore.SignedUrl;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A design as callers see it.
 *
 * @param backend what drew it; {@code procedural} is no neural model
 * @param undrawnWords words of the prompt that are not in the image
 */
record DesignView(
    String id,
    String object,
    String generationId,
    Image image,
    String style,
    String prompt,
    long seed,
    String model,
    String modelVersion,
    String backend,
    List<String> undrawnWords,
    @Nullable String studioId,
    @Nullable String artistId,
    @Nullable String clientId,
    @Nullable String bodyPart,
    Instant createdAt,
    Urls urls) {

  /**
   * The image.
   *
   * @param url opens without a key until {@code expiresAt}; ask for the design again for a new one
   */
  record Image(
      URI url,
      Instant expiresAt,
      String contentType,
      long bytes,
      String sha256,
      int width,
      int height) {}

  record Urls(String self, String generation) {}

  static DesignView of(Design row, SignedUrl signed, String publicUrl) {
    return new DesignView(
        row.id(),
        "design",
        row.generationId(),
        new Image(
            signed.url(),
            signed.expiresAt(),
            "image/png",
            row.imageBytes(),
            row.imageSha256(),
            row.widthPx(),
            row.heightPx()),
        row.style(),
        row.prompt(),
        row.seed(),
        row.model(),
        row.modelVersion(),
        row.backend(),
        row.undrawnWords(),
        row.studioId(),
        row.artistId(),
        row.clientId(),
        row.bodyPart(),
        row.createdAt(),
        new Urls(
            publicUrl + "/v1/designs/" + row.id(),
            publicUrl + "/v1/generations/" + row.generationId()));
  }
}
