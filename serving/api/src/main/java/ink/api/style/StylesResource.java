package ink.api.style;

import ink.api.key.Open;
import ink.inference.Styles;
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

  /** A style as callers see it. */
  record StyleView(String id, String object, String name) {}

  record StylesView(String object, List<StyleView> data) {}

  @GET
  public StylesView list() {
    return new StylesView(
        "list",
        Styles.all().stream()
            .map(style -> new StyleView(style.slug(), "style", style.displayName()))
            .toList());
  }
}
