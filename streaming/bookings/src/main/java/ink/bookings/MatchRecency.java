package ink.bookings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Bookings that name no design meet their client's latest, keyed by tenant and client. A booking
 * waits until event time has reached it: then every design made before it is here.
 */
final class MatchRecency
    extends KeyedCoProcessFunction<String, FinishedDesign, Appointment, Match> {
  private static final long serialVersionUID = 1L;

  private transient @Nullable MapState<String, FinishedDesign> designs;
  private transient @Nullable MapState<String, Appointment> waiting;

  @Override
  public void open(OpenContext context) {
    MapStateDescriptor<String, FinishedDesign> made =
        new MapStateDescriptor<>("designs", String.class, FinishedDesign.class);
    // Twice the window, for bookings that a platform tells of late.
    Duration memory = Recency.WINDOW.multipliedBy(2);
    made.enableTimeToLive(StateTtlConfig.newBuilder(memory).build());
    designs = getRuntimeContext().getMapState(made);
    waiting =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("waiting", String.class, Appointment.class));
  }

  @Override
  public void processElement1(FinishedDesign design, Context context, Collector<Match> out)
      throws Exception {
    Objects.requireNonNull(designs).put(design.designId(), design);
  }

  @Override
  public void processElement2(Appointment booking, Context context, Collector<Match> out)
      throws Exception {
    Objects.requireNonNull(waiting).put(booking.bookingId(), booking);
    context.timerService().registerEventTimeTimer(booking.decideAt());
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<Match> out) throws Exception {
    List<FinishedDesign> known = new ArrayList<>();
    Objects.requireNonNull(designs).values().forEach(known::add);
    List<Appointment> bookings = new ArrayList<>();
    Objects.requireNonNull(waiting).values().forEach(bookings::add);
    for (Appointment booking : bookings) {
      if (booking.decideAt() <= time) {
        Recency.choose(known, booking.bookedAt())
            .map(design -> booking.by(Match.RECENCY, design.designId(), design.completedAt()))
            .ifPresent(out::collect);
        Objects.requireNonNull(waiting).remove(booking.bookingId());
      }
    }
  }
}
