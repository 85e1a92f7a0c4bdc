package ink.api.generation;

import ink.api.http.Json;
import ink.api.http.ProblemException;
import ink.http.Problem;
import org.jspecify.annotations.Nullable;

/**
 * How a draft is to be drawn out.
 *
 * @param scale how many times as many pixels each way; null: twice, or what a final may have
 * @param cache whether an earlier image of the same request may be the answer
 */
record FinalBody(@Nullable Long scale, boolean cache) {
  private static final long MOST_SCALE = 32;
  private static final long USUAL_SCALE = 2;

  /**
   * The request in a body; an empty one leaves everything open.
   *
   * @throws ProblemException 400 when it is no JSON object, 422 when a member is wrong
   */
  static FinalBody parse(byte[] json) {
    if (json.length == 0) {
      return new FinalBody(null, true);
    }
    BodyReader body = new BodyReader(Json.object(json));
    FinalBody request =
        new FinalBody(body.number("scale", 1, MOST_SCALE), body.flag("cache", true));
    body.done();
    return request;
  }

  /**
   * The final of a draft: the same words, style and seed, which give the same composition.
   *
   * @throws ProblemException 422 when the scale makes it larger than a final may be
   */
  GenerateBody of(Generation draft) {
    int longer = Math.max(draft.widthPx(), draft.heightPx());
    if (scale != null && longer * scale > GenerateBody.MOST_PX) {
      throw new ProblemException(
          Problem.of(
                  422,
                  "invalid-request",
                  "The request is not valid",
                  "Mend the members that \"errors\" points to.")
              .withError(
                  "/scale",
                  "makes the longer side "
                      + longer * scale
                      + " pixels; it may have "
                      + GenerateBody.MOST_PX));
    }
    double times =
        scale == null
            ? Math.min(USUAL_SCALE, (double) GenerateBody.MOST_PX / longer)
            : scale.doubleValue();
    return new GenerateBody(
        draft.prompt(),
        draft.negativePrompt(),
        draft.style(),
        draft.seed(),
        (int) Math.round(draft.widthPx() * times),
        (int) Math.round(draft.heightPx() * times),
        Lane.FINAL,
        draft.studioId(),
        draft.artistId(),
        draft.clientId(),
        draft.bodyPart(),
        draft.country(),
        cache);
  }
}
