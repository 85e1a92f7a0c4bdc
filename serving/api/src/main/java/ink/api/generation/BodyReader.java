package ink.api.generation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ink.api.http.ProblemException;
import ink.http.Problem;
import ink.ids.IdType;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes the members of a JSON object one by one and notes all that is wrong before it complains, so
 * that a caller mends a request in one go. A member that nobody took is unknown, and wrong.
 */
final class BodyReader {
  private final ObjectNode body;
  private final Set<String> taken = new HashSet<>();
  private Problem problem =
      Problem.of(
          422,
          "invalid-request",
          "The request is not valid",
          "Mend the members that \"errors\" points to.");

  BodyReader(ObjectNode body) {
    this.body = body;
  }

  private @Nullable JsonNode take(String name) {
    taken.add(name);
    JsonNode value = body.get(name);
    return value == null || value.isNull() ? null : value;
  }

  void wrong(String name, String detail) {
    problem = problem.withError("/" + name.replace("~", "~0").replace("/", "~1"), detail);
  }

  /** A text; the sentence says what would be right. */
  @Nullable String text(String name, Predicate<String> good, String sentence) {
    JsonNode value = take(name);
    if (value == null) {
      return null;
    }
    if (!value.isTextual() || !good.test(value.textValue())) {
      wrong(name, sentence);
      return null;
    }
    return value.textValue();
  }

  /** A text that must be there; empty when it is not, which is noted. */
  String needed(String name, Predicate<String> good, String sentence) {
    if (take(name) == null) {
      wrong(name, "is missing; it " + sentence);
      return "";
    }
    String value = text(name, good, sentence);
    return value == null ? "" : value;
  }

  @Nullable Long number(String name, long least, long most) {
    JsonNode value = take(name);
    if (value == null) {
      return null;
    }
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < least
        || value.longValue() > most) {
      wrong(name, "must be a whole number from " + least + " to " + most);
      return null;
    }
    return value.longValue();
  }

  boolean flag(String name, boolean usual) {
    JsonNode value = take(name);
    if (value == null) {
      return usual;
    }
    if (!value.isBoolean()) {
      wrong(name, "must be true or false");
      return usual;
    }
    return value.booleanValue();
  }

  @Nullable String id(String name, IdType type) {
    return text(
        name,
        type::matches,
        "must be the id of a "
            + type.name().toLowerCase(java.util.Locale.ROOT)
            + " ("
            + type.prefix()
            + "_…)");
  }

  /**
   * The end of the body.
   *
   * @throws ProblemException 422 when anything was wrong
   */
  void done() {
    for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!taken.contains(name)) {
        wrong(name, "is not a member that this request has");
      }
    }
    if (!problem.errors().isEmpty()) {
      throw new ProblemException(problem);
    }
  }
}
