package ink.local;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of a local stack: made at random on first use and kept in a file that only its owner
 * can read. Every stack has its own; none is in the repository.
 */
public final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final Set<StandardOpenOption> FRESH =
      Set.of(
          StandardOpenOption.CREATE,
          StandardOpenOption.WRITE,
          StandardOpenOption.TRUNCATE_EXISTING);

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
      Files.createFile(secrets.file, OWNER_ONLY);
    }
    return secrets;
  }

  private Path folder() {
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IllegalStateException(file + " is no file in a folder");
    }
    return parent;
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
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    // PostgreSQL remembers its passwords through a power cut; so must whoever has to tell them.
    try {
      try (FileChannel channel = FileChannel.open(fresh, FRESH, OWNER_ONLY);
          Writer writer = Channels.newWriter(channel, StandardCharsets.UTF_8)) {
        kept.store(writer, "Secrets of this local stack");
        writer.flush();
        channel.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel folder = FileChannel.open(folder())) {
        folder.force(true);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("cannot keep secrets in " + file, e);
    }
  }
}
