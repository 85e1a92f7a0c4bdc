package ink.collector;

import ink.events.Streams;
import ink.http.Problem;
import ink.ids.IdType;
import ink.intake.http.Answer;
import ink.intake.http.Call;
import ink.intake.http.Endpoint;
import ink.intake.http.ProblemException;
import ink.intake.kafka.DeadLetters;
import ink.intake.kafka.Facts;
import ink.intake.kafka.FactsNotWrittenException;
import ink.intake.kafka.Outgoing;
import ink.intake.metrics.IntakeMetrics;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a batch of app events of one tenant from the API. Each is checked for itself: the good go
 * to their stream, the bad whole into the dead letters. The answer, {@code {"accepted": n,
 * "rejected": [{"index", "code", "reason"}]}}, is given once Kafka has all of both: 202, or 422
 * when none was good, as the public API promises.
 */
public final class AppEventsEndpoint implements Endpoint {
  public static final String PATH = "/internal/app-events";
  static final int MOST_BYTES = 1024 * 1024;
  private static final String SOURCE = "app-events";
  private static final Logger LOG = LoggerFactory.getLogger(AppEventsEndpoint.class);

  private final byte[] authorization;
  private final Facts facts;
  private final IntakeMetrics metrics;
  private final Clock clock;

  /** What was refused, by its place in the batch. */
  record Rejection(int index, String code, String reason) {}

  /** The answer's body. */
  record Verdict(int accepted, List<Rejection> rejected) {}

  public AppEventsEndpoint(
      CollectorConfig config, Facts facts, IntakeMetrics metrics, Clock clock) {
    this.authorization = ("Bearer " + config.token()).getBytes(StandardCharsets.UTF_8);
    this.facts = facts;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public Answer answer(Call call) throws ProblemException {
    if (!call.path().equals(PATH)) {
      throw ProblemException.notFound("Nothing is at " + call.path() + ".");
    }
    if (!"POST".equals(call.method())) {
      throw ProblemException.onlyPost();
    }
    String tenant = tenantOf(call);
    AppEventBatch batch = AppEventBatch.read(call.body(MOST_BYTES));
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    List<Outgoing<?>> outgoing = new ArrayList<>();
    List<Rejection> rejected = new ArrayList<>();
    for (int i = 0; i < batch.elements().size(); i++) {
      AppEventBatch.Element element = batch.elements().get(i);
      try {
        outgoing.add(
            new Outgoing<>(
                Streams.APP_EVENT_RECORDED, AppEventReader.read(element.json(), tenant, now)));
      } catch (RefusedEventException e) {
        String reason = String.valueOf(e.getMessage());
        rejected.add(new Rejection(i, e.code(), reason));
        outgoing.add(DeadLetters.of(tenant, SOURCE, SOURCE, e.code(), reason, now, element.raw()));
      }
    }
    try {
      facts.write(outgoing);
    } catch (FactsNotWrittenException e) {
      LOG.warn("{} app events of {} refused for now: {}", outgoing.size(), tenant, e.getMessage());
      throw ProblemException.unavailable(
          "Kafka cannot take events now. Nothing is claimed; send the batch again as it is.");
    }
    int accepted = outgoing.size() - rejected.size();
    metrics.appEvents("accepted", accepted);
    rejected.forEach(one -> metrics.appEvents(one.code(), 1));
    return Answer.json(accepted == 0 ? 422 : 202, new Verdict(accepted, rejected));
  }

  private String tenantOf(Call call) throws ProblemException {
    String given = call.header("Authorization");
    if (given == null
        || !MessageDigest.isEqual(authorization, given.getBytes(StandardCharsets.UTF_8))) {
      throw new ProblemException(
          Problem.of(
              401,
              "unauthenticated",
              "Not the API",
              "Only our API calls this; it sends INK_INTERNAL_TOKEN as bearer token."));
    }
    String tenant = call.header("X-Ink-Tenant");
    if (tenant == null || !IdType.TENANT.matches(tenant)) {
      // Not 400: the API hands 400 on to its caller, whose fault this is not.
      throw new ProblemException(
          Problem.of(
              403,
              "no-tenant",
              "No tenant",
              "X-Ink-Tenant must be the id of the tenant that the API made sure of."));
    }
    return tenant;
  }
}
