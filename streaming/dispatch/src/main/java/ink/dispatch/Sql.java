package ink.dispatch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The statements that stand in {@code .sql} files beside the classes that ask them. */
public final class Sql {
  private Sql() {}

  /** The statement in {@code name.sql}, in the package of {@code owner}. */
  public static String of(Class<?> owner, String name) {
    try (InputStream in = owner.getResourceAsStream(name + ".sql")) {
      if (in == null) {
        throw new IllegalStateException(owner.getPackageName() + " has no " + name + ".sql");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
