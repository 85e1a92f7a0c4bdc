package ink.local.sql;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JDK that Trino runs on: 25 or newer. Everything else of the house runs on 17.
 *
 * @param home its folder
 */
public record Jdk25(Path home) {
  /** Where Linux distributions install JDKs. */
  public static final Path INSTALLED = Path.of("/usr/lib/jvm");

  private static final int NEEDED = 25;
  private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"(\\d+)[^\"]*\"");

  /**
   * Looks at INK_JAVA25, then at JAVA_HOME, then at the JDKs in a folder, the oldest that will do
   * first.
   *
   * @param installed folder of JDKs, {@link #INSTALLED}
   * @throws IllegalStateException saying what to install, or that INK_JAVA25 names no such JDK
   */
  public static Jdk25 find(Map<String, String> env, Path installed) throws IOException {
    String told = env.get("INK_JAVA25");
    if (told != null && !told.isBlank()) {
      Path home = Path.of(told);
      if (version(home).orElse(0) < NEEDED) {
        throw new IllegalStateException(
            "INK_JAVA25 is "
                + told
                + ", which is not the folder of a JDK "
                + NEEDED
                + version(home).map(found -> ": it holds a Java " + found).orElse("")
                + "; set it to one, or leave it out");
      }
      return new Jdk25(home);
    }
    String usual = env.get("JAVA_HOME");
    if (usual != null && !usual.isBlank() && version(Path.of(usual)).orElse(0) >= NEEDED) {
      return new Jdk25(Path.of(usual));
    }
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(installed)) {
      try (DirectoryStream<Path> folders = Files.newDirectoryStream(installed)) {
        for (Path folder : folders) {
          if (version(folder).orElse(0) >= NEEDED) {
            found.add(folder);
          }
        }
      }
    }
    return found.stream()
        .min(
            Comparator.comparingInt((Path home) -> version(home).orElse(0))
                .thenComparing(Path::toString))
        .map(Jdk25::new)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "SQL is answered by Trino, which needs a JDK "
                        + NEEDED
                        + ", and there is none in INK_JAVA25, JAVA_HOME or "
                        + installed
                        + ".\nInstall one (Debian: apt-get install temurin-25-jdk or"
                        + " openjdk-25-jdk) or set INK_JAVA25 to its folder.\nEverything else"
                        + " works without it."));
  }

  /** The feature version of the JDK in a folder; empty when there is none that can be run. */
  static Optional<Integer> version(Path home) {
    try {
      if (!Files.isExecutable(home.resolve("bin/java"))) {
        return Optional.empty();
      }
      Matcher release = VERSION.matcher(Files.readString(home.resolve("release")));
      return release.find() ? Optional.of(Integer.valueOf(release.group(1))) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // no release file: no JDK of the last ten years
    }
  }

  /** The program that starts a JVM. */
  public Path java() {
    return home.resolve("bin/java");
  }
}
