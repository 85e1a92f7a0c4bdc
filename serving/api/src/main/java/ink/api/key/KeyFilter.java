package ink.api.key;

import ink.api.http.ProblemException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.reflect.Method;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** Lets a request in when its API key says so: 401 without a good key, 403 without the scope. */
@Priority(Priorities.AUTHENTICATION)
public final class KeyFilter implements ContainerRequestFilter {
  private static final String SCHEME = "Bearer ";

  private final ApiKeys keys;
  @Context private @Nullable ResourceInfo route;

  public KeyFilter(ApiKeys keys) {
    this.keys = keys;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Method method = route == null ? null : route.getResourceMethod();
    // Without a method of ours Jersey answers by itself (OPTIONS), and tells only what is allowed.
    if (method == null || isOpen(method)) {
      return;
    }
    Caller caller = authenticate(request.getHeaderString(HttpHeaders.AUTHORIZATION));
    NeedsScope scope = method.getAnnotation(NeedsScope.class);
    if (scope != null && !caller.scopes().contains(scope.value())) {
      throw ProblemException.of(
          403,
          "missing-scope",
          "The key may not do this",
          "The key "
              + caller.apiKeyId()
              + " has no scope \""
              + scope.value()
              + "\"; use a key that has it.");
    }
    request.setSecurityContext(new KeyedSecurity(caller, request.getSecurityContext().isSecure()));
  }

  private static boolean isOpen(Method method) {
    return method.isAnnotationPresent(Open.class)
        || method.getDeclaringClass().isAnnotationPresent(Open.class);
  }

  private Caller authenticate(@Nullable String header) {
    if (header == null || header.isBlank()) {
      throw refused(
          "missing-key",
          "The request has no key; send the header Authorization: Bearer ink_live_….");
    }
    ApiKey key =
        header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
            ? ApiKey.parse(header.substring(SCHEME.length()).trim())
            : null;
    if (key == null) {
      throw refused(
          "malformed-key",
          "That is no API key of ours, or a character of it is wrong; copy it again and send it as"
              + " Authorization: Bearer ink_live_….");
    }
    ApiKeys.Entry entry = keys.find(key);
    Caller caller = entry.caller();
    if (caller == null) {
      throw refused("unknown-key", "Nobody holds this key; use one that your account lists.");
    }
    if (entry.revoked()) {
      throw refused("revoked-key", "The key " + caller.apiKeyId() + " was revoked; use another.");
    }
    return caller;
  }

  private static ProblemException refused(String code, String detail) {
    return ProblemException.of(401, code, "A valid API key is needed", detail)
        .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"ink\"");
  }

  private record KeyedSecurity(Caller caller, boolean secure) implements SecurityContext {
    @Override
    public Principal getUserPrincipal() {
      return caller;
    }

    @Override
    public boolean isUserInRole(String role) {
      return caller.scopes().contains(role);
    }

    @Override
    public boolean isSecure() {
      return secure;
    }

    @Override
    public String getAuthenticationScheme() {
      return "Bearer";
    }
  }
}
