package ink.intake.kafka;

import ink.events.Streams;
import ink.facts.DeadLetter;
import ink.ids.IdType;
import java.nio.ByteBuffer;
import java.time.Instant;

/** What could not be taken, kept whole. */
public final class DeadLetters {
  private DeadLetters() {}

  /**
   * A dead letter. The same thing refused twice at the same place for the same reason is one, so
   * that a caller's retries do not pile up.
   *
   * @param origin what else tells the thing apart, e.g. a connection's id
   */
  public static Outgoing<DeadLetter> of(
      String tenantId,
      String source,
      String origin,
      String code,
      String reason,
      Instant receivedAt,
      byte[] payload) {
    return new Outgoing<>(
        Streams.DEAD_LETTER,
        DeadLetter.newBuilder()
            .setEventId(
                IdType.EVENT.derived(
                    Instant.EPOCH, "dead", tenantId, source, origin, code, Sha256.hex(payload)))
            .setTenantId(tenantId)
            .setSource(source)
            .setCode(code)
            .setReason(reason)
            .setReceivedAt(receivedAt)
            .setPayload(ByteBuffer.wrap(payload))
            .build());
  }
}
