package ink.local.sql;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a statement failed and whose fault it is.
 *
 * @param message for the person who asked, with what to do now
 */
public record SqlFault(String message) {
  private static final Pattern PREFIX = Pattern.compile("^Query failed \\(#\\w+\\): ");
  private static final Pattern PLACE = Pattern.compile("^line (\\d+):(\\d+): ");

  /** Trino numbers its error codes by whose fault they are, 65,536 to each. */
  private static final int CODES = 1 << 16;

  private static final int PERMISSION_DENIED = 4;

  /**
   * @param text the whole text that the statement is from
   * @param log Trino's
   */
  public static SqlFault of(SQLException error, String text, Path log) {
    String said = String.valueOf(error.getMessage());
    Matcher prefix = PREFIX.matcher(said);
    if (!prefix.find()) {
      // Not an answer of Trino's: the driver could not reach it.
      Throwable cause = error.getCause();
      return new SqlFault(
          "Trino did not answer: "
              + said
              + (cause == null ? "" : " (" + cause.getMessage() + ")")
              + "; ask again, and see "
              + log
              + " when that does not help");
    }
    String message = said.substring(prefix.end());
    return new SqlFault(
        switch (error.getErrorCode() / CODES) {
          case 0 ->
              error.getErrorCode() == PERMISSION_DENIED
                  ? message
                      + "\nThe lake is for reading, and each role sees its part of it: infra/ink sql --help."
                  : message + pointedOut(message, text);
          case 1 ->
              "Trino failed, which is not your fault: "
                  + message
                  + "; see what runs with infra/ink status, and Trino's log: "
                  + log;
          case 2 ->
              "the question takes more memory than the local Trino has: "
                  + message
                  + "\nAsk for fewer rows or columns, or for a shorter time.";
          default ->
              "the lake did not answer Trino: "
                  + message
                  + "; see what runs with infra/ink status, and Trino's log: "
                  + log;
        });
  }

  private static String pointedOut(String message, String text) {
    Matcher place = PLACE.matcher(message);
    if (!place.find()) {
      return "";
    }
    int line = Integer.parseInt(place.group(1));
    int column = Integer.parseInt(place.group(2));
    List<String> lines = text.lines().toList();
    if (line < 1 || line > lines.size()) {
      return "";
    }
    return "\n  " + lines.get(line - 1) + "\n  " + " ".repeat(Math.max(0, column - 1)) + "^";
  }
}
