package ink.api.generation;

import ink.facts.DispatchMeasured;
import ink.facts.QueueMeasured;
import ink.ids.IdType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** What dispatch tells of its queue, as the suites need it. */
final class Figures {
  private Figures() {}

  /** Two servers, half a second a call. */
  static DispatchMeasured.Builder measured(Instant at) {
    return DispatchMeasured.newBuilder()
        .setEventId(IdType.EVENT.next())
        .setTenantId("unknown")
        .setModel("ink-flash")
        .setMeasuredAt(at)
        .setQueued(0)
        .setInFlight(2)
        .setServiceMs(500)
        .setServedPerSecond(10)
        .setEndpointsReady(2)
        .setEndpointsTotal(2);
  }

  /** Nobody waits in the lane of drafts. */
  static QueueMeasured.Builder queue(Instant at) {
    return QueueMeasured.newBuilder()
        .setEventId(IdType.EVENT.next())
        .setTenantId("unknown")
        .setModel("ink-flash")
        .setLane("draft")
        .setMeasuredAt(at.truncatedTo(ChronoUnit.MICROS))
        .setNewcomerPosition(0)
        .setNewcomerMs(500)
        .setTenants(List.of())
        .setNextPositions(List.of())
        .setNextMs(List.of())
        .setMarks(List.of())
        .setAskedAt(List.of())
        .setPositions(List.of())
        .setAnswerMs(List.of());
  }

  /** The first and the last request of one tenant that wait, and what one more is told. */
  static QueueMeasured.Builder backlog(
      Instant at, String tenant, Instant first, Instant last, int[] positions, long[] ms) {
    return queue(at)
        .setTenants(List.of(tenant))
        .setMarks(List.of(2))
        .setAskedAt(
            Stream.of(first, last)
                .map(asked -> ChronoUnit.MICROS.between(Instant.EPOCH, asked))
                .toList())
        .setPositions(List.of(positions[0], positions[1]))
        .setAnswerMs(List.of(ms[0], ms[1]))
        .setNextPositions(List.of(positions[2]))
        .setNextMs(List.of(ms[2]));
  }
}
