package ink.api.schedule;

import ink.api.database.Database;
import ink.api.http.Page;
import ink.api.http.ProblemException;
import ink.api.key.Caller;
import ink.api.key.NeedsScope;
import ink.ids.IdType;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.time.Instant;

/** When a studio's reports are mailed, to whom, and what became of each mail. */
@Path("/v1/studios/{studio}")
@Produces(MediaType.APPLICATION_JSON)
public final class SchedulesResource {
  private final ScheduleStore store;
  private final Clock clock;

  public SchedulesResource(Database database, Clock clock) {
    this.store = new ScheduleStore(database);
    this.clock = clock;
  }

  @GET
  @Path("/report-schedules")
  @NeedsScope("reports")
  public Page<ScheduleView> list(
      @PathParam("studio") String studioId, @Context SecurityContext security) {
    String tenantId = owner(studioId, security);
    return new Page<>("list", store.list(tenantId, studioId, clock.instant()), false);
  }

  @POST
  @Path("/report-schedules")
  @Consumes(MediaType.APPLICATION_JSON)
  @NeedsScope("reports")
  public Response create(
      @PathParam("studio") String studioId, byte[] body, @Context SecurityContext security) {
    String tenantId = owner(studioId, security);
    Instant now = clock.instant();
    String id = store.insert(tenantId, studioId, ScheduleBody.parse(body, now));
    ScheduleView made =
        store.list(tenantId, studioId, now).stream()
            .filter(schedule -> schedule.id().equals(id))
            .findFirst()
            .orElseThrow();
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @DELETE
  @Path("/report-schedules/{id}")
  @NeedsScope("reports")
  public void delete(
      @PathParam("studio") String studioId,
      @PathParam("id") String id,
      @Context SecurityContext security) {
    if (!store.delete(owner(studioId, security), studioId, id)) {
      throw ProblemException.unknown("schedule");
    }
  }

  @GET
  @Path("/report-deliveries")
  @NeedsScope("reports")
  public Page<DeliveryView> deliveries(
      @PathParam("studio") String studioId, @Context SecurityContext security) {
    return new Page<>("list", store.deliveries(owner(studioId, security), studioId), false);
  }

  /** The caller's tenant, to whom the studio belongs. */
  private String owner(String studioId, SecurityContext security) {
    String tenantId = Caller.of(security).tenantId();
    if (!IdType.STUDIO.matches(studioId) || !store.knows(tenantId, studioId)) {
      throw ProblemException.unknown("studio");
    }
    return tenantId;
  }
}
