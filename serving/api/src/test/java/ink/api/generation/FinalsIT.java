package ink.api.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import ink.api.testing.Outbox;
import ink.api.testing.Tenant;
import ink.api.testing.TestApi;
import ink.api.testing.TestApi.Answer;
import ink.events.Streams;
import ink.facts.GenerationRequested;
import ink.ids.IdType;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FinalsIT {
  private final TestApi api = TestApi.shared();
  private final Tenant tenant = api.tenant("generate");

  private Answer drawOut(String design, String body) {
    return tenant.post(
        "/v1/designs/" + design + "/final", body, "Idempotency-Key", UUID.randomUUID().toString());
  }

  private String design(String body) {
    String id = tenant.generate(body).json().path("id").asText();
    return tenant.succeed(id, "images/" + tenant.id() + "/" + id + ".png");
  }

  private String draft(String size) {
    return design(
        "{\"prompt\":\"a moth\",\"negative_prompt\":\"text\",\"style\":\"mandala\",\"seed\":7,"
            + "\"body_part\":\"calf\",\"country\":\"DE\","
            + size
            + "}");
  }

  @Test
  void aFinalIsTheDraftWithItsSeedInTheFinalLane() {
    String draft = draft("\"width\":512,\"height\":640");
    try (Outbox outbox = Outbox.from("finals_it")) {
      Answer answer = drawOut(draft, "");
      assertThat(answer.status()).isEqualTo(202);
      List<GenerationRequested> facts = outbox.read(Streams.GENERATION_REQUESTED);
      assertThat(facts).hasSize(1);
      GenerationRequested fact = facts.get(0);
      assertThat(fact.getGenerationId()).isEqualTo(answer.json().path("id").asText());
      assertThat(fact.getLane()).isEqualTo("final");
      assertThat(fact.getModel()).isEqualTo("ink-flash");
      assertThat(fact.getPrompt()).isEqualTo("a moth");
      assertThat(fact.getNegativePrompt()).isEqualTo("text");
      assertThat(fact.getStyle()).isEqualTo("mandala");
      assertThat(fact.getSeed()).isEqualTo(7);
      assertThat(fact.getCacheable()).isTrue();
      assertThat(fact.getWidthPx()).isEqualTo(1024);
      assertThat(fact.getHeightPx()).isEqualTo(1280);
      assertThat(fact.getBodyPart()).isEqualTo("calf");
      assertThat(fact.getCountry()).isEqualTo("DE");
      assertThat(fact.getDeadlineAt()).isEqualTo(fact.getRequestedAt().plusSeconds(3600));
    }
  }

  @Test
  void theScaleIsTheCallersAndNoFinalIsTooLarge() {
    String draft = draft("\"width\":1536,\"height\":768");
    JsonNode usual = drawOut(draft, "{}").json();
    assertThat(usual.path("width").asInt()).isEqualTo(2048);
    assertThat(usual.path("height").asInt()).isEqualTo(1024);
    assertThat(drawOut(draft, "{\"scale\":1}").json().path("width").asInt()).isEqualTo(1536);

    Answer large = drawOut(draft, "{\"scale\":2}");
    assertThat(large.status()).isEqualTo(422);
    assertThat(large.json().path("errors").findValuesAsText("pointer")).containsExactly("/scale");
    assertThat(large.text()).contains("3072", "2048");
    assertThat(drawOut(draft, "{\"scale\":1.5,\"prompt\":\"a bat\"}").json().path("errors"))
        .hasSize(2);
  }

  @Test
  void onlyADraftIsDrawnOut() {
    String done = design("{\"prompt\":\"a moth\",\"style\":\"mandala\",\"lane\":\"final\"}");
    Answer answer = drawOut(done, "");
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("not-a-draft");
  }

  @Test
  void aForeignDesignIsAnUnknownOne() {
    String draft = draft("\"width\":512");
    Answer foreign =
        api.tenant("generate")
            .post("/v1/designs/" + draft + "/final", "", "Idempotency-Key", "theirs");
    assertThat(foreign.status()).isEqualTo(404);
    assertThat(foreign.code()).isEqualTo("unknown-design");
    assertThat(drawOut(IdType.DESIGN.next(), "").status()).isEqualTo(404);
    assertThat(drawOut("dsg_1", "").status()).isEqualTo(404);
    assertThat(api.tenant("read").post("/v1/designs/" + draft + "/final", "").status())
        .isEqualTo(403);
  }

  @Test
  void aRepeatIsAnsweredTheSameAndTheKeyHoldsForOneDesign() {
    String draft = draft("\"width\":512");
    String path = "/v1/designs/" + draft + "/final";
    Answer first = tenant.post(path, "", "Idempotency-Key", "final-1");
    Answer repeat = tenant.post(path, "", "Idempotency-Key", "final-1");
    assertThat(repeat.http().body()).isEqualTo(first.http().body());
    assertThat(repeat.header("idempotency-replayed")).isEqualTo("true");

    String other = "/v1/designs/" + draft("\"width\":512") + "/final";
    assertThat(tenant.post(other, "", "Idempotency-Key", "final-1").code())
        .isEqualTo("idempotency-key-reused");
    assertThat(tenant.post(other, "").code()).isEqualTo("missing-idempotency-key");
  }
}
