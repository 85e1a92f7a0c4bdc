package ink.api.generation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ink.api.http.Json;
import ink.api.http.ProblemException;
import ink.ids.IdType;
import ink.inference.Styles;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks for, proven: every member is in its bounds. Whether the studio, the artist and
 * the client are the caller's own is for the database to say.
 *
 * @param prompt 1 to 1000 characters
 * @param seed 0 to 2^53-1, which every JSON reader keeps exact; null: any
 * @param widthPx 64 to 2048
 * @param heightPx 64 to 2048
 * @param country ISO 3166-1 alpha-2
 * @param cache whether an earlier image of the same request may be the answer, if the seed is given
 */
record GenerateBody(
    String prompt,
    @Nullable String negativePrompt,
    String style,
    @Nullable Long seed,
    int widthPx,
    int heightPx,
    Lane lane,
    @Nullable String studioId,
    @Nullable String artistId,
    @Nullable String clientId,
    @Nullable String bodyPart,
    @Nullable String country,
    boolean cache) {

  private static final int PROMPT_CHARACTERS = 1000;
  private static final int LEAST_PX = 64;
  static final int MOST_PX = 2048;
  private static final long DEFAULT_PX = 1024;
  private static final long MOST_SEED = (1L << 53) - 1;
  private static final Pattern BODY_PART = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final String PROMPT_RULE =
      "must be a text of 1 to " + PROMPT_CHARACTERS + " characters, without control characters";

  /**
   * The request in a body.
   *
   * @throws ProblemException 400 when it is no JSON object, 422 when a member is wrong
   */
  static GenerateBody parse(byte[] json) {
    ObjectNode object = Json.object(json);
    BodyReader body = new BodyReader(object);
    Long width = body.number("width", LEAST_PX, MOST_PX);
    Long height = body.number("height", LEAST_PX, MOST_PX);
    String lane = body.text("lane", slug -> Lane.of(slug) != null, "must be draft, final or batch");
    GenerateBody request =
        new GenerateBody(
            body.needed("prompt", GenerateBody::isPrompt, PROMPT_RULE),
            body.text("negative_prompt", GenerateBody::isPrompt, PROMPT_RULE),
            body.needed(
                "style",
                slug -> Styles.find(slug).isPresent(),
                "must be one of " + String.join(", ", Styles.slugs()) + " (see /v1/styles)"),
            body.number("seed", 0, MOST_SEED),
            (int) (width == null ? DEFAULT_PX : width),
            (int) (height == null ? DEFAULT_PX : height),
            lane == null ? Lane.DRAFT : Lane.valueOf(lane.toUpperCase(java.util.Locale.ROOT)),
            body.id("studio_id", IdType.STUDIO),
            body.id("artist_id", IdType.ARTIST),
            body.id("client_id", IdType.CLIENT),
            body.text(
                "body_part",
                part -> BODY_PART.matcher(part).matches(),
                "must be lower-case letters, digits and dashes, e.g. forearm"),
            body.text(
                "country",
                code -> COUNTRY.matcher(code).matches(),
                "must be two capital letters (ISO 3166-1), e.g. DE"),
            body.flag("cache", true));
    body.done();
    return request;
  }

  private static boolean isPrompt(String text) {
    return !text.isBlank()
        && text.codePointCount(0, text.length()) <= PROMPT_CHARACTERS
        && text.codePoints().noneMatch(GenerateBody::isUnprintable);
  }

  /** Control characters other than line breaks and tabs, and halves of surrogate pairs. */
  private static boolean isUnprintable(int c) {
    return (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')
        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}
