package ink.api.report;

import ink.api.database.Database;
import ink.api.key.Open;
import ink.api.site.Pages;
import ink.api.storage.ObjectStore;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Trend Report as a page for everybody, made by batch and kept in the object store. */
@Open
@Path("/reports/trends")
@Produces(Pages.HTML)
public final class TrendPageResource {
  // The page draws with inline SVG and styles; it runs no script and loads nothing.
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'";

  private static final Logger LOG = LoggerFactory.getLogger(TrendPageResource.class);

  private final ReportStore store;
  private final ObjectStore documents;
  private volatile @Nullable Document last;

  /** The page of a run, which never changes. */
  private record Document(String runId, byte[] html) {}

  public TrendPageResource(Database database, ObjectStore documents) {
    this.store = new ReportStore(database);
    this.documents = documents;
  }

  @GET
  public Response page(@Context Request request) {
    Optional<ReportStore.Run> run = store.current("trends");
    if (run.isEmpty()) {
      return Pages.message(
          404,
          "There is no Trend Report yet",
          "The first one is published after the first nightly run. Come back then.");
    }
    EntityTag tag = new EntityTag(run.get().runId());
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    if (unchanged != null) {
      return unchanged.build();
    }
    Document document;
    try {
      document = document(run.get());
    } catch (ObjectStore.StorageUnavailableException e) {
      LOG.warn("the page of {} cannot be read: {}", run.get().runId(), e.toString());
      return Pages.message(
          503, "The report's page cannot be read now", "This is our fault. Come back in a minute.");
    }
    if (document == null) {
      return Pages.message(
          503,
          "The report's page is missing",
          "The report "
              + run.get().runId()
              + " is published, but its page is not where it should"
              + " be. This is our fault; its figures are at /v1/reports/trends.");
    }
    CacheControl cache = new CacheControl();
    cache.setMaxAge(60);
    return Response.ok(document.html)
        .tag(tag)
        .cacheControl(cache)
        .header("Content-Security-Policy", POLICY)
        .build();
  }

  private @Nullable Document document(ReportStore.Run run) {
    Document known = last;
    if (known != null && known.runId.equals(run.runId())) {
      return known;
    }
    byte[] html = documents.report(run.documentKey()).orElse(null);
    if (html == null) {
      return null;
    }
    Document read = new Document(run.runId(), html);
    last = read;
    return read;
  }
}
