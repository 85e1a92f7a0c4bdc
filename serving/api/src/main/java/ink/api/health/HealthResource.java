package ink.api.health;

import ink.api.key.Open;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** Alive, and able to work? For load balancers and for people. */
@Open
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class HealthResource {
  private final Readiness readiness;

  public HealthResource(Readiness readiness) {
    this.readiness = readiness;
  }

  @GET
  @Path("healthz")
  public Map<String, String> alive() {
    return Map.of("status", "alive");
  }

  @GET
  @Path("readyz")
  public Response ready() {
    Readiness.Report report = readiness.report();
    return Response.status(report.ready() ? 200 : 503).entity(report).build();
  }
}
