package ink.dispatch;

import inference.ModelInferRequest;
import ink.dispatch.queue.Lane;
import ink.dispatch.queue.Ticket;
import ink.facts.GenerationRequested;
import ink.inference.InkFlash;
import ink.triton.TritonClient;
import org.jspecify.annotations.Nullable;

/** One generation under way, as the {@link Dispatcher} keeps it. */
final class Work {
  final GenerationRequested request;

  /** Calls to model servers so far. */
  int attempts;

  /** How often it went back to wait for a server. */
  int putBacks;

  /** Calls that broke over it. */
  int broken;

  /** How often PostgreSQL did not show it when its outcome came. */
  int unseen;

  /** The call that runs. */
  TritonClient.@Nullable Call call;

  Work(GenerationRequested request) {
    this.request = request;
  }

  String id() {
    return request.getGenerationId();
  }

  /** As the queue sees it. */
  Ticket ticket(Plans plans) {
    return new Ticket(
        id(),
        request.getTenantId(),
        plans.weight(request.getPlan()),
        Lane.of(request.getLane()),
        request.getModel(),
        request.getRequestedAt(),
        request.getDeadlineAt(),
        // A PNG of line art stays far below a byte a pixel; noise stays below three.
        (long) request.getWidthPx() * request.getHeightPx());
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
