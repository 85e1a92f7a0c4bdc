package ink.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, as RFC 9457 {@code application/problem+json}: whose fault it is and what to do
 * now.
 *
 * @param type a URI that names the kind of problem; {@code about:blank} says the status says it all
 * @param title the kind of problem in a few words, the same for every occurrence
 * @param status the HTTP status
 * @param detail this occurrence in a sentence for a person
 * @param code the kind of problem for a program, e.g. {@code unknown-style}; never changes
 * @param requestId the request's id, to quote to support
 * @param errors what is wrong with which part of the request
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"type", "title", "status", "detail", "code", "errors", "request_id"})
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String code,
    @JsonProperty("request_id") @Nullable String requestId,
    List<FieldError> errors) {
  public static final String MEDIA_TYPE = "application/problem+json";

  public Problem {
    errors = List.copyOf(errors);
  }

  /**
   * A part of the request that is wrong.
   *
   * @param pointer JSON Pointer (RFC 6901) to the part, or the name of a header
   * @param detail what is wrong with it and what would be right
   */
  public record FieldError(String pointer, String detail) {}

  public static Problem of(int status, String code, String title, String detail) {
    return new Problem("about:blank", title, status, detail, code, null, List.of());
  }

  public Problem withError(String pointer, String errorDetail) {
    List<FieldError> all = new ArrayList<>(errors);
    all.add(new FieldError(pointer, errorDetail));
    return new Problem(type, title, status, detail, code, requestId, all);
  }

  public Problem withRequestId(String id) {
    return new Problem(type, title, status, detail, code, id, errors);
  }
}
