package ink.api.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;

/** What a browser may do with an answer: nothing, unless the route said more. */
public final class SecurityHeaders implements ContainerResponseFilter {
  private final boolean https;

  /**
   * @param https whether users reach the API by https; then browsers are told to stay there
   */
  public SecurityHeaders(boolean https) {
    this.https = https;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    MultivaluedMap<String, Object> headers = response.getHeaders();
    headers.putSingle("X-Content-Type-Options", "nosniff");
    headers.putSingle("X-Frame-Options", "DENY");
    headers.putSingle("Referrer-Policy", "no-referrer");
    otherwise(headers, "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    otherwise(headers, HttpHeaders.CACHE_CONTROL, "no-store");
    if (https) {
      headers.putSingle("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
  }

  private static void otherwise(MultivaluedMap<String, Object> headers, String name, String value) {
    if (!headers.containsKey(name)) {
      headers.putSingle(name, value);
    }
  }
}
