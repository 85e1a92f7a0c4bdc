package ink.api.report;

import ink.api.key.Open;
import ink.api.report.ReportStore.Run;
import ink.api.site.Pages;
import ink.api.storage.ObjectStore;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports about everyone, for everybody: pages and PDFs, made by batch, kept in the object store.
 */
@Open
@Path("/reports")
@Produces(Pages.HTML)
public final class ReportPagesResource {
  // The page draws with inline SVG and styles; it runs no script and loads nothing.
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'";
  private static final String NAME = "{report: [a-z][a-z-]{0,63}}";

  private static final Logger LOG = LoggerFactory.getLogger(ReportPagesResource.class);

  private final ReportStore store;

  ReportPagesResource(ReportStore store) {
    this.store = store;
  }

  @GET
  @Path(NAME)
  public Response page(@PathParam("report") String report, @Context Request request) {
    return document(report, "html", request);
  }

  @GET
  @Path(NAME + ".{suffix: pdf|csv}")
  @Produces({"application/pdf", "text/csv", Pages.HTML})
  public Response document(
      @PathParam("report") String report,
      @PathParam("suffix") String suffix,
      @Context Request request) {
    Optional<Run> run = store.current(null, report, ReportStore.EVERYONE);
    if (run.isEmpty()) {
      return Pages.message(
          404,
          "There is no such report yet",
          "If the address is right, it is published after the next nightly run. Come back then.");
    }
    EntityTag tag = new EntityTag(run.get().runId());
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    if (unchanged != null) {
      return unchanged.build();
    }
    ReportStore.Document document;
    try {
      document = store.document(null, run.get(), suffix);
    } catch (ObjectStore.StorageUnavailableException e) {
      LOG.warn("the {} of {} cannot be read: {}", suffix, run.get().runId(), e.toString());
      return Pages.message(
          503, "The report cannot be read now", "This is our fault. Come back in a minute.");
    } catch (ReportStore.MissingDocumentException e) {
      LOG.error("{} of {}", e.getMessage(), run.get().runId());
      return Pages.message(
          503,
          "The report's document is missing",
          "The report "
              + run.get().runId()
              + " is published, but its document is not where it should be. This is our fault; its"
              + " figures are at /v1/reports/"
              + report
              + ".");
    }
    if (document == null) {
      return Pages.message(404, "The report has no such document", "Its page has it all.");
    }
    CacheControl cache = new CacheControl();
    cache.setMaxAge(60);
    return Response.ok(document.bytes(), document.mediaType())
        .tag(tag)
        .cacheControl(cache)
        .header("Content-Security-Policy", POLICY)
        .build();
  }
}
