package ink.bookings;

import ink.facts.BookingChanged;
import ink.facts.BookingCorrelated;
import ink.facts.DeadLetter;
import ink.facts.GenerationCompleted;
import ink.flink.FactSink;
import ink.flink.FactSource;
import ink.flink.FactTypeInfo;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The way of a booking:
 *
 * <ol>
 *   <li>{@code store-booking}, by booking: the newest version into PostgreSQL; refused ones are
 *       dead letters
 *   <li>{@code match-reference}, by design: bookings that name a design meet it; those whose design
 *       is unknown go on to recency as well
 *   <li>{@code match-recency}, by client: the others meet their client's latest design
 *   <li>{@code record-match}: into PostgreSQL, then {@code write-booking-correlated}
 * </ol>
 *
 * <p>Completed generations become designs in {@code note-design} and wait in both matching steps.
 */
final class BookingsTopology {
  private BookingsTopology() {}

  static void define(
      StreamExecutionEnvironment env,
      FactSource<BookingChanged> bookings,
      FactSource<GenerationCompleted> generations,
      DatabaseConfig database,
      FactSink<BookingCorrelated> correlated,
      FactSink<DeadLetter> deadLetters) {
    FactSource.Facts<BookingChanged> changed = bookings.in(env, WallClockWhenQuiet.strategy());
    FactSource.Facts<GenerationCompleted> completed =
        generations.in(env, WallClockWhenQuiet.strategy());

    SingleOutputStreamOperator<Appointment> referring =
        changed
            .facts()
            .keyBy(BookingChanged::getBookingId)
            .process(new StoreBooking(database))
            .name("store-booking")
            .uid("store-booking");
    SingleOutputStreamOperator<FinishedDesign> designs =
        completed.facts().process(new NoteDesign()).name("note-design").uid("note-design");

    SingleOutputStreamOperator<Match> byReference =
        designs
            .keyBy(FinishedDesign::designKey)
            .connect(referring.keyBy(Appointment::designKey))
            .process(new MatchReference())
            .name("match-reference")
            .uid("match-reference");
    SingleOutputStreamOperator<Match> byRecency =
        designs
            .getSideOutput(NoteDesign.OF_A_CLIENT)
            .keyBy(FinishedDesign::clientKey)
            .connect(
                referring
                    .getSideOutput(StoreBooking.WITHOUT_REFERENCE)
                    .union(byReference.getSideOutput(MatchReference.UNKNOWN))
                    .keyBy(Appointment::clientKey))
            .process(new MatchRecency())
            .name("match-recency")
            .uid("match-recency");

    correlated.take(
        byReference
            .union(byRecency)
            .process(new RecordMatch(database))
            .name("record-match")
            .uid("record-match")
            .returns(FactTypeInfo.of(correlated.stream())));
    deadLetters.take(
        changed
            .unreadable()
            .union(completed.unreadable(), referring.getSideOutput(StoreBooking.REFUSED)));
  }
}
