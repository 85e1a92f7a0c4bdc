package ink.api.generation;

import ink.api.key.Caller;
import ink.api.key.NeedsScope;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;

/** Asks for an image. */
@Path("/v1/generate")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class GenerateResource {
  private final Reception reception;

  GenerateResource(Reception reception) {
    this.reception = reception;
  }

  @POST
  @NeedsScope("generate")
  public Response generate(
      @HeaderParam(IdempotencyKey.HEADER) @Nullable String idempotencyKey,
      byte[] body,
      @Context SecurityContext security) {
    Caller caller = Caller.of(security);
    IdempotencyKey key = IdempotencyKey.parse(idempotencyKey);
    return reception.accept(caller, key, GenerateBody.parse(body), body);
  }
}
