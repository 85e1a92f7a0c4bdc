package ink.dispatch;

import ink.dispatch.cache.ResultCache;
import ink.dispatch.image.Design;
import ink.dispatch.image.ImageStore;
import ink.dispatch.image.StoredImage;
import ink.dispatch.outcome.OutcomeFacts;
import ink.triton.TritonClient;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Answers a request with an image that is there already, when that may be the answer: the design
 * gets a copy of its own, which stays when the other one is deleted.
 */
final class EarlierImages {
  private final TritonClient models;
  private final ResultCache cache;
  private final ImageStore images;
  private final Executor thread;
  private long searches;
  private long found;

  /**
   * @param thread the job's; what is found is looked at there
   */
  EarlierImages(TritonClient models, ResultCache cache, ImageStore images, Executor thread) {
    this.models = models;
    this.cache = cache;
    this.images = images;
    this.thread = thread;
  }

  /** Requests that were looked for. */
  long searches() {
    return searches;
  }

  /** Requests for which there was an image. */
  long found() {
    return found;
  }

  /**
   * Whether it is worth a search: the request allows it, and it is known what version of the model
   * would draw it.
   */
  boolean mayAnswer(Work work) {
    return work.cacheKey != null && models.version(work.request.getModel()).isPresent();
  }

  /**
   * The design of a request that {@link #mayAnswer}, with its image in its place; empty when a
   * model has to draw it. Completes on any thread, never exceptionally.
   */
  CompletableFuture<Optional<Design>> find(Work work) {
    String key = work.cacheKey;
    String version = models.version(work.request.getModel()).orElse(null);
    if (key == null || version == null) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    return cache
        .find(
            new ResultCache.Question(
                work.id(), work.request.getTenantId(), key, work.request.getModel(), version))
        .thenComposeAsync(earlier -> own(work, earlier), thread)
        .exceptionally(error -> Optional.empty());
  }

  private CompletableFuture<Optional<Design>> own(Work work, Optional<Design> earlier) {
    searches++;
    if (earlier.isEmpty() || work.calledOff) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    found++;
    Design theirs = earlier.get();
    StoredImage image = theirs.image();
    String place = OutcomeFacts.imagePlace(work.request.getTenantId(), work.id());
    String key = StoredImage.key(place, image.sha256());
    Design ours =
        new Design(
            OutcomeFacts.designId(work.id()),
            theirs.modelVersion(),
            theirs.backend(),
            theirs.undrawnWords(),
            new StoredImage(key, image.bytes(), image.sha256()),
            theirs.cacheKey());
    return images
        .copy(image.key(), key)
        .thenApply(copied -> copied ? Optional.of(ours) : Optional.empty());
  }
}
