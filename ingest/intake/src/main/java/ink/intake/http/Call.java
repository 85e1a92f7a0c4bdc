package ink.intake.http;

import org.jspecify.annotations.Nullable;

/** A request whose body is not read before somebody says how much of it may come. */
public interface Call {
  String method();

  /** The path, decoded, from the slash on. */
  String path();

  /** The first header of this name, whatever its case. */
  @Nullable String header(String name);

  /**
   * The raw body.
   *
   * @throws ProblemException 413 when it has more than {@code limit} bytes, 408 when it comes too
   *     slowly, 400 when the caller breaks off
   */
  byte[] body(int limit) throws ProblemException;
}
