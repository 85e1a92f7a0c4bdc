package ink.bookings;

import ink.events.Streams;
import ink.facts.BookingChanged;
import ink.facts.DeadLetter;
import ink.flink.FactTypeInfo;
import ink.ids.IdType;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Writes a booking as its newest version tells it and finds out whose it is. Bookings that name a
 * design go on, others of a known client leave as {@link #WITHOUT_REFERENCE}; what the database
 * refuses leaves as {@link #REFUSED}. Repeats and stale versions end here.
 */
final class StoreBooking extends KeyedProcessFunction<String, BookingChanged, Appointment> {
  private static final long serialVersionUID = 1L;

  static final OutputTag<Appointment> WITHOUT_REFERENCE =
      new OutputTag<>("without-reference", TypeInformation.of(Appointment.class));
  static final OutputTag<DeadLetter> REFUSED =
      new OutputTag<>("refused", FactTypeInfo.of(Streams.DEAD_LETTER));

  /** Long enough for a platform's retries; after it the database still knows the version. */
  private static final Duration MEMORY = Duration.ofDays(90);

  /**
   * What is remembered of a booking.
   *
   * @param version the newest version
   * @param bookedAt change time of the first version
   */
  public record Known(long version, Instant bookedAt) {}

  private final DatabaseConfig config;
  private transient @Nullable Database database;
  private transient @Nullable String statement;
  private transient @Nullable ValueState<Known> known;

  StoreBooking(DatabaseConfig config) {
    this.config = config;
  }

  @Override
  public void open(OpenContext context) {
    database = new Database(config);
    statement = Database.sql("store_booking");
    ValueStateDescriptor<Known> descriptor = new ValueStateDescriptor<>("known", Known.class);
    descriptor.enableTimeToLive(StateTtlConfig.newBuilder(MEMORY).build());
    known = getRuntimeContext().getState(descriptor);
  }

  @Override
  public void close() {
    if (database != null) {
      database.close();
    }
  }

  @Override
  public void processElement(BookingChanged booking, Context context, Collector<Appointment> out)
      throws Exception {
    ValueState<Known> state = Objects.requireNonNull(known);
    Known before = state.value();
    if (before != null && booking.getExternalVersion() <= before.version()) {
      return;
    }
    Optional<Owners> owners;
    try {
      owners = store(booking);
    } catch (Database.RefusedException e) {
      context.output(REFUSED, deadLetter(booking, e));
      return;
    }
    if (owners.isEmpty()) {
      return;
    }
    Instant bookedAt = before == null ? booking.getChangedAt() : before.bookedAt();
    state.update(new Known(booking.getExternalVersion(), bookedAt));
    Appointment appointment =
        owners.get().appointment(booking, bookedAt, context.timerService().currentProcessingTime());
    if (appointment.designRef() != null) {
      out.collect(appointment);
    } else if (appointment.clientId() != null) {
      context.output(WITHOUT_REFERENCE, appointment);
    }
  }

  /** Our ids of a booking's people, where the studio has told us theirs. */
  private record Owners(@Nullable String artistId, @Nullable String clientId) {
    Appointment appointment(BookingChanged booking, Instant bookedAt, long now) {
      return new Appointment(
          booking.getTenantId(),
          booking.getBookingId(),
          booking.getExternalVersion(),
          bookedAt,
          Math.min(bookedAt.toEpochMilli(), now),
          booking.getStudioId(),
          artistId,
          clientId,
          booking.getDesignRef());
    }
  }

  /** Empty when the database has a newer version. */
  private Optional<Owners> store(BookingChanged booking)
      throws Database.RefusedException, InterruptedException {
    return Objects.requireNonNull(database)
        .run(
            Objects.requireNonNull(statement),
            insert -> {
              bind(insert, booking);
              try (ResultSet row = insert.executeQuery()) {
                return row.next()
                    ? Optional.of(new Owners(row.getString(1), row.getString(2)))
                    : Optional.empty();
              }
            });
  }

  private static void bind(PreparedStatement insert, BookingChanged booking) throws SQLException {
    insert.setString(1, booking.getBookingId());
    insert.setString(2, booking.getTenantId());
    insert.setString(3, booking.getStudioId());
    insert.setString(4, booking.getConnectionId());
    insert.setString(5, booking.getProvider());
    insert.setString(6, booking.getExternalBookingId());
    insert.setLong(7, booking.getExternalVersion());
    insert.setString(8, booking.getStatus());
    insert.setObject(9, booking.getStartsAt().atOffset(ZoneOffset.UTC));
    insert.setInt(10, booking.getDurationMinutes());
    insert.setString(11, booking.getExternalStaffId());
    insert.setString(12, booking.getExternalCustomerId());
    insert.setString(13, booking.getNote());
    insert.setObject(14, booking.getPriceMinor(), Types.BIGINT);
    insert.setString(15, booking.getCurrency());
    insert.setObject(16, booking.getChangedAt().atOffset(ZoneOffset.UTC));
  }

  private static DeadLetter deadLetter(BookingChanged booking, Database.RefusedException why) {
    return DeadLetter.newBuilder()
        .setEventId(IdType.EVENT.derived(booking.getReceivedAt(), "refused", booking.getEventId()))
        .setTenantId(booking.getTenantId())
        .setSource(Streams.BOOKING_CHANGED.topic())
        .setReason("the database refuses the booking: " + why.getMessage())
        .setCode("booking-refused")
        .setReceivedAt(booking.getReceivedAt())
        .setPayload(ByteBuffer.wrap(Streams.BOOKING_CHANGED.encode(booking)))
        .build();
  }
}
