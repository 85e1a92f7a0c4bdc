package ink.collector;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The body of a call: {@code {"events": […]}}, taken apart without changing a byte of any event.
 *
 * @param events each event's own JSON, as it came
 */
record EventBatch(List<byte[]> events) {
  /** UTF-8 only, as RFC 8259 wants it: with another encoding offsets are no offsets in the body. */
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.CHARSET_DETECTION).build();

  /** The body is not a batch; nothing of it is taken. */
  static final class NoBatchException extends Exception {
    private static final long serialVersionUID = 1L;

    NoBatchException(String message) {
      super(message, null, false, false);
    }
  }

  static EventBatch of(byte[] body) throws NoBatchException {
    List<byte[]> events = new ArrayList<>();
    boolean found = false;
    try (JsonParser parser = JSON.createParser(body)) {
      expect(parser.nextToken() == JsonToken.START_OBJECT);
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        expect(!found && parser.currentName().equals("events"));
        found = true;
        expect(parser.nextToken() == JsonToken.START_ARRAY);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          int start = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
          parser.skipChildren();
          parser.finishToken();
          int end = Math.toIntExact(parser.currentLocation().getByteOffset());
          events.add(Arrays.copyOfRange(body, start, end));
        }
      }
      expect(found && parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null);
    } catch (JsonProcessingException e) {
      throw new NoBatchException("The body is not valid JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new NoBatchException("The body is not UTF-8: " + e.getMessage());
    }
    return new EventBatch(events);
  }

  private static void expect(boolean condition) throws NoBatchException {
    if (!condition) {
      throw new NoBatchException("The body is {\"events\": [{…}, …]} and nothing else.");
    }
  }
}
