package ink.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ProblemTest {

  @Test
  void isTheDocumentOfTheRfcAndLeavesOutWhatItDoesNotKnow() throws Exception {
    Problem problem = Problem.of(422, "unknown-style", "Unknown style", "There is no style 'x'.");
    assertThat(new ObjectMapper().writeValueAsString(problem))
        .isEqualTo(
            "{\"type\":\"about:blank\",\"title\":\"Unknown style\",\"status\":422,"
                + "\"detail\":\"There is no style 'x'.\",\"code\":\"unknown-style\"}");
  }

  @Test
  void pointsAtTheWrongParts() throws Exception {
    Problem problem =
        Problem.of(422, "invalid", "Invalid request", "One field is wrong.")
            .withError("/width_px", "is 64 to 2048")
            .withRequestId("req-1");
    assertThat(new ObjectMapper().writeValueAsString(problem))
        .endsWith(
            "\"code\":\"invalid\",\"errors\":[{\"pointer\":\"/width_px\",\"detail\":\"is 64 to 2048\"}],"
                + "\"request_id\":\"req-1\"}");
  }
}
