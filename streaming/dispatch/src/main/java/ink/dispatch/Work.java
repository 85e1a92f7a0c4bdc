package ink.dispatch;

import inference.ModelInferRequest;
import ink.dispatch.cache.CacheKey;
import ink.dispatch.queue.Lane;
import ink.dispatch.queue.Ticket;
import ink.facts.GenerationRequested;
import ink.inference.InkFlash;
import ink.triton.TritonClient;
import org.jspecify.annotations.Nullable;

/** One generation under way, as the {@link Dispatcher} keeps it. */
final class Work {
  /** An answer takes this much, whatever is in it. */
  private static final long LEAST_BYTES = 1024;

  final GenerationRequested request;

  /** What the result cache knows the request by; null: it is not asked. */
  final @Nullable String cacheKey;

  /** It is not in the queue yet: an image that is there already is looked for. */
  boolean searching;

  /** It was called off while that went on. */
  boolean calledOff;

  /** Calls to model servers so far. */
  int attempts;

  /** How often it went back to wait for a server. */
  int putBacks;

  /** Calls that broke over it. */
  int broken;

  /** PostgreSQL would not take its outcome. */
  boolean refused;

  /** How often PostgreSQL did not show it when its outcome came. */
  int unseen;

  /** The call that runs. */
  TritonClient.@Nullable Call call;

  Work(GenerationRequested request) {
    this.request = request;
    this.cacheKey = CacheKey.of(request);
  }

  String id() {
    return request.getGenerationId();
  }

  /**
   * As the queue sees it.
   *
   * @param bytesPerPixel of the model's answers
   */
  Ticket ticket(Plans plans, double bytesPerPixel) {
    return new Ticket(
        id(),
        request.getTenantId(),
        plans.weight(request.getPlan()),
        Lane.of(request.getLane()),
        request.getModel(),
        request.getRequestedAt(),
        request.getDeadlineAt(),
        Math.max(LEAST_BYTES, (long) (pixels() * bytesPerPixel)));
  }

  long pixels() {
    return (long) request.getWidthPx() * request.getHeightPx();
  }

  /** What the model is asked for. */
  ModelInferRequest order() {
    String negative = request.getNegativePrompt();
    return InkFlash.request(
            new InkFlash.Order(
                request.getPrompt(),
                negative == null ? "" : negative,
                request.getStyle(),
                request.getSeed(),
                request.getWidthPx(),
                request.getHeightPx()))
        .setModelName(request.getModel())
        .setId(id())
        .build();
  }
}
