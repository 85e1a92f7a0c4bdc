package ink.api.customreport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ink.api.http.Json;
import ink.api.http.ProblemException;
import ink.http.Problem;
import ink.reporting.CustomReport;
import ink.reporting.InvalidReportException;
import ink.reporting.ReportReader;
import ink.reporting.Rhythm;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to keep: {@code {"name": …, "every": "week", "report": {…}}}.
 *
 * @param wish as it was sent
 * @param report as it was read
 */
record ReportBody(String name, JsonNode wish, CustomReport report, @Nullable Rhythm every) {
  private static final Set<String> MEMBERS = Set.of("name", "every", "report");
  private static final int LONGEST_NAME = 200;

  /**
   * Reads a body.
   *
   * @throws ProblemException 400 or 422, with all that is wrong
   */
  static ReportBody parse(byte[] body) {
    ObjectNode json = Json.object(body);
    Problem problem =
        Problem.of(
            422,
            "invalid-report",
            "The report is not valid",
            "Mend the members that \"errors\" points to; GET /v1/custom-reports/catalogue tells what"
                + " a report can be made of.");
    for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!MEMBERS.contains(name)) {
        problem = problem.withError("/" + name, "is not a member that this request has");
      }
    }
    String name = json.path("name").asText().strip();
    if (!json.path("name").isTextual() || name.isEmpty() || name.length() > LONGEST_NAME) {
      problem =
          problem.withError("/name", "must be a text of 1 to " + LONGEST_NAME + " characters");
    }
    Rhythm every = null;
    JsonNode word = json.path("every");
    if (!word.isMissingNode() && !word.isNull()) {
      every = rhythm(word);
      if (every == null) {
        problem =
            problem.withError(
                "/every", "is day, week or month; without it, a report is run when asked");
      }
    }
    CustomReport report = null;
    try {
      report = ReportReader.read(json.path("report"));
    } catch (InvalidReportException e) {
      for (Map.Entry<String, String> error : e.errors().entrySet()) {
        problem = problem.withError("/report" + error.getKey(), error.getValue());
      }
    }
    if (report != null && every != null && report.span() instanceof CustomReport.Between) {
      problem =
          problem.withError(
              "/every",
              "would run the same fixed days again and again; ask for {\"last_days\": N} instead");
    }
    if (report == null || !problem.errors().isEmpty()) {
      throw new ProblemException(problem);
    }
    return new ReportBody(name, json.path("report"), report, every);
  }

  private static @Nullable Rhythm rhythm(JsonNode word) {
    for (Rhythm rhythm : Rhythm.values()) {
      if (rhythm.name().toLowerCase(Locale.ROOT).equals(word.asText())) {
        return rhythm;
      }
    }
    return null;
  }
}
