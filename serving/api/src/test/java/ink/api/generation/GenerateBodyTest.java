package ink.api.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ink.api.http.ProblemException;
import ink.http.Problem;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GenerateBodyTest {

  private static GenerateBody parse(String json) {
    return GenerateBody.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  private static Problem refused(String json) {
    return catchThrowableOfType(ProblemException.class, () -> parse(json)).problem();
  }

  @Test
  void whatIsLeftOutHasADefault() {
    GenerateBody body = parse("{\"prompt\":\"a moth\",\"style\":\"mandala\",\"seed\":null}");
    assertThat(body.lane()).isEqualTo(Lane.DRAFT);
    assertThat(body.widthPx()).isEqualTo(1024);
    assertThat(body.heightPx()).isEqualTo(1024);
    assertThat(body.seed()).isNull();
    assertThat(body.country()).isNull();
    assertThat(body.cache()).isTrue();
  }

  @Test
  void everythingIsTaken() {
    GenerateBody body =
        parse(
            """
            {"prompt":"a moth\\n🦋", "negative_prompt":"text", "style":"botanical", "seed":9007199254740991,
             "width":64, "height":2048, "lane":"batch", "body_part":"upper-arm", "country":"DE",
             "cache":false, "studio_id":"std_01k9zq4x3v8m2c5r7t1n6b0d4h", "artist_id":"art_01k9zq4x3v8m2c5r7t1n6b0d4h",
             "client_id":"cli_01k9zq4x3v8m2c5r7t1n6b0d4h"}""");
    assertThat(body.prompt()).isEqualTo("a moth\n🦋");
    assertThat(body.negativePrompt()).isEqualTo("text");
    assertThat(body.seed()).isEqualTo(9007199254740991L);
    assertThat(body.lane()).isEqualTo(Lane.BATCH);
    assertThat(body.bodyPart()).isEqualTo("upper-arm");
    assertThat(body.cache()).isFalse();
    assertThat(body.clientId()).isEqualTo("cli_01k9zq4x3v8m2c5r7t1n6b0d4h");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "\"prompt\":\"\"|/prompt",
        "\"prompt\":\"  \"|/prompt",
        "\"prompt\":7|/prompt",
        "\"prompt\":null|/prompt",
        "\"prompt\":\"a\\u0000b\"|/prompt",
        "\"prompt\":\"\\ud800\"|/prompt",
        "\"style\":\"cubism\"|/style",
        "\"style\":[\"mandala\"]|/style",
        "\"width\":63|/width",
        "\"width\":2049|/width",
        "\"height\":1e9|/height",
        "\"height\":99999999999999999999999|/height",
        "\"height\":512.5|/height",
        "\"height\":\"512\"|/height",
        "\"seed\":-1|/seed",
        "\"seed\":9007199254740992|/seed",
        "\"lane\":\"express\"|/lane",
        "\"studio_id\":\"std_1\"|/studio_id",
        "\"artist_id\":\"std_01k9zq4x3v8m2c5r7t1n6b0d4h\"|/artist_id",
        "\"client_id\":{}|/client_id",
        "\"body_part\":\"Left Arm\"|/body_part",
        "\"country\":\"Germany\"|/country",
        "\"cache\":\"no\"|/cache",
        "\"promt\":\"typo\"|/promt",
        "\"a/b~c\":1|/a~1b~0c",
      })
  void aWrongMemberIsPointedAt(String member, String pointer) {
    String name = member.substring(1, member.indexOf('"', 1));
    String rest = "\"prompt\":\"a moth\",\"style\":\"mandala\"";
    if (name.equals("prompt")) {
      rest = "\"style\":\"mandala\"";
    } else if (name.equals("style")) {
      rest = "\"prompt\":\"a moth\"";
    }
    Problem problem = refused("{" + rest + "," + member + "}");
    assertThat(problem.status()).isEqualTo(422);
    assertThat(problem.errors()).extracting(Problem.FieldError::pointer).containsExactly(pointer);
  }

  @Test
  void allErrorsAreToldAtOnce() {
    Problem problem = refused("{\"width\":1,\"x\":2}");
    assertThat(problem.errors())
        .extracting(Problem.FieldError::pointer)
        .containsExactlyInAnyOrder("/prompt", "/style", "/width", "/x");
    assertThat(problem.errors().toString()).contains("must be one of mandala, botanical");
  }

  @Test
  void aPromptIsCountedInCharactersNotInUtf16() {
    assertThat(parse("{\"prompt\":\"" + "🦋".repeat(1000) + "\",\"style\":\"mandala\"}").prompt())
        .hasSize(2000);
    assertThat(refused("{\"prompt\":\"" + "a".repeat(1001) + "\",\"style\":\"mandala\"}").errors())
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "7",
        "{",
        "{\"prompt\":}",
        "{\"prompt\":\"a\",\"prompt\":\"b\"}",
        "{} {}",
        "{'prompt':'a'}",
        "\u0000"
      })
  void whatIsNoJsonObjectIsABadRequest(String body) {
    Problem problem = refused(body);
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.code()).isEqualTo("malformed-json");
  }

  @Test
  void aBottomlessNestIsRefused() {
    assertThat(refused("{\"a\":" + "[".repeat(5000)).status()).isEqualTo(400);
  }

  @Test
  void bytesThatAreNoUtf8AreABadRequest() {
    byte[] bytes = {'{', '"', 'a', '"', ':', '"', (byte) 0xff, '"', '}'};
    Problem problem =
        catchThrowableOfType(ProblemException.class, () -> GenerateBody.parse(bytes)).problem();
    assertThat(problem.status()).isEqualTo(400);
  }
}
