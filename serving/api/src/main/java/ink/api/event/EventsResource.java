package ink.api.event;

import com.fasterxml.jackson.databind.JsonNode;
import ink.api.http.BodyLimit;
import ink.api.http.Json;
import ink.api.http.ProblemException;
import ink.api.http.Problems;
import ink.api.key.Caller;
import ink.api.key.NeedsScope;
import ink.http.Problem;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

/**
 * Takes app events by the batch: {@code {"events": […]}}, 1 to 500. The answer says of each that
 * was refused why: {@code {"accepted": n, "rejected": [{"index", "code", "reason"}]}}; 422 when
 * none was taken.
 */
@Path("/v1/events")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class EventsResource {
  private static final int MOST_EVENTS = 500;
  private static final int MOST_BYTES = 1024 * 1024;

  private final Collector collector;

  public EventsResource(CollectorConfig config) {
    this.collector = new Collector(config);
  }

  @POST
  @NeedsScope("events")
  @BodyLimit(MOST_BYTES)
  public Response take(byte[] body, @Context SecurityContext security) {
    JsonNode events = Json.object(body).get("events");
    if (events == null || !events.isArray() || events.isEmpty() || events.size() > MOST_EVENTS) {
      throw new ProblemException(
          Problem.of(
                  422,
                  "invalid-request",
                  "The request is not valid",
                  "Mend the members that \"errors\" points to.")
              .withError("/events", "must be a list of 1 to " + MOST_EVENTS + " events"));
    }
    try {
      Collector.Verdict verdict = collector.hand(Caller.of(security).tenantId(), body);
      return Response.status(verdict.status())
          .type(MediaType.APPLICATION_JSON)
          .entity(verdict.body())
          .build();
    } catch (Collector.CollectorUnavailableException e) {
      return Problems.unavailable(
          "The collector of events cannot take them now. Repeat the batch as it is; events that"
              + " were taken already are not counted twice.");
    }
  }
}
