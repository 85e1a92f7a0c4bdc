package ink.intake.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import ink.http.Problem;
import java.util.Map;

/**
 * A response.
 *
 * @param headers besides the content type
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
public record Answer(int status, String contentType, Map<String, String> headers, byte[] body) {
  private static final JsonMapper JSON = new JsonMapper();

  public Answer {
    headers = Map.copyOf(headers);
  }

  public static Answer json(int status, Object body) {
    return new Answer(status, "application/json", Map.of(), bytes(body));
  }

  public static Answer problem(Problem problem, Map<String, String> headers) {
    return new Answer(problem.status(), Problem.MEDIA_TYPE, headers, bytes(problem));
  }

  private static byte[] bytes(Object body) {
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("answers are plain records and maps", e);
    }
  }
}
