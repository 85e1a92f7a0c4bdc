package ink.inference.server;

import ink.models.design.Designer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The version of the procedural generator: a checksum of the compiled rules and words that it draws
 * with. Nobody has to remember to raise it when the rules change; images of other rules have
 * another version, and a result cache does not mistake them for each other.
 */
final class RulesVersion {
  /** Packages that decide what a design looks like. */
  private static final String[] RULES = {"ink/models/design", "ink/models/vector"};

  /** A whole number in decimal digits, as Triton's versions are. */
  static final String CURRENT = current();

  private RulesVersion() {}

  private static String current() {
    try {
      Path home =
          Path.of(Designer.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      TreeMap<String, byte[]> files = new TreeMap<>();
      if (Files.isDirectory(home)) {
        read(home, files);
      } else {
        try (FileSystem jar = FileSystems.newFileSystem(home)) {
          read(jar.getPath("/"), files);
        }
      }
      try (InputStream sketch = RulesVersion.class.getResourceAsStream("Sketch.class")) {
        files.put("Sketch.class", Objects.requireNonNull(sketch).readAllBytes());
      }
      return checksum(files);
    } catch (IOException e) {
      throw new UncheckedIOException("the generator's own code cannot be read", e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the generator's own code is at no place", e);
    }
  }

  private static void read(Path home, TreeMap<String, byte[]> files) throws IOException {
    for (String rules : RULES) {
      try (Stream<Path> paths = Files.walk(home.resolve(rules))) {
        for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
          files.put(home.relativize(path).toString(), Files.readAllBytes(path));
        }
      }
    }
  }

  static String checksum(TreeMap<String, byte[]> files) {
    CRC32 crc = new CRC32();
    files.forEach(
        (name, bytes) -> {
          crc.update((name + "\n" + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
          crc.update(bytes);
        });
    return String.valueOf(crc.getValue() + 1); // never 0
  }
}
