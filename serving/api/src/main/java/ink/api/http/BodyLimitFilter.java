package ink.api.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Refuses a body that is longer than its route allows, told or untold, before it is read whole. */
@Priority(Priorities.ENTITY_CODER)
public final class BodyLimitFilter implements ContainerRequestFilter {
  @Context private @Nullable ResourceInfo route;

  @Override
  public void filter(ContainerRequestContext request) {
    Method method = route == null ? null : route.getResourceMethod();
    BodyLimit mark = method == null ? null : method.getAnnotation(BodyLimit.class);
    int limit = mark == null ? BodyLimit.DEFAULT : mark.value();
    if (request.getLength() > limit) {
      throw tooLarge(limit);
    }
    request.setEntityStream(new Limited(request.getEntityStream(), limit));
  }

  private static ProblemException tooLarge(int limit) {
    return ProblemException.of(
        413,
        "body-too-large",
        "Body too large",
        "The path takes at most " + limit + " bytes; send less.");
  }

  private static final class Limited extends FilterInputStream {
    private final int limit;
    private long read;

    Limited(InputStream in, int limit) {
      super(in);
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int got = super.read(buffer, offset, length);
      count(Math.max(got, 0));
      return got;
    }

    private void count(int more) {
      read += more;
      if (read > limit) {
        throw tooLarge(limit);
      }
    }
  }
}
