package ink.local.sql;

import java.util.ArrayList;
import java.util.List;

/** SQL text with one or more statements, set apart by semicolons. */
public final class SqlScript {
  private SqlScript() {}

  /**
   * The statements, without their semicolons. Each is preceded by as many line breaks and spaces as
   * stand before it in the text, so that the line and column in Trino's messages are the text's. A
   * semicolon in a string, a quoted name or a comment ends nothing; what is only a comment is no
   * statement.
   */
  public static List<String> statements(String text) {
    List<String> statements = new ArrayList<>();
    int from = 0;
    boolean something = false;
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int end = at + 1;
      if (c == '\'' || c == '"') {
        end = past(text, String.valueOf(c), at + 1);
        something = true;
      } else if (text.startsWith("--", at)) {
        end = past(text, "\n", at);
      } else if (text.startsWith("/*", at)) {
        end = past(text, "*/", at + 2);
      } else if (c == ';') {
        if (something) {
          statements.add(inPlace(text, from, at));
        }
        from = end;
        something = false;
      } else if (!Character.isWhitespace(c)) {
        something = true;
      }
      at = end;
    }
    if (something) {
      statements.add(inPlace(text, from, text.length()));
    }
    return statements;
  }

  /** The place after the next mark. A doubled quote is two strings side by side: no matter here. */
  private static int past(String text, String mark, int from) {
    int found = text.indexOf(mark, from);
    return found < 0 ? text.length() : found + mark.length();
  }

  private static String inPlace(String text, int from, int to) {
    String before = text.substring(0, from);
    long lines = before.chars().filter(c -> c == '\n').count();
    int column = from - (before.lastIndexOf('\n') + 1);
    return "\n".repeat((int) lines) + " ".repeat(column) + text.substring(from, to).stripTrailing();
  }
}
