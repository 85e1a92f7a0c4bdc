package ink.api.generation;

import ink.api.http.Page;
import ink.api.http.ProblemException;
import ink.api.key.Caller;
import ink.api.key.NeedsScope;
import ink.ids.IdType;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A tenant's generations: how they stand, their events, their cancellation. */
@Path("/v1/generations")
@Produces(MediaType.APPLICATION_JSON)
public final class GenerationsResource {
  private final GenerationStore store;
  private final GenerationViews views;
  private final GenerationEvents events;

  GenerationsResource(GenerationStore store, GenerationViews views, GenerationEvents events) {
    this.store = store;
    this.views = views;
    this.events = events;
  }

  @GET
  public Page<GenerationView> list(
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("starting_after") @Nullable String startingAfter,
      @Context SecurityContext security) {
    Page.Cursor cursor = Page.Cursor.of(limit, startingAfter, IdType.GENERATION);
    String tenantId = Caller.of(security).tenantId();
    return Page.of(store.list(tenantId, cursor), cursor, row -> views.of(tenantId, row));
  }

  @GET
  @Path("/{id}")
  public GenerationView get(@PathParam("id") String id, @Context SecurityContext security) {
    return views.of(Caller.of(security).tenantId(), find(id, security));
  }

  /** The generation's events as they come; ends after its outcome. */
  @GET
  @Path("/{id}/events")
  @Produces("text/event-stream")
  public Response events(
      @PathParam("id") String id,
      @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
      @Context SecurityContext security) {
    Generation generation = find(id, security);
    int seen = seen(lastEventId);
    if (generation.outcome() != null) {
      // 204 tells an EventSource not to come back.
      return seen >= GenerationEvents.LAST
          ? Response.noContent().build()
          : Response.ok(events.toldAtOnce(Caller.of(security).tenantId(), generation, seen))
              .build();
    }
    return Response.ok(events.follow(Caller.of(security).tenantId(), generation, seen))
        .header("X-Accel-Buffering", "no")
        .build();
  }

  private static int seen(@Nullable String lastEventId) {
    if (lastEventId == null || lastEventId.isBlank()) {
      return 0;
    }
    try {
      return Math.max(0, Integer.parseInt(lastEventId.trim()));
    } catch (NumberFormatException e) {
      throw ProblemException.of(
          400,
          "invalid-last-event-id",
          "Invalid Last-Event-ID",
          "Last-Event-ID must be the id of an event of this stream, a small number; leave it out"
              + " to hear all events.");
    }
  }

  /** Asks for the cancellation; as often as one likes. */
  @POST
  @Path("/{id}/cancel")
  @NeedsScope("generate")
  public Response cancel(@PathParam("id") String id, @Context SecurityContext security) {
    String tenantId = Caller.of(security).tenantId();
    Optional<Generation> found =
        IdType.GENERATION.matches(id) ? store.requestCancellation(tenantId, id) : Optional.empty();
    Generation generation = found.orElseThrow(() -> ProblemException.unknown("generation"));
    events.wake(id);
    return switch (generation.status()) {
      case QUEUED -> Response.accepted(views.of(tenantId, generation)).build();
      case CANCELLED -> Response.ok(views.of(tenantId, generation)).build();
      case SUCCEEDED, FAILED, EXPIRED ->
          throw ProblemException.of(
              409,
              "already-finished",
              "The generation has ended",
              "It "
                  + (generation.status() == Generation.Status.EXPIRED ? "has " : "")
                  + generation.status().name().toLowerCase(Locale.ROOT)
                  + " before it could be cancelled.");
    };
  }

  private Generation find(String id, SecurityContext security) {
    Optional<Generation> found =
        IdType.GENERATION.matches(id)
            ? store.find(Caller.of(security).tenantId(), id)
            : Optional.empty();
    return found.orElseThrow(() -> ProblemException.unknown("generation"));
  }
}
