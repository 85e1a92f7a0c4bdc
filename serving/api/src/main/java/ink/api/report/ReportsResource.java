package ink.api.report;

import ink.api.http.ProblemException;
import ink.api.key.Caller;
import ink.api.report.ReportStore.Run;
import ink.api.storage.ObjectStore;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports for programs: figures as JSON, documents as they were made. Without {@code subject} a
 * report about everyone; with it the caller's own about a studio or an artist, for keys with the
 * scope {@code reports}.
 */
@Path("/v1/reports")
@Produces(MediaType.APPLICATION_JSON)
public final class ReportsResource {
  private static final Logger LOG = LoggerFactory.getLogger(ReportsResource.class);
  private static final String NAME = "{report: [a-z][a-z-]{0,63}}";

  private final ReportStore store;

  ReportsResource(ReportStore store) {
    this.store = store;
  }

  /** What can be read. */
  @GET
  public Map<String, Object> list(@Context SecurityContext security) {
    Caller caller = Caller.of(security);
    List<ReportStore.Edition> editions =
        store.editions(caller.tenantId()).stream()
            .filter(edition -> mayRead(caller, edition.subject()))
            .toList();
    return Map.of("object", "list", "data", editions);
  }

  @GET
  @Path(NAME)
  public Response figures(
      @PathParam("report") String report,
      @QueryParam("subject") @DefaultValue(ReportStore.EVERYONE) String subject,
      @Context Request request,
      @Context SecurityContext security) {
    Caller caller = Caller.of(security);
    Run run = current(caller, report, subject);
    EntityTag tag = new EntityTag(run.runId());
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    return unchanged != null
        ? unchanged.build()
        : Response.ok(store.figures(caller.tenantId(), run)).tag(tag).build();
  }

  @GET
  @Path(NAME + ".{suffix: [a-z0-9]{1,8}}")
  public Response document(
      @PathParam("report") String report,
      @PathParam("suffix") String suffix,
      @QueryParam("subject") @DefaultValue(ReportStore.EVERYONE) String subject,
      @Context Request request,
      @Context SecurityContext security) {
    Caller caller = Caller.of(security);
    Run run = current(caller, report, subject);
    EntityTag tag = new EntityTag(run.runId());
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    if (unchanged != null) {
      return unchanged.build();
    }
    ReportStore.Document document;
    try {
      document = store.document(caller.tenantId(), run, suffix);
    } catch (ObjectStore.StorageUnavailableException | ReportStore.MissingDocumentException e) {
      LOG.warn("the {} of {} cannot be read: {}", suffix, run.runId(), e.toString());
      throw ProblemException.of(
          503,
          "document-unavailable",
          "The report's document cannot be read now",
          "This is our fault; ask again in a minute. The figures are at /v1/reports/"
              + report
              + ".");
    }
    if (document == null) {
      throw ProblemException.of(
          404,
          "no-such-document",
          "The report has no such document",
          "GET /v1/reports lists the documents of each report.");
    }
    return Response.ok(document.bytes(), document.mediaType())
        .tag(tag)
        .header("Content-Disposition", "inline; filename=\"" + report + "." + suffix + "\"")
        .build();
  }

  private Run current(Caller caller, String report, String subject) {
    if (!mayRead(caller, subject)) {
      throw ProblemException.of(
          403,
          "missing-scope",
          "The key may not do this",
          "The key "
              + caller.apiKeyId()
              + " has no scope \"reports\", which a report about a studio or an artist needs; use a"
              + " key that has it.");
    }
    return store
        .current(caller.tenantId(), report, subject)
        .orElseThrow(
            () ->
                ProblemException.of(
                    404,
                    "no-report-yet",
                    "There is no such report yet",
                    "No report "
                        + report
                        + (subject.equals(ReportStore.EVERYONE) ? "" : " about " + subject)
                        + " is published for you. GET /v1/reports lists those that are; the first"
                        + " ones come with the first nightly run."));
  }

  private static boolean mayRead(Caller caller, String subject) {
    return subject.equals(ReportStore.EVERYONE) || caller.scopes().contains("reports");
  }
}
