package ink.api.http;

import ink.http.Problem;
import java.util.LinkedHashMap;
import java.util.Map;

/** The request ends here, with this problem as its answer. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;
  private final transient Map<String, String> headers;

  public ProblemException(Problem problem) {
    this(problem, Map.of());
  }

  private ProblemException(Problem problem, Map<String, String> headers) {
    // No stack trace: a refused request is an outcome, and a flood of them must be cheap.
    super(problem.code(), null, false, false);
    this.problem = problem;
    this.headers = headers;
  }

  public static ProblemException of(int status, String code, String title, String detail) {
    return new ProblemException(Problem.of(status, code, title, detail));
  }

  /** What a tenant does not own, it cannot tell from what does not exist. */
  public static ProblemException unknown(String noun) {
    return of(
        404,
        "unknown-" + noun,
        "No such " + noun,
        "Your account has no " + noun + " with this id; check it.");
  }

  public ProblemException withHeader(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(name, value);
    return new ProblemException(problem, all);
  }

  public Problem problem() {
    return problem;
  }

  public Map<String, String> headers() {
    return headers;
  }
}
