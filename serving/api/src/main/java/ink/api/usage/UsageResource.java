package ink.api.usage;

import ink.api.database.Database;
import ink.api.database.Sql;
import ink.api.key.Caller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;

/** What the caller's tenant used this month. */
@Path("/v1/usage")
@Produces(MediaType.APPLICATION_JSON)
public final class UsageResource {
  private static final String USAGE = Sql.of(UsageResource.class, "usage_of_month.sql");

  private final Database database;
  private final Clock clock;

  public UsageResource(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @GET
  public UsageView usage(@Context SecurityContext security) {
    String tenantId = Caller.of(security).tenantId();
    Instant now = clock.instant();
    return database.inTenant(
        tenantId,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(USAGE)) {
            statement.setObject(1, MonthlyQuota.month(now));
            statement.setString(2, tenantId);
            try (ResultSet row = statement.executeQuery()) {
              if (!row.next()) {
                throw new IllegalStateException(tenantId + " has a key and no account");
              }
              return view(row, now);
            }
          }
        });
  }

  private static UsageView view(ResultSet row, Instant now) throws SQLException {
    LocalDate month = MonthlyQuota.month(now);
    Long limit = row.getObject("monthly_generations", Long.class);
    long returned = row.getLong("returned");
    long used = row.getLong("debited") - returned;
    return new UsageView(
        "usage",
        YearMonth.from(month).toString(),
        row.getString("plan"),
        used,
        returned,
        limit,
        limit == null ? null : Math.max(0, limit - used),
        MonthlyQuota.resetsAt(now));
  }
}
