package ink.api.http;

import ink.http.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Problem documents for what Jetty refuses before any of our code sees it. */
public final class ServerErrors extends ErrorHandler {

  @Override
  protected boolean generateAcceptableResponse(
      Request request,
      Response response,
      Callback callback,
      String contentType,
      List<Charset> charsets,
      int code,
      @Nullable String message,
      @Nullable Throwable cause) {
    String id = RequestIds.fresh();
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
    response.getHeaders().put(RequestIds.HEADER, id);
    response.write(true, ByteBuffer.wrap(problem(code, id)), callback);
    return true;
  }

  @Override
  public ByteBuffer badMessageError(
      int status, @Nullable String reason, HttpFields.Mutable fields) {
    String id = RequestIds.fresh();
    fields.put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
    fields.put(RequestIds.HEADER, id);
    return ByteBuffer.wrap(problem(status, id));
  }

  private static byte[] problem(int status, String id) {
    Problem problem =
        status < 500
            ? Problem.of(
                status,
                "bad-request",
                "Bad request",
                "The request breaks the rules of HTTP or is too large in its head; mend it.")
            : Problem.of(
                status,
                status == 503 ? "unavailable" : "internal",
                status == 503 ? "Unavailable for the moment" : "Our fault",
                "Something of ours broke or stops. Repeat the request.");
    return Json.bytes(problem.withRequestId(id));
  }
}
