package ink.bookings;

import ink.facts.BookingCorrelated;
import java.time.ZoneOffset;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Writes a match to its booking; one that the booking takes becomes a fact. */
final class RecordMatch extends ProcessFunction<Match, BookingCorrelated> {
  private static final long serialVersionUID = 1L;

  private final DatabaseConfig config;
  private transient @Nullable Database database;
  private transient @Nullable String statement;

  RecordMatch(DatabaseConfig config) {
    this.config = config;
  }

  @Override
  public void open(OpenContext context) {
    database = new Database(config);
    statement = Database.sql("record_match");
  }

  @Override
  public void close() {
    if (database != null) {
      database.close();
    }
  }

  @Override
  public void processElement(Match match, Context context, Collector<BookingCorrelated> out)
      throws Exception {
    int rows =
        Objects.requireNonNull(database)
            .run(
                Objects.requireNonNull(statement),
                update -> {
                  update.setString(1, match.bookingId());
                  update.setString(2, match.tenantId());
                  update.setLong(3, match.version());
                  update.setString(4, match.designId());
                  update.setString(5, match.method());
                  update.setObject(6, match.correlatedAt().atOffset(ZoneOffset.UTC));
                  return update.executeUpdate();
                });
    if (rows == 1) {
      out.collect(match.fact());
    }
  }
}
