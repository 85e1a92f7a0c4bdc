package ink.api.http;

import ink.api.database.DatabaseUnavailableException;
import ink.http.Problem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.EOFException;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every exception becomes a problem document; what we did not foresee is our fault and logged. */
public final class Problems implements ExceptionMapper<Throwable> {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private static final Map<Integer, Problem> BY_STATUS =
      Map.of(
          400,
          Problem.of(
              400,
              "bad-request",
              "Bad request",
              "The request cannot be read; see the API's description."),
          404,
          Problem.of(
              404,
              "unknown-path",
              "No such path",
              "Nothing is at this path; check the URL. GET / lists what there is."),
          405,
          Problem.of(
              405,
              "method-not-allowed",
              "Method not allowed",
              "The path knows other methods; the header Allow lists them."),
          406,
          Problem.of(
              406,
              "not-acceptable",
              "Not acceptable",
              "The path cannot answer in a type that the header Accept allows."),
          413,
          Problem.of(
              413,
              "body-too-large",
              "Body too large",
              "The body is larger than the path allows; send less."),
          415,
          Problem.of(
              415,
              "unsupported-media-type",
              "Unsupported media type",
              "Send JSON with Content-Type: application/json."));

  @Override
  public Response toResponse(Throwable error) {
    if (error instanceof ProblemException refused) {
      return answer(refused.problem(), refused.headers());
    }
    if (error instanceof DatabaseUnavailableException) {
      return unavailable(
          "Our database cannot work now. Nothing was done; repeat the request, a POST with the same"
              + " Idempotency-Key.");
    }
    if (isCutOff(error)) {
      return answer(
          Problem.of(
              400,
              "incomplete-body",
              "Incomplete body",
              "The connection ended, or went silent, before the body did; send the request again."),
          Map.of());
    }
    if (error instanceof WebApplicationException http) {
      return http(http);
    }
    LOG.error("a request failed", error);
    return answer(
        Problem.of(
            500,
            "internal",
            "Our fault",
            "Something of ours broke. Repeat the request; if it fails again, send us the request id."),
        Map.of());
  }

  /** Whether the caller went away while we read or wrote. */
  private static boolean isCutOff(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof EOFException || cause instanceof TimeoutException) {
        return true;
      }
    }
    return false;
  }

  private static Response http(WebApplicationException error) {
    Response ours = error.getResponse();
    int status = ours.getStatus();
    Problem problem =
        BY_STATUS.getOrDefault(
            status,
            Problem.of(
                status,
                "http-" + status,
                ours.getStatusInfo().getReasonPhrase(),
                status < 500
                    ? "The request cannot be served as it is."
                    : "Something of ours broke. Repeat the request later."));
    if (status >= 500) {
      LOG.error("a request failed", error);
    }
    String allow = ours.getHeaderString(HttpHeaders.ALLOW);
    return answer(problem, allow == null ? Map.of() : Map.of(HttpHeaders.ALLOW, allow));
  }

  /** Something we need is down; the caller may try again soon. */
  public static Response unavailable(String detail) {
    return answer(
        Problem.of(503, "unavailable", "Unavailable for the moment", detail),
        Map.of(HttpHeaders.RETRY_AFTER, "2"));
  }

  private static Response answer(Problem problem, Map<String, String> headers) {
    Response.ResponseBuilder response =
        Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    headers.forEach(response::header);
    return response.build();
  }
}
