package ink.api.http;

import ink.http.Problem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/**
 * Names each request: the caller's {@code X-Request-Id} when it is a plain word, else one of ours.
 * The answer carries it, a problem document too, and so does every log line of the request.
 */
@PreMatching
@Priority(0)
public final class RequestIds implements ContainerRequestFilter, ContainerResponseFilter {
  public static final String HEADER = "X-Request-Id";
  private static final String PROPERTY = "ink.request_id";
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  // An id must be new, not secret: no SecureRandom on every request.
  private static final ThreadLocal<SplittableRandom> RANDOM =
      ThreadLocal.withInitial(SplittableRandom::new);

  @Override
  public void filter(ContainerRequestContext request) {
    String given = request.getHeaderString(HEADER);
    String id = given != null && PLAIN.matcher(given).matches() ? given : fresh();
    request.setProperty(PROPERTY, id);
    MDC.put("request_id", id);
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    Object known = request.getProperty(PROPERTY);
    String id = known == null ? fresh() : known.toString();
    response.getHeaders().putSingle(HEADER, id);
    Object entity = response.getEntity();
    if (entity instanceof Problem problem) {
      response.setEntity(
          problem.withRequestId(id), response.getEntityAnnotations(), response.getMediaType());
    }
    MDC.remove("request_id");
  }

  static String fresh() {
    return "req_" + HexFormat.of().toHexDigits(RANDOM.get().nextLong());
  }
}
