package ink.reports.health;

import ink.events.Stream;
import ink.events.Streams;
import ink.facts.DeadLetter;
import ink.facts.DispatchMeasured;
import ink.facts.GenerationCompleted;
import ink.facts.GenerationFailed;
import ink.facts.GenerationRequested;
import ink.facts.QueueMeasured;
import ink.facts.UsageRecorded;
import ink.facts.WebhookReceived;
import ink.reports.Period;
import ink.reports.TestFacts;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;

/**
 * Traffic of a platform: lanes, queues, failures, some facts twice. The same seed, the same facts.
 */
final class HealthFacts {
  private static final List<String> LANES = List.of("draft", "draft", "final", "batch");
  private static final List<String> CAUSES = List.of("broken", "expired", "rejected", "cancelled");

  private final Random random;
  private final List<GenerationRequested> requested = new ArrayList<>();
  private final List<GenerationCompleted> completed = new ArrayList<>();
  private final List<GenerationFailed> failed = new ArrayList<>();
  private final List<UsageRecorded> used = new ArrayList<>();
  private final List<DispatchMeasured> dispatch = new ArrayList<>();
  private final List<QueueMeasured> queues = new ArrayList<>();
  private final List<WebhookReceived> webhooks = new ArrayList<>();
  private final List<DeadLetter> letters = new ArrayList<>();
  private int ids;

  HealthFacts(long seed, Period period, int generations) {
    random = new Random(seed);
    TestFacts facts = new TestFacts(seed, period);
    // Busy hours at the period's edges.
    Instant from = period.from().minusSeconds(1800);
    Instant to = period.to().minusSeconds(1800);
    for (int i = 0; i < generations; i++) {
      Instant base = random.nextBoolean() ? from : to;
      generation(facts, base.plusMillis(random.nextInt(3_600_000)));
    }
    for (int second = 0; second < 300; second++) {
      if (random.nextInt(12) > 0) {
        measure(period.from().plusMillis(second * 1000L + random.nextInt(900)));
      }
    }
  }

  private void generation(TestFacts facts, Instant at) {
    GenerationRequested request = facts.request("mandala", at);
    request.setLane(LANES.get(random.nextInt(LANES.size())));
    request.setCountry(List.of("DE", "US", "").get(random.nextInt(3)));
    if (request.getCountry().isEmpty()) {
      request.setCountry(null);
    }
    request.setDeadlineAt(at.plusSeconds(20));
    requested.add(request);
    long took = 500 + (long) (Math.exp(random.nextGaussian()) * 4_000);
    int luck = random.nextInt(20);
    if (luck < 17) {
      GenerationCompleted done = facts.completion(request);
      done.setCompletedAt(at.plusMillis(took));
      completed.add(done);
      usage(request, at.plusMillis(took), "succeeded", took / 2, luck == 0);
    } else if (luck < 19) {
      String cause = CAUSES.get(random.nextInt(CAUSES.size()));
      failed.add(
          GenerationFailed.newBuilder()
              .setEventId(id())
              .setTenantId(request.getTenantId())
              .setGenerationId(request.getGenerationId())
              .setFailedAt(at.plusMillis(took))
              .setRequestedAt(at)
              .setCause(cause)
              .setCode(cause + "-code")
              .setDetail("A sentence.")
              .setModel(request.getModel())
              .setStyle(request.getStyle())
              .setAttempts(2)
              .build());
      usage(request, at.plusMillis(took), "failed", null, false);
    }
    if (random.nextInt(3) > 0) {
      queues.add(queue(request, at.minusMillis(random.nextInt(4_000)), took));
    }
    if (random.nextInt(30) == 0) {
      webhook(at);
    }
  }

  private void usage(
      GenerationRequested request, Instant at, String outcome, Long inference, boolean cached) {
    used.add(
        UsageRecorded.newBuilder()
            .setEventId(id())
            .setTenantId(request.getTenantId())
            .setGenerationId(request.getGenerationId())
            .setOccurredAt(at)
            .setRequestedAt(request.getRequestedAt())
            .setPlan("pro")
            .setLane(request.getLane())
            .setModel(request.getModel())
            .setOutcome(outcome)
            .setCached(cached)
            .setUnits(1)
            .setAttempts(1)
            .setInferenceMs(inference)
            .build());
  }

  private QueueMeasured queue(GenerationRequested request, Instant at, long took) {
    return QueueMeasured.newBuilder()
        .setEventId(id())
        .setTenantId("ten_0")
        .setModel(request.getModel())
        .setLane(request.getLane())
        .setMeasuredAt(at)
        .setNewcomerPosition(3)
        .setNewcomerMs(random.nextInt(9) == 0 ? -1 : took + random.nextInt(900) - 300)
        .setTenants(List.of())
        .setNextPositions(List.of())
        .setNextMs(List.of())
        .setMarks(List.of())
        .setAskedAt(List.of())
        .setPositions(List.of())
        .setAnswerMs(List.of())
        .build();
  }

  private void measure(Instant at) {
    for (String model : List.of("ink-flash", "ink-fine")) {
      dispatch.add(
          DispatchMeasured.newBuilder()
              .setEventId(id())
              .setTenantId("ten_0")
              .setModel(model)
              .setMeasuredAt(at)
              .setQueued(1)
              .setInFlight(1)
              .setServiceMs(900)
              .setServedPerSecond(3)
              .setEndpointsReady(random.nextInt(4))
              .setEndpointsTotal(4)
              .build());
    }
  }

  private void webhook(Instant at) {
    webhooks.add(
        WebhookReceived.newBuilder()
            .setEventId(id())
            .setTenantId("ten_1")
            .setProvider("square")
            .setConnectionId("con_1")
            .setExternalId("x")
            .setType("booking.updated")
            .setReceivedAt(at)
            .setContentType("application/json")
            .setBody(ByteBuffer.wrap(new byte[] {1}))
            .build());
    letters.add(
        DeadLetter.newBuilder()
            .setEventId(id())
            .setTenantId("ten_1")
            .setSource("app-events")
            .setReason("A sentence.")
            .setCode("schema-mismatch")
            .setReceivedAt(at)
            .setPayload(ByteBuffer.wrap(new byte[] {2}))
            .build());
  }

  private String id() {
    return "evt_" + ids++;
  }

  /** The facts by their stream, some of them twice. */
  Map<Stream<?>, List<? extends SpecificRecord>> sent() {
    Map<Stream<?>, List<? extends SpecificRecord>> sent = new LinkedHashMap<>();
    sent.put(Streams.GENERATION_REQUESTED, twice(requested));
    sent.put(Streams.GENERATION_COMPLETED, twice(completed));
    sent.put(Streams.GENERATION_FAILED, twice(failed));
    sent.put(Streams.USAGE_RECORDED, twice(used));
    sent.put(Streams.DISPATCH_MEASURED, twice(dispatch));
    sent.put(Streams.QUEUE_MEASURED, twice(queues));
    sent.put(Streams.WEBHOOK_RECEIVED, twice(webhooks));
    sent.put(Streams.DEAD_LETTER, twice(letters));
    return sent;
  }

  private <T> List<T> twice(List<T> facts) {
    List<T> sent = new ArrayList<>(facts);
    sent.addAll(facts.stream().filter(fact -> random.nextInt(10) == 0).toList());
    Collections.shuffle(sent, random);
    return sent;
  }
}
