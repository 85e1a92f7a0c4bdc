package ink.api.generation;

import ink.api.Env;
import ink.inference.InkFlash;

/**
 * Which model draws for which lane. Each model has batches and calls of its own, so that a final of
 * many steps never stands before a draft of few.
 */
record LaneModels(String draft, String drawnOut, String batch) {

  /** INK_MODEL_DRAFT, INK_MODEL_FINAL and INK_MODEL_BATCH, as the model servers name them. */
  static LaneModels from(Env env) {
    return new LaneModels(
        env.text("INK_MODEL_DRAFT", InkFlash.DRAFT_MODEL),
        env.text("INK_MODEL_FINAL", InkFlash.MODEL),
        env.text("INK_MODEL_BATCH", InkFlash.MODEL));
  }

  String of(Lane lane) {
    return switch (lane) {
      case DRAFT -> draft;
      case FINAL -> drawnOut;
      case BATCH -> batch;
    };
  }
}
