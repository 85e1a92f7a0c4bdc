package ink.flink;

import ink.facts.DispatchMeasured;
import ink.ids.IdType;
import java.time.Instant;

/** Facts to try things with. */
final class Facts {
  private Facts() {}

  static DispatchMeasured measured(String model, int queued) {
    return DispatchMeasured.newBuilder()
        .setEventId(IdType.EVENT.next())
        .setTenantId(IdType.TENANT.next())
        .setModel(model)
        .setMeasuredAt(Instant.parse("2026-11-01T10:00:00.123456Z"))
        .setQueued(queued)
        .setInFlight(1)
        .setServiceMs(1.5)
        .setServedPerSecond(2)
        .setEndpointsReady(1)
        .setEndpointsTotal(1)
        .build();
  }
}
