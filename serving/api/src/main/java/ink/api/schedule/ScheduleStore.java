package ink.api.schedule;

import ink.api.database.Database;
import ink.api.database.Sql;
import ink.ids.IdType;
import ink.state.Recurrence;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A tenant's schedules and mails, on the database that holds the directory, as reports are. */
final class ScheduleStore {
  private static final String STUDIO = Sql.of(ScheduleStore.class, "find_studio.sql");
  private static final String INSERT = Sql.of(ScheduleStore.class, "insert_schedule.sql");
  private static final String DELETE = Sql.of(ScheduleStore.class, "delete_schedule.sql");
  private static final String LIST = Sql.of(ScheduleStore.class, "list_schedules.sql");
  private static final String DELIVERIES = Sql.of(ScheduleStore.class, "list_deliveries.sql");

  private final Database database;

  ScheduleStore(Database database) {
    this.database = database;
  }

  /** Whether the tenant has the studio; asked on the tenant's own shard. */
  boolean knows(String tenantId, String studioId) {
    return database.inTenant(
        tenantId,
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(STUDIO)) {
            select.setString(1, studioId);
            try (ResultSet row = select.executeQuery()) {
              return row.next();
            }
          }
        });
  }

  /** A new schedule; its id. */
  String insert(String tenantId, String studioId, ScheduleBody body) {
    String id = IdType.SCHEDULE.next();
    Recurrence recurrence = body.recurrence();
    return database.inTenantOfDirectory(
        tenantId,
        connection -> {
          try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            DayOfWeek weekday = recurrence.weekday();
            insert.setString(1, id);
            insert.setString(2, tenantId);
            insert.setString(3, studioId);
            insert.setObject(4, weekday == null ? null : weekday.getValue());
            insert.setObject(5, recurrence.monthday());
            insert.setObject(6, recurrence.time());
            insert.setString(7, recurrence.zone().getId());
            insert.setObject(8, recurrence.endsOn());
            insert.setArray(9, connection.createArrayOf("text", body.recipients().toArray()));
            insert.executeUpdate();
            return id;
          }
        });
  }

  /** Whether there was one to delete; its mails are forgotten with it. */
  boolean delete(String tenantId, String studioId, String scheduleId) {
    return database.inTenantOfDirectory(
        tenantId,
        connection -> {
          try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setString(1, studioId);
            delete.setString(2, scheduleId);
            return delete.executeUpdate() == 1;
          }
        });
  }

  List<ScheduleView> list(String tenantId, String studioId, Instant now) {
    return rows(tenantId, LIST, studioId, row -> schedule(row, now));
  }

  /** The newest hundred. */
  List<DeliveryView> deliveries(String tenantId, String studioId) {
    return rows(tenantId, DELIVERIES, studioId, ScheduleStore::delivery);
  }

  private interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> rows(String tenantId, String sql, String studioId, Reading<T> reading) {
    return database.inTenantOfDirectory(
        tenantId,
        connection -> {
          List<T> rows = new ArrayList<>();
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, studioId);
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                rows.add(reading.read(row));
              }
            }
          }
          return rows;
        });
  }

  private static ScheduleView schedule(ResultSet row, Instant now) throws SQLException {
    @Nullable Integer weekday = row.getObject("weekday", Integer.class);
    @Nullable Integer monthday = row.getObject("monthday", Integer.class);
    @Nullable LocalDate endsOn = row.getObject("ends_on", LocalDate.class);
    LocalTime time = row.getObject("local_time", LocalTime.class);
    String zone = row.getString("time_zone");
    @Nullable Instant next = null;
    @Nullable String trouble = null;
    try {
      next =
          new Recurrence(
                  weekday == null ? null : DayOfWeek.of(weekday),
                  monthday,
                  time,
                  Recurrence.zone(zone),
                  endsOn)
              .next(now)
              .orElse(null);
      trouble = next == null ? "it ended, and never comes round again" : null;
    } catch (IllegalArgumentException e) {
      trouble = e.getMessage();
    }
    return new ScheduleView(
        "report_schedule",
        row.getString("schedule_id"),
        row.getString("studio_id"),
        weekday == null ? "studio-month" : "studio-week",
        weekday == null ? null : DayOfWeek.of(weekday).name().toLowerCase(Locale.ROOT),
        monthday,
        time.toString(),
        zone,
        endsOn == null ? null : endsOn.toString(),
        List.of((String[]) row.getArray("recipients").getArray()),
        next,
        trouble);
  }

  private static DeliveryView delivery(ResultSet row) throws SQLException {
    return new DeliveryView(
        "report_delivery",
        row.getString("schedule_id"),
        row.getObject("period_start", LocalDate.class),
        row.getString("recipient"),
        row.getString("state"),
        row.getInt("attempts"),
        instant(row, "next_attempt_at"),
        instant(row, "sent_at"),
        row.getString("run_id"),
        row.getString("detail"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
