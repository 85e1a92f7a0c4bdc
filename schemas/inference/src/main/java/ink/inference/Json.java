package ink.inference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Reports as JSON text: a record's fields in snake case. Fields that a reader lacks are skipped.
 */
final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Json() {}

  static String write(Object report) {
    try {
      return MAPPER.writeValueAsString(report);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a report must be made of plain records", e);
    }
  }

  /**
   * @param what is read, for the message
   */
  static <T> T read(String what, String text, Class<T> shape) {
    try {
      T read = MAPPER.readValue(text, shape);
      if (read != null) {
        return read;
      }
    } catch (JsonProcessingException e) {
      throw Tensor.malformed(
          "%s is not the JSON of a %s: %s", what, shape.getSimpleName(), e.getOriginalMessage());
    }
    throw Tensor.malformed("%s is null", what);
  }
}
