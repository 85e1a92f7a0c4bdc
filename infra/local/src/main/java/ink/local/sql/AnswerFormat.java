package ink.local.sql;

import java.io.PrintStream;

/** How answers are written. */
public enum AnswerFormat {
  TABLE,
  CSV,
  JSON;

  /** A new answer, for one statement. */
  public Answer to(PrintStream out) {
    return switch (this) {
      case TABLE -> new TableAnswer(out);
      case CSV -> new CsvAnswer(out);
      case JSON -> new JsonAnswer(out);
    };
  }
}
