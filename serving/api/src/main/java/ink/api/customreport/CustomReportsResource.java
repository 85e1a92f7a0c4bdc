package ink.api.customreport;

import ink.api.database.Database;
import ink.api.http.Page;
import ink.api.http.ProblemException;
import ink.api.key.Caller;
import ink.api.key.NeedsScope;
import ink.api.key.Open;
import ink.ids.IdType;
import ink.reporting.Catalogue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** A tenant's own reports: what they can be made of, the saved ones, and their runs. */
@Path("/v1/custom-reports")
@Produces(MediaType.APPLICATION_JSON)
public final class CustomReportsResource {
  private final CustomReportStore store;
  private final Clock clock;

  public CustomReportsResource(Database database, Clock clock) {
    this.store = new CustomReportStore(database);
    this.clock = clock;
  }

  /** What a report can be made of. */
  @GET
  @Open
  @Path("/catalogue")
  public Catalogue catalogue() {
    return Catalogue.whole();
  }

  @POST
  @NeedsScope("reports")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response save(byte[] body, @Context SecurityContext security) {
    ReportBody report = ReportBody.parse(body);
    SavedReport saved =
        store
            .save(
                Caller.of(security).tenantId(),
                IdType.CUSTOM_REPORT.next(),
                report,
                clock.instant())
            .orElseThrow(
                () ->
                    ProblemException.of(
                        409,
                        "too-many-reports",
                        "There are as many reports as may be",
                        "An account keeps "
                            + CustomReportStore.MOST_REPORTS
                            + " reports; delete one that nobody needs."));
    return Response.created(URI.create("/v1/custom-reports/" + saved.id())).entity(saved).build();
  }

  @GET
  public Page<SavedReport> list(
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("starting_after") @Nullable String startingAfter,
      @Context SecurityContext security) {
    Page.Cursor cursor = Page.Cursor.of(limit, startingAfter, IdType.CUSTOM_REPORT);
    return Page.of(store.list(Caller.of(security).tenantId(), cursor), cursor, report -> report);
  }

  @GET
  @Path("/{id}")
  public SavedReport get(@PathParam("id") String id, @Context SecurityContext security) {
    return find(id, security);
  }

  private SavedReport find(String id, SecurityContext security) {
    return store
        .find(Caller.of(security).tenantId(), id)
        .orElseThrow(() -> ProblemException.unknown("report"));
  }

  @DELETE
  @Path("/{id}")
  @NeedsScope("reports")
  public Response delete(@PathParam("id") String id, @Context SecurityContext security) {
    if (!store.delete(Caller.of(security).tenantId(), id)) {
      throw ProblemException.unknown("report");
    }
    return Response.noContent().build();
  }

  /** Asks for a run; it is answered in a while. */
  @POST
  @Path("/{id}/runs")
  @NeedsScope("reports")
  public Response ask(@PathParam("id") String id, @Context SecurityContext security) {
    find(id, security);
    ReportRun run =
        store
            .ask(Caller.of(security).tenantId(), id, IdType.CUSTOM_RUN.next())
            .orElseThrow(
                () ->
                    ProblemException.of(
                            429,
                            "too-many-runs",
                            "Too many runs wait",
                            CustomReportStore.MOST_WAITING
                                + " runs of your account wait for their answers; ask again when one"
                                + " has come.")
                        .withHeader("Retry-After", "10"));
    return Response.accepted(run)
        .location(URI.create("/v1/custom-reports/" + id + "/runs/" + run.id()))
        .build();
  }

  @GET
  @Path("/{id}/runs")
  public Page<ReportRun> runs(
      @PathParam("id") String id,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("starting_after") @Nullable String startingAfter,
      @Context SecurityContext security) {
    Page.Cursor cursor = Page.Cursor.of(limit, startingAfter, IdType.CUSTOM_RUN);
    find(id, security);
    return Page.of(store.runs(Caller.of(security).tenantId(), id, cursor), cursor, run -> run);
  }

  @GET
  @Path("/{id}/runs/{run}")
  public ReportRun run(
      @PathParam("id") String id, @PathParam("run") String run, @Context SecurityContext security) {
    return store
        .run(Caller.of(security).tenantId(), id, run)
        .orElseThrow(() -> ProblemException.unknown("run"));
  }

  /** A run's rows for a spreadsheet. */
  @GET
  @Path("/{id}/runs/{run}/rows.csv")
  @Produces("text/csv;charset=utf-8")
  public Response rows(
      @PathParam("id") String id,
      @PathParam("run") String runId,
      @Context SecurityContext security) {
    ReportRun run = run(id, runId, security);
    if (run.result() == null) {
      throw ProblemException.of(
          409,
          "no-rows",
          "The run has no rows",
          "It is "
              + run.status()
              + "; "
              + (run.problem() == null ? "ask again in a moment." : run.problem()));
    }
    return Response.ok(CsvOfRun.of(run.result()))
        .header("Content-Disposition", "attachment; filename=\"" + runId + ".csv\"")
        .build();
  }
}
