package ink.api.key;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Set;

/**
 * Whose request it is, as its API key says.
 *
 * @param rehearsal whether the API itself asks, to warm up: nothing may stay of what it asks
 */
public record Caller(
    String apiKeyId, String tenantId, String plan, Set<String> scopes, boolean rehearsal)
    implements Principal {

  public Caller {
    scopes = Set.copyOf(scopes);
  }

  /** The caller that {@link KeyFilter} recognised. */
  public static Caller of(SecurityContext security) {
    if (security.getUserPrincipal() instanceof Caller caller) {
      return caller;
    }
    throw new IllegalStateException("the route is @Open and has no caller");
  }

  @Override
  public String getName() {
    return apiKeyId;
  }
}
