package ink.api.site;

import ink.api.key.Open;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** What is here? */
@Open
@Path("/")
@Produces(Pages.HTML)
public final class IndexResource {
  private final String body;

  public IndexResource(String publicUrl, List<String> styles) {
    this.body =
        Pages.fill(
            "index.html",
            Map.of(
                "url", Pages.escape(publicUrl), "styles", Pages.escape(String.join(", ", styles))));
  }

  @GET
  public Response index() {
    return Pages.page(200, "INK SYNTHESIS", body);
  }
}
