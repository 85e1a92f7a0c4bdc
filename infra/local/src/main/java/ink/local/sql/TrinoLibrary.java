package ink.local.sql;

import ink.neighbours.Folders;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/**
 * Trino's jars, fetched by Maven on first use and kept in the user's cache, so that neither a reset
 * of the stack nor another checkout fetches them again.
 *
 * @param poms the folder infra/trino: a pom for the server, the Iceberg plugin and the client
 * @param folder where the jars are kept; it exists only when they are complete
 * @param version Trino's
 */
public record TrinoLibrary(Path poms, Path folder, String version) {
  private static final int ABOUT_MEGABYTES = 190;
  private static final List<String> PARTS = List.of("server", "iceberg", "client");
  private static final Pattern VERSION = Pattern.compile("<version.trino>(.+?)</version.trino>");
  private static final Pattern DOWNLOADED =
      Pattern.compile("Downloaded from .*\\((\\d+(?:\\.\\d+)?) (B|kB|MB) at ");

  /** The library that a checkout asks for, under {@code $XDG_CACHE_HOME} or {@code ~/.cache}. */
  public static TrinoLibrary of(Path project, Map<String, String> env) throws IOException {
    Path poms = project.resolve("infra/trino");
    String parent = Files.readString(poms.resolve("pom.xml"));
    Matcher version = VERSION.matcher(parent);
    if (!version.find()) {
      throw new IllegalStateException(poms.resolve("pom.xml") + " has no <version.trino>");
    }
    StringBuilder wanted = new StringBuilder(parent);
    for (String part : PARTS) {
      wanted.append(Files.readString(poms.resolve(part).resolve("pom.xml")));
    }
    String cache = env.get("XDG_CACHE_HOME");
    Path root =
        cache == null || cache.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(cache);
    // Another list of jars is another folder: a stack that is up keeps the one it runs on.
    String name = "trino-" + version.group(1) + "-" + digest(wanted.toString());
    return new TrinoLibrary(poms, root.resolve("ink").resolve(name), version.group(1));
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The class path of the server. */
  public String serverClassPath() {
    return folder.resolve("server") + File.separator + "*";
  }

  /** The folder of plugins. */
  public Path plugins() {
    return folder.resolve("plugin");
  }

  /** The jars of the JDBC client. */
  public Path client() {
    return folder.resolve("client");
  }

  /**
   * Fetches the jars unless they are there.
   *
   * @param maven the program
   * @throws IllegalStateException when Maven cannot fetch them, with its reason
   */
  public void fetch(String maven, PrintStream progress) throws IOException, InterruptedException {
    Files.createDirectories(folder.getParent());
    Path lock = folder.resolveSibling(folder.getFileName() + ".lock");
    try (FileChannel channel =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.lock(); // two first questions at once: the second waits, then finds them
      if (!Files.isDirectory(folder)) {
        resolve(maven, progress);
        collect();
      }
    }
  }

  private void resolve(String maven, PrintStream progress)
      throws IOException, InterruptedException {
    progress.printf(
        "First use of SQL: fetching Trino %s, about %d MB, into %s%n",
        version, ABOUT_MEGABYTES, folder);
    Instant begun = Instant.now();
    ProcessBuilder builder =
        new ProcessBuilder(
            maven,
            "-B",
            "-f",
            poms.toString(),
            "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath",
            "-Dmdep.outputFile=target/classpath",
            "-Dmdep.includeScope=runtime");
    Process process;
    try {
      process = builder.redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new IllegalStateException(
          "Trino is fetched by Maven, and " + maven + " cannot be started: " + e.getMessage(), e);
    }
    process.getOutputStream().close();
    double megabytes = 0;
    Deque<String> errors = new ArrayDeque<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        double before = megabytes;
        megabytes += megabytes(line);
        if ((int) (megabytes / 20) > (int) (before / 20)) {
          progress.printf(Locale.ROOT, "  %3.0f MB%n", megabytes);
        }
        if (line.startsWith("[ERROR]") && errors.size() < 3) {
          errors.add(line.substring("[ERROR]".length()).strip());
        }
      }
    }
    if (process.waitFor() != 0) {
      throw new IllegalStateException(
          "Maven could not fetch Trino; what is there is kept, so ask again when this is mended:\n"
              + String.join("\n", errors));
    }
    progress.printf(
        Locale.ROOT,
        "  fetched %.0f MB in %.0f s%n",
        megabytes,
        Duration.between(begun, Instant.now()).toMillis() / 1000.0);
  }

  private static double megabytes(String line) {
    Matcher downloaded = DOWNLOADED.matcher(line);
    if (!downloaded.find()) {
      return 0;
    }
    double number = Double.parseDouble(downloaded.group(1));
    return switch (downloaded.group(2)) {
      case "MB" -> number;
      case "kB" -> number / 1e3;
      default -> number / 1e6;
    };
  }

  /** Lays the jars out as Trino wants them; the folder appears when all are in it. */
  private void collect() throws IOException {
    Path making = folder.resolveSibling(folder.getFileName() + ".part");
    Folders.delete(making);
    for (String part : PARTS) {
      Path to = making.resolve("iceberg".equals(part) ? "plugin/iceberg" : part);
      Files.createDirectories(to);
      String jars = Files.readString(poms.resolve(part).resolve("target/classpath")).strip();
      for (String jar : jars.split(Pattern.quote(File.pathSeparator), -1)) {
        place(Path.of(jar), to.resolve(Path.of(jar).getFileName()));
      }
    }
    // The published plugin lacks the file that names its entry; Trino's own packaging adds it.
    try (JarOutputStream services =
        new JarOutputStream(
            Files.newOutputStream(making.resolve("plugin/iceberg/ink-services.jar")))) {
      services.putNextEntry(new ZipEntry("META-INF/services/io.trino.spi.Plugin"));
      services.write("io.trino.plugin.iceberg.IcebergPlugin\n".getBytes(StandardCharsets.UTF_8));
    }
    Files.move(making, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  /** A second name for Maven's file where that can be had, else a copy. */
  private static void place(Path jar, Path to) throws IOException {
    try {
      Files.createLink(to, jar);
    } catch (IOException | UnsupportedOperationException e) {
      Files.copy(jar, to);
    }
  }
}
