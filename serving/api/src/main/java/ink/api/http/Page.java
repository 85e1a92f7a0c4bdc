package ink.api.http;

import ink.ids.IdType;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, newest first.
 *
 * @param hasMore whether older ones follow; ask with {@code starting_after} the last id
 */
public record Page<T>(String object, List<T> data, boolean hasMore) {

  /** Which part is asked for. */
  public record Cursor(int limit, @Nullable String startingAfter) {
    /**
     * The query parameters {@code limit} (1 to 100, default 20) and {@code starting_after}.
     *
     * @throws ProblemException 400 when one makes no sense
     */
    public static Cursor of(@Nullable String limit, @Nullable String startingAfter, IdType type) {
      int count = 20;
      if (limit != null) {
        try {
          count = Integer.parseInt(limit);
        } catch (NumberFormatException e) {
          count = 0; // refused below
        }
        if (count < 1 || count > 100) {
          throw invalid("limit", "must be a number from 1 to 100");
        }
      }
      if (startingAfter != null && !type.matches(startingAfter)) {
        throw invalid("starting_after", "must be an id from the list (" + type.prefix() + "_…)");
      }
      return new Cursor(count, startingAfter);
    }

    private static ProblemException invalid(String name, String detail) {
      return ProblemException.of(
          400, "invalid-parameter", "Invalid query parameter", name + " " + detail + ".");
    }
  }

  /** The page of {@code found}, which holds one row more than asked for when there are more. */
  public static <R, T> Page<T> of(List<R> found, Cursor cursor, Function<R, T> view) {
    boolean more = found.size() > cursor.limit();
    return new Page<>("list", found.stream().limit(cursor.limit()).map(view).toList(), more);
  }
}
