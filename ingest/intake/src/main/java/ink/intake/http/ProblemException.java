package ink.intake.http;

import ink.http.Problem;
import java.util.Map;

/** The call ends here, with this problem for an answer. */
public final class ProblemException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;
  private final transient Map<String, String> headers;

  public ProblemException(Problem problem) {
    this(problem, Map.of());
  }

  private ProblemException(Problem problem, Map<String, String> headers) {
    super(problem.detail());
    this.problem = problem;
    this.headers = headers;
  }

  /** 503: what we stand on is away; the same call is worth repeating. */
  public static ProblemException unavailable(String detail) {
    return new ProblemException(
        Problem.of(503, "unavailable", "Cannot take it now", detail), Map.of("Retry-After", "5"));
  }

  /** 405: only POST is known here. */
  public static ProblemException onlyPost() {
    return new ProblemException(
        Problem.of(405, "method-not-allowed", "Method not allowed", "Send a POST."),
        Map.of("Allow", "POST"));
  }

  public static ProblemException notFound(String detail) {
    return new ProblemException(Problem.of(404, "not-found", "Not found", detail));
  }

  public static ProblemException tooLarge(String detail) {
    return new ProblemException(Problem.of(413, "too-large", "Too large", detail));
  }

  public Problem problem() {
    return problem;
  }

  public Answer answer() {
    return Answer.problem(problem, headers);
  }
}
