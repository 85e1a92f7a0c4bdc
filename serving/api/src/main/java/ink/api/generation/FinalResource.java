package ink.api.generation;

import ink.api.http.ProblemException;
import ink.api.key.Caller;
import ink.api.key.NeedsScope;
import ink.ids.IdType;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A draft was selected: asks for its final. */
@Path("/v1/designs/{id}/final")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class FinalResource {
  private final GenerationStore store;
  private final Reception reception;

  FinalResource(GenerationStore store, Reception reception) {
    this.store = store;
    this.reception = reception;
  }

  @POST
  @NeedsScope("generate")
  public Response drawOut(
      @PathParam("id") String designId,
      @HeaderParam(IdempotencyKey.HEADER) @Nullable String idempotencyKey,
      byte[] body,
      @Context SecurityContext security) {
    Caller caller = Caller.of(security);
    IdempotencyKey key = IdempotencyKey.parse(idempotencyKey);
    FinalBody request = FinalBody.parse(body);
    Generation draft =
        (IdType.DESIGN.matches(designId)
                ? store.findMakerOf(caller.tenantId(), designId)
                : Optional.<Generation>empty())
            .orElseThrow(() -> ProblemException.unknown("design"));
    if (!draft.lane().equals(Lane.DRAFT.slug())) {
      throw ProblemException.of(
          409,
          "not-a-draft",
          "The design is no draft",
          "It came from the lane " + draft.lane() + " and is drawn out already; choose a draft.");
    }
    return reception.accept(caller, key, request.of(draft), asked(designId, body));
  }

  /** One key for the finals of two designs is a slip, though both bodies are empty. */
  private static byte[] asked(String designId, byte[] body) {
    ByteArrayOutputStream asked = new ByteArrayOutputStream();
    asked.writeBytes(("final of " + designId + "\n").getBytes(StandardCharsets.UTF_8));
    asked.writeBytes(body);
    return asked.toByteArray();
  }
}
