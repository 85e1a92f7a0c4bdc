package ink.intake.http;

import ink.http.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * A call as Jetty has it.
 *
 * @param request Jetty's
 */
record JettyCall(Request request) implements Call {
  /** A body must have come whole by then: a slow sender shall not hold a thread. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** So much of a body that is too large is read and forgotten, so that the answer is heard. */
  private static final int DRAINED = 8 << 20;

  @Override
  public String method() {
    return request.getMethod();
  }

  @Override
  public String path() {
    return Request.getPathInContext(request);
  }

  @Override
  public @Nullable String header(String name) {
    return request.getHeaders().get(name);
  }

  @Override
  public byte[] body(int limit) throws ProblemException {
    long announced = request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH);
    if (announced > DRAINED) {
      throw tooLarge(limit);
    }
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] chunk = new byte[8192];
    long total = 0;
    try (InputStream in = Request.asInputStream(request)) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        total += read;
        if (total > DRAINED) {
          throw tooLarge(limit);
        }
        if (total <= limit) {
          body.write(chunk, 0, read);
        }
        if (System.nanoTime() - deadline > 0) {
          throw new ProblemException(
              Problem.of(
                  408, "too-slow", "Too slow", "The body did not come within " + PATIENCE + "."));
        }
      }
    } catch (IOException e) {
      throw new ProblemException(
          Problem.of(
              400, "body-cut-off", "The body was cut off", "The body ended early: " + e + "."));
    }
    if (total > limit) {
      throw tooLarge(limit);
    }
    return body.toByteArray();
  }

  private static ProblemException tooLarge(int limit) {
    return ProblemException.tooLarge("The body may have " + limit + " bytes at most.");
  }
}
