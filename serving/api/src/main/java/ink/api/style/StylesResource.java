package ink.api.style;

import ink.api.key.Open;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Which styles can be asked for? */
@Open
@Path("/v1/styles")
@Produces(MediaType.APPLICATION_JSON)
public final class StylesResource {
  private final StyleCatalogue styles;

  /** A style as callers see it. */
  record StyleView(String id, String object) {}

  record StylesView(String object, List<StyleView> data) {}

  public StylesResource(StyleCatalogue styles) {
    this.styles = styles;
  }

  @GET
  public StylesView list() {
    return new StylesView(
        "list", styles.slugs().stream().map(slug -> new StyleView(slug, "style")).toList());
  }
}
