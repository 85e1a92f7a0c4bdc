package ink.dispatch.outcome;

import ink.dispatch.Database;
import ink.dispatch.RequestRow;
import ink.dispatch.Sql;
import ink.facts.GenerationRequested;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** How generations ended lately. */
public final class RecentOutcomes {
  private static final String RECENT = Sql.of(RecentOutcomes.class, "recent_outcomes");
  private static final int PAGE = 500;

  private RecentOutcomes() {}

  /**
   * A generation and its outcome.
   *
   * @param request the fact that was sent when it was accepted, with the same ids
   */
  public record Ended(GenerationRequested request, Outcome outcome) {}

  /** Takes the outcomes page by page. */
  public interface Reader {
    /** Returns when the next page may come. */
    void take(List<Ended> page) throws InterruptedException;
  }

  /** Reads all that ended at {@code since} or later, in no order. */
  public static void read(Database database, Instant since, Reader reader)
      throws SQLException, InterruptedException {
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false); // else the driver takes all rows at once
      try (PreparedStatement statement = connection.prepareStatement(RECENT)) {
        statement.setFetchSize(PAGE);
        statement.setObject(1, since.atOffset(ZoneOffset.UTC));
        List<Ended> page = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            OffsetDateTime finishedAt = row.getObject("finished_at", OffsetDateTime.class);
            page.add(new Ended(RequestRow.fact(row), OutcomeSql.outcome(row, finishedAt)));
            if (page.size() == PAGE) {
              reader.take(List.copyOf(page));
              page.clear();
            }
          }
        }
        if (!page.isEmpty()) {
          reader.take(List.copyOf(page));
        }
      }
    }
  }
}
