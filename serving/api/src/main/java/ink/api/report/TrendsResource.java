package ink.api.report;

import ink.api.database.Database;
import ink.api.http.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The Trend Report's figures. */
@Path("/v1/reports/trends")
@Produces(MediaType.APPLICATION_JSON)
public final class TrendsResource {
  private final ReportStore store;

  public TrendsResource(Database database) {
    this.store = new ReportStore(database);
  }

  @GET
  public byte[] latest() {
    return store
        .trends()
        .orElseThrow(
            () ->
                ProblemException.of(
                    404,
                    "no-report-yet",
                    "There is no Trend Report yet",
                    "The first one is published after the first nightly run; ask again then."));
  }
}
