package ink.tables;

import org.apache.avro.Schema;

/** What becomes of a fact's field on its way into silver, where analysts and reports read. */
public enum Treatment {
  /** The value as it is: it tells nothing about a person, or its table is marked for it. */
  KEPT,
  /** A keyed pseudonym in its place: it can be counted and joined, and not read. */
  PSEUDONYM,
  /** No column: bytes that a person or platform sent rest in bronze only. */
  LEFT_OUT;

  /** The treatment of a field by its {@code personal} property. */
  public static Treatment of(Schema.Field field) {
    String kind = field.getProp("personal");
    if (kind == null) {
      return KEPT;
    }
    return switch (kind) {
      case "name", "words" -> KEPT;
      case "pseudonym", "identifier", "free-text" -> PSEUDONYM;
      case "raw" -> LEFT_OUT;
      default ->
          throw new IllegalArgumentException(
              field.name() + " is personal in a way that is not known: " + kind);
    };
  }
}
