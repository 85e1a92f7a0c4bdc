package ink.api.design;

import ink.api.database.Database;
import ink.api.http.Page;
import ink.api.http.ProblemException;
import ink.api.key.Caller;
import ink.api.storage.ObjectStore;
import ink.ids.IdType;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A tenant's designs. */
@Path("/v1/designs")
@Produces(MediaType.APPLICATION_JSON)
public final class DesignsResource {
  private final DesignStore store;
  private final ObjectStore images;
  private final String publicUrl;

  public DesignsResource(Database database, ObjectStore images, String publicUrl) {
    this.store = new DesignStore(database);
    this.images = images;
    this.publicUrl = publicUrl;
  }

  @GET
  public Page<DesignView> list(
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("starting_after") @Nullable String startingAfter,
      @Context SecurityContext security) {
    Page.Cursor cursor = Page.Cursor.of(limit, startingAfter, IdType.DESIGN);
    return Page.of(store.list(Caller.of(security).tenantId(), cursor), cursor, this::view);
  }

  @GET
  @Path("/{id}")
  public DesignView get(@PathParam("id") String id, @Context SecurityContext security) {
    Optional<Design> found =
        IdType.DESIGN.matches(id)
            ? store.find(Caller.of(security).tenantId(), id)
            : Optional.empty();
    return found.map(this::view).orElseThrow(() -> ProblemException.unknown("design"));
  }

  private DesignView view(Design design) {
    return DesignView.of(design, images.signImage(design.imageKey()), publicUrl);
  }
}
