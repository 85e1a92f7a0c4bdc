package ink.api.metrics;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import java.util.List;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.uri.UriTemplate;

/** Times each request under its route's template, so that ids make no series of their own. */
@PreMatching
@Priority(1)
public final class MeasureRequests implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String STARTED = "ink.started";

  private final ApiMetrics metrics;

  public MeasureRequests(ApiMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    request.setProperty(STARTED, System.nanoTime());
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(STARTED) instanceof Long started) {
      metrics.answered(
          request.getMethod(),
          route(request),
          response.getStatus(),
          (System.nanoTime() - started) / 1e9);
    }
  }

  /** Jersey lists the matched templates innermost first. */
  private static String route(ContainerRequestContext request) {
    if (!(request.getUriInfo() instanceof ExtendedUriInfo uri)) {
      return "none";
    }
    List<UriTemplate> matched = uri.getMatchedTemplates();
    StringBuilder route = new StringBuilder();
    for (int i = matched.size() - 1; i >= 0; i--) {
      route.append(matched.get(i).getTemplate());
    }
    return route.length() == 0 ? "none" : route.toString().replaceAll("//+", "/");
  }
}
