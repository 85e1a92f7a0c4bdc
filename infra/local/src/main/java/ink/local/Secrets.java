package ink.local;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of a local stack: made at random on first use and kept in a file that only its owner
 * can read. Every stack has its own; none is in the repository.
 */
public final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path file;
  private final Properties kept = new Properties();

  private Secrets(Path file) {
    this.file = file;
  }

  static Secrets in(Path data) throws IOException {
    Secrets secrets = new Secrets(data.resolve("secrets.properties"));
    if (Files.exists(secrets.file)) {
      try (Reader reader = Files.newBufferedReader(secrets.file)) {
        secrets.kept.load(reader);
      }
    } else {
      Files.createDirectories(data);
      Files.createFile(
          secrets.file,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    return secrets;
  }

  /** 32 random bytes in base 64, the same each time for the same name. */
  public synchronized String key(String name) {
    return get(name, Base64.getEncoder());
  }

  /** A random word that needs no escaping in a URL. */
  public synchronized String password(String name) {
    return get(name, Base64.getUrlEncoder().withoutPadding());
  }

  private String get(String name, Base64.Encoder encoder) {
    String value = kept.getProperty(name);
    if (value == null) {
      byte[] bytes = new byte[32];
      RANDOM.nextBytes(bytes);
      value = encoder.encodeToString(bytes);
      put(name, value);
    }
    return value;
  }

  /** A secret that was kept before, or null. */
  public synchronized @Nullable String kept(String name) {
    return kept.getProperty(name);
  }

  /** Keeps a secret that was made elsewhere, such as a demo API key. */
  public synchronized void put(String name, String value) {
    kept.setProperty(name, value);
    try (Writer writer = Files.newBufferedWriter(file)) {
      kept.store(writer, "Secrets of this local stack");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("cannot keep secrets in " + file, e);
    }
  }
}
