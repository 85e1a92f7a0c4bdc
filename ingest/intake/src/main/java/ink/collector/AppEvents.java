package ink.collector;

import ink.collector.EventBatch.NoBatchException;
import ink.collector.Rejection.EventRejectedException;
import ink.door.Answer;
import ink.door.Call;
import ink.door.Endpoint;
import ink.facts.DeadLetter;
import ink.ids.IdType;
import ink.kafka.FactSender;
import ink.kafka.KafkaUnavailableException;
import ink.metrics.Counters;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * {@code POST /internal/app-events}: a batch of app events of one tenant, handed on by the API.
 *
 * <p>Good events become facts, bad ones dead letters, and the answer comes when Kafka has them all:
 * {@code 202 {"accepted": n, "rejected": [{"index", "code", "reason"}]}}. When Kafka does not
 * answer, 503: the caller sends the batch again, and what had come through is the same facts.
 */
public final class AppEvents implements Endpoint {
  public static final String PATH = "/internal/app-events";
  static final int MOST_EVENTS = 500;

  /** The source of its dead letters. */
  static final String SOURCE = "app-events";

  /** A dead letter must fit into a Kafka record of 1 MiB. */
  private static final int LONGEST_PAYLOAD = 900_000;

  private final byte[] authorization;
  private final FactSender sender;
  private final Counters counters;
  private final InstantSource clock;
  private final AppEventReader reader = new AppEventReader();

  /**
   * @param token what the API and the collector share
   */
  public AppEvents(String token, FactSender sender, Counters counters, InstantSource clock) {
    this.authorization = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    this.sender = sender;
    this.counters = counters;
    this.clock = clock;
  }

  /** One line of the answer. */
  record RejectedEvent(int index, String code, String reason) {}

  @Override
  public int longestBody(String path) {
    return 1 << 20;
  }

  @Override
  public Answer answer(Call call) throws InterruptedException {
    byte[] given = call.header("Authorization").getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(given, authorization)) {
      return Answer.problem(
          401, "unauthorized", "Unauthorized", "This path is for our own programs.");
    }
    String tenantId = call.header("X-Ink-Tenant");
    if (!IdType.TENANT.matches(tenantId)) {
      return Answer.problem(
          400,
          "tenant-missing",
          "No tenant",
          "The header X-Ink-Tenant holds a tenant's id, ten_….");
    }
    EventBatch batch;
    try {
      batch = EventBatch.of(call.body());
    } catch (NoBatchException e) {
      return Answer.problem(
          400, "malformed-json", "Malformed body", String.valueOf(e.getMessage()));
    }
    if (batch.events().size() > MOST_EVENTS) {
      return Answer.problem(
          422,
          "too-many-events",
          "Too many events",
          batch.events().size() + " events; at most " + MOST_EVENTS + " are taken at once.");
    }
    return take(tenantId, batch.events());
  }

  private Answer take(String tenantId, List<byte[]> events) throws InterruptedException {
    Instant receivedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
    List<SpecificRecord> facts = new ArrayList<>(events.size());
    List<RejectedEvent> rejected = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      try {
        facts.add(reader.read(tenantId, events.get(i), receivedAt));
      } catch (EventRejectedException e) {
        Rejection why = e.rejection();
        rejected.add(new RejectedEvent(i, why.code(), why.reason()));
        facts.add(deadLetter(tenantId, events.get(i), why, receivedAt));
      }
    }
    try {
      sender.send(facts);
    } catch (KafkaUnavailableException e) {
      counters.count("ink_intake_kafka_unavailable_total", "door", SOURCE);
      return Answer.comeAgain("The events could not be kept; send the same batch again.");
    }
    counters.add("ink_app_events_accepted_total", events.size() - rejected.size());
    rejected.forEach(r -> counters.count("ink_app_events_rejected_total", "code", r.code()));
    return Answer.json(
        202, Map.of("accepted", events.size() - rejected.size(), "rejected", rejected));
  }

  private static DeadLetter deadLetter(
      String tenantId, byte[] event, Rejection why, Instant receivedAt) {
    boolean whole = event.length <= LONGEST_PAYLOAD;
    return DeadLetter.newBuilder()
        .setEventId(
            IdType.EVENT.derived(
                Instant.EPOCH, tenantId, SOURCE, new String(event, StandardCharsets.UTF_8)))
        .setTenantId(tenantId)
        .setSource(SOURCE)
        .setReason(
            whole
                ? why.reason()
                : why.reason() + " (the payload holds its first " + LONGEST_PAYLOAD + " bytes)")
        .setCode(why.code())
        .setReceivedAt(receivedAt)
        .setPayload(ByteBuffer.wrap(whole ? event : Arrays.copyOf(event, LONGEST_PAYLOAD)))
        .build();
  }
}
