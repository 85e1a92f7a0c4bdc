package ink.reports.mail;

import ink.ids.IdType;
import ink.reports.NeighbourUnavailableException;
import ink.reports.ReportDatabase;
import ink.reports.TextFile;
import ink.state.Recurrence;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Schedules and what became of each mail, in PostgreSQL. Each method is a transaction of its own:
 * what it returned of, is so, whatever happens to the process afterwards.
 */
final class Ledger {
  /** A sender that is silent for as long is dead: a mail server is given less time. */
  static final Duration DEAD = Duration.ofMinutes(15);

  private final ReportDatabase database;

  Ledger(ReportDatabase database) {
    this.database = database;
  }

  /** A document of a run, where it lies. */
  record Place(String suffix, String key) {}

  /** All schedules, whether they can come round or not. */
  List<Schedule> schedules() {
    return rows("schedules.sql", statement -> {}, Ledger::schedule);
  }

  private static Schedule schedule(ResultSet row) throws SQLException {
    @Nullable Recurrence recurrence = null;
    @Nullable String trouble = null;
    try {
      recurrence = recurrence(row);
    } catch (IllegalArgumentException e) {
      trouble = e.getMessage();
    }
    return new Schedule(
        row.getString("schedule_id"),
        row.getString("tenant_id"),
        row.getString("studio_id"),
        row.getString("brand_name"),
        recurrence,
        trouble,
        List.of((String[]) row.getArray("recipients").getArray()),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }

  private static Recurrence recurrence(ResultSet row) throws SQLException {
    @Nullable Integer weekday = row.getObject("weekday", Integer.class);
    return new Recurrence(
        weekday == null ? null : DayOfWeek.of(weekday),
        row.getObject("monthday", Integer.class),
        row.getObject("local_time", LocalTime.class),
        Recurrence.zone(row.getString("time_zone")),
        row.getObject("ends_on", LocalDate.class));
  }

  /**
   * Who still waits for a schedule's report of a period: those of whom there is no row, and those
   * whose next attempt is due.
   */
  List<String> waiting(Schedule schedule, LocalDate periodStart, Instant now) {
    Map<String, Boolean> open = new HashMap<>();
    rows(
        "deliveries_of_period.sql",
        statement -> {
          statement.setObject(1, at(now));
          statement.setString(2, schedule.scheduleId());
          statement.setObject(3, periodStart);
        },
        row -> open.put(row.getString("recipient"), row.getBoolean("due")));
    return schedule.recipients().stream()
        .distinct()
        .filter(recipient -> open.getOrDefault(recipient, true))
        .toList();
  }

  /** The run that a schedule's mails of a period bring; empty when none was claimed yet. */
  Optional<String> run(Schedule schedule, LocalDate periodStart) {
    return rows(
            "run_of_period.sql",
            statement -> {
              statement.setString(1, schedule.scheduleId());
              statement.setObject(2, periodStart);
            },
            row -> row.getString(1))
        .stream()
        .findFirst();
  }

  /** Where the documents of a run lie. */
  List<Place> documents(String runId) {
    return rows(
        "documents_of_run.sql",
        statement -> statement.setString(1, runId),
        row -> new Place(row.getString(1), row.getString(2)));
  }

  /**
   * Claims a mail for this process.
   *
   * @return the attempt, 1 for the first; empty when another process has it, or it is done with
   */
  Optional<Integer> claim(Delivery delivery, String runId, Instant now) {
    Schedule schedule = delivery.schedule();
    return rows(
            "claim_delivery.sql",
            statement -> {
              statement.setString(1, schedule.scheduleId());
              statement.setObject(2, delivery.periodStart());
              statement.setString(3, delivery.recipient());
              statement.setString(4, schedule.tenantId());
              statement.setString(5, schedule.studioId());
              statement.setObject(6, at(now));
              statement.setString(7, messageId(delivery));
              statement.setString(8, runId);
            },
            row -> row.getInt(1))
        .stream()
        .findFirst();
  }

  /** The same for the same mail, so that whoever gets it twice after all can tell. */
  static String messageId(Delivery delivery) {
    return IdType.EVENT.derived(
        delivery.periodStart().atStartOfDay(ZoneOffset.UTC).toInstant(),
        delivery.schedule().scheduleId(),
        delivery.recipient());
  }

  /**
   * Tells what became of a claimed mail.
   *
   * @param nextAttempt of one that waits; else null
   */
  void settle(
      Delivery delivery,
      SendResult.State state,
      String detail,
      @Nullable Instant nextAttempt,
      Instant now) {
    update(
        "settle_delivery.sql",
        statement -> {
          statement.setString(1, state.slug());
          statement.setString(2, detail);
          statement.setObject(3, nextAttempt == null ? null : at(nextAttempt));
          statement.setObject(4, state == SendResult.State.SENT ? at(now) : null);
          statement.setString(5, delivery.schedule().scheduleId());
          statement.setObject(6, delivery.periodStart());
          statement.setString(7, delivery.recipient());
        });
  }

  /** Of mails whose sender died, nobody can tell; they are not sent again. */
  int bury(Instant now) {
    return update("bury_deliveries.sql", statement -> statement.setObject(1, at(now.minus(DEAD))));
  }

  /** Mails that wait for a period that a newer one has followed are given up. */
  int giveUpBefore(Schedule schedule, LocalDate periodStart) {
    return update(
        "give_up_deliveries.sql",
        statement -> {
          statement.setString(1, schedule.scheduleId());
          statement.setObject(2, periodStart);
        });
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private interface Binding {
    void bind(PreparedStatement statement) throws SQLException;
  }

  private interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> rows(String sql, Binding binding, Reading<T> reading) {
    try (Connection connection = database.connect();
        PreparedStatement statement =
            connection.prepareStatement(TextFile.beside(Ledger.class, sql))) {
      binding.bind(statement);
      List<T> rows = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          rows.add(reading.read(row));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  private int update(String sql, Binding binding) {
    try (Connection connection = database.connect();
        PreparedStatement statement =
            connection.prepareStatement(TextFile.beside(Ledger.class, sql))) {
      binding.bind(statement);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  private NeighbourUnavailableException unavailable(SQLException e) {
    return new NeighbourUnavailableException(
        "the database of reports ("
            + database.url()
            + ") does not tell or take what is mailed: "
            + e.getMessage(),
        e);
  }
}
