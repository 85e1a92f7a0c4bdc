package ink.reports.recount;

import ink.reports.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The questions that lie beside a report in {@code recount/*.sql}. */
public final class Questions {
  private static final String FOLDER = "recount";
  private static final String ENDING = ".sql";

  private Questions() {}

  /** Name, without {@code .sql}, and text; empty when the report has none. */
  public static SortedMap<String, String> of(Report report) {
    URL folder = report.getClass().getResource(FOLDER);
    if (folder == null) {
      return new TreeMap<>();
    }
    try {
      URI uri = folder.toURI();
      if (uri.getScheme().equals("jar")) {
        try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
          return read(jar.provider().getPath(uri));
        }
      }
      return read(Path.of(uri));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(folder + " is no address", e);
    }
  }

  private static SortedMap<String, String> read(Path folder) throws IOException {
    SortedMap<String, String> questions = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(ENDING)).toList()) {
        String name = file.getFileName().toString();
        questions.put(name.substring(0, name.length() - ENDING.length()), Files.readString(file));
      }
    }
    return questions;
  }
}
