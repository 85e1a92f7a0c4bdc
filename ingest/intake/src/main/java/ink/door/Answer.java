package ink.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import ink.http.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a call is answered with.
 *
 * @param headers beside Content-Type
 */
public record Answer(int status, String contentType, byte[] body, Map<String, String> headers) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public static Answer json(int status, Object body) {
    return new Answer(status, "application/json", bytes(body), Map.of());
  }

  public static Answer text(int status, String contentType, String body) {
    return new Answer(status, contentType, body.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  public static Answer problem(int status, String code, String title, String detail) {
    return problem(Problem.of(status, code, title, detail));
  }

  public static Answer problem(Problem problem) {
    return new Answer(problem.status(), Problem.MEDIA_TYPE, bytes(problem), Map.of());
  }

  /** Nothing was taken because a neighbour is away; the caller comes again. */
  public static Answer comeAgain(String detail) {
    return problem(503, "unavailable", "Not available now", detail).with("Retry-After", "5");
  }

  public Answer with(String header, String value) {
    Map<String, String> all = new TreeMap<>(headers);
    all.put(header, value);
    return new Answer(status, contentType, body, all);
  }

  private static byte[] bytes(Object body) {
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as JSON: " + body, e);
    }
  }
}
