package ink.bookings;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Bookings that name a design meet that design, keyed by tenant and design. Whichever comes first
 * waits. A booking whose design is unknown when event time reaches it leaves as {@link #UNKNOWN},
 * to be matched by recency, and goes on waiting: should the design come, the reference outranks.
 */
final class MatchReference
    extends KeyedCoProcessFunction<String, FinishedDesign, Appointment, Match> {
  private static final long serialVersionUID = 1L;

  static final OutputTag<Appointment> UNKNOWN =
      new OutputTag<>("unknown-design", TypeInformation.of(Appointment.class));

  /** How long a design can be named after it was made, and a booking wait for its design. */
  private static final StateTtlConfig MEMORY =
      StateTtlConfig.newBuilder(Duration.ofDays(90)).build();

  private transient @Nullable ValueState<Instant> completedAt;
  private transient @Nullable MapState<String, Appointment> waiting;

  @Override
  public void open(OpenContext context) {
    ValueStateDescriptor<Instant> design =
        new ValueStateDescriptor<>("completed-at", TypeInformation.of(Instant.class));
    design.enableTimeToLive(MEMORY);
    completedAt = getRuntimeContext().getState(design);
    MapStateDescriptor<String, Appointment> bookings =
        new MapStateDescriptor<>("waiting", String.class, Appointment.class);
    bookings.enableTimeToLive(MEMORY);
    waiting = getRuntimeContext().getMapState(bookings);
  }

  @Override
  public void processElement1(FinishedDesign design, Context context, Collector<Match> out)
      throws Exception {
    Objects.requireNonNull(completedAt).update(design.completedAt());
    MapState<String, Appointment> bookings = Objects.requireNonNull(waiting);
    for (Appointment booking : bookings.values()) {
      out.collect(booking.by(Match.REFERENCE, design.designId(), design.completedAt()));
    }
    bookings.clear();
  }

  @Override
  public void processElement2(Appointment booking, Context context, Collector<Match> out)
      throws Exception {
    Instant known = Objects.requireNonNull(completedAt).value();
    String design = booking.designRef();
    if (known != null && design != null) {
      out.collect(booking.by(Match.REFERENCE, design, known));
      return;
    }
    Objects.requireNonNull(waiting).put(booking.bookingId(), booking);
    context.timerService().registerEventTimeTimer(booking.decideAt());
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<Match> out) throws Exception {
    for (Appointment booking : Objects.requireNonNull(waiting).values()) {
      if (booking.decideAt() == time && booking.clientId() != null) {
        context.output(UNKNOWN, booking);
      }
    }
  }
}
