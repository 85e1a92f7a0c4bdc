package ink.api.customreport;

import ink.api.key.Open;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The page on which people put reports together; it asks the API with their key. */
@Open
@Path("/reports")
public final class BuilderPageResource {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final byte[] page = file("builder.html");
  private final byte[] style = file("builder.css");
  private final byte[] script = file("builder.js");

  @GET
  @Path("/builder")
  @Produces("text/html;charset=utf-8")
  public Response page() {
    return Response.ok(page).header("Content-Security-Policy", POLICY).build();
  }

  @GET
  @Path("/builder.css")
  @Produces("text/css;charset=utf-8")
  public byte[] style() {
    return style;
  }

  @GET
  @Path("/builder.js")
  @Produces("text/javascript;charset=utf-8")
  public byte[] script() {
    return script;
  }

  private static byte[] file(String name) {
    try (InputStream in = BuilderPageResource.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the jar");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
