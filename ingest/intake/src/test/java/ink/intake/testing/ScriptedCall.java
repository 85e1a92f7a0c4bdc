package ink.intake.testing;

import ink.intake.http.Call;
import ink.intake.http.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A call without a network. */
public record ScriptedCall(String method, String path, Map<String, String> headers, byte[] content)
    implements Call {
  public static ScriptedCall post(String path, String content, Map<String, String> headers) {
    return new ScriptedCall("POST", path, headers, content.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String header(String name) {
    return headers.get(name);
  }

  @Override
  public byte[] body(int limit) throws ProblemException {
    if (content.length > limit) {
      throw ProblemException.tooLarge("at most " + limit);
    }
    return content;
  }
}
