package ink.collector;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import ink.http.Problem;
import ink.intake.http.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The body {@code {"events": [ … ]}}, cut into its elements.
 *
 * @param elements 1 to {@link #MOST_EVENTS}
 */
record AppEventBatch(List<Element> elements) {
  static final int MOST_EVENTS = 500;

  /** So that a refused element fits into a dead letter whole: Kafka takes 1 MiB a fact. */
  static final int LARGEST_EVENT = 512 * 1024;

  private static final int DEEPEST = 50;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .build();

  /**
   * An element of the list.
   *
   * @param json what it says
   * @param raw as it came, byte for byte
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Element(JsonNode json, byte[] raw) {}

  AppEventBatch {
    elements = List.copyOf(elements);
  }

  static AppEventBatch read(byte[] body) throws ProblemException {
    List<Element> elements = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(body)) {
      expect(parser.nextToken() == JsonToken.START_OBJECT, "The body must be a JSON object.");
      expect("events".equals(parser.nextFieldName()), "Its first member must be \"events\".");
      expect(parser.nextToken() == JsonToken.START_ARRAY, "\"events\" must be a list.");
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        expect(elements.size() < MOST_EVENTS, "\"events\" may have 500 elements at most.");
        int from = offset(parser.currentTokenLocation().getByteOffset());
        JsonNode json = JSON.readTree(parser);
        int to = offset(parser.currentLocation().getByteOffset());
        if (to - from > LARGEST_EVENT) {
          throw ProblemException.tooLarge("An event may have 512 KiB at most.");
        }
        elements.add(new Element(json, Arrays.copyOfRange(body, from, to)));
      }
      expect(
          parser.nextToken() == JsonToken.END_OBJECT && parser.nextToken() == null,
          "\"events\" must be the only member, and nothing may follow.");
    } catch (IOException e) {
      throw malformed("It is no JSON: " + firstLine(e) + ".");
    }
    expect(!elements.isEmpty(), "\"events\" must have an element.");
    return new AppEventBatch(elements);
  }

  private static int offset(long offset) throws ProblemException {
    expect(offset >= 0, "The body must be UTF-8."); // Jackson counts no bytes of UTF-16
    return (int) offset;
  }

  private static void expect(boolean right, String otherwise) throws ProblemException {
    if (!right) {
      throw malformed(otherwise);
    }
  }

  private static ProblemException malformed(String detail) {
    return new ProblemException(
        Problem.of(
            400,
            "malformed-batch",
            "Not a batch of events",
            detail + " Nothing was taken; send {\"events\": [ … ]}."));
  }

  private static String firstLine(IOException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("it ends early");
  }
}
