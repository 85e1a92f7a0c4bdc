package ink.inference.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import inference.ModelInferResponse;
import ink.inference.Tensors;
import java.nio.charset.StandardCharsets;

/** Reports of models, for people to read. */
final class Reports {

  private static final JsonMapper MAPPER = new JsonMapper();

  private Reports() {}

  /** The JSON of an output, indented. */
  static byte[] json(ModelInferResponse response, String output) throws JsonProcessingException {
    String text = Tensors.out(response).named(output).asText().get(0);
    String indented =
        MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(MAPPER.readTree(text));
    return (indented + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
