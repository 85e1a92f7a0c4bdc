package ink.api.health;

import ink.api.http.Json;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** {@link HealthResource} on the admin port. */
public final class HealthServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Readiness readiness;

  public HealthServlet(Readiness readiness) {
    this.readiness = readiness;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Object body = Map.of("status", "alive");
    if (request.getServletPath().equals("/readyz")) {
      Readiness.Report report = readiness.report();
      response.setStatus(report.ready() ? 200 : 503);
      body = report;
    }
    response.setContentType("application/json");
    response.getOutputStream().write(Json.bytes(body));
  }
}
