package ink.local.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a program in Maven's place that says what Maven says. */
class TrinoLibraryTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final PrintStream progress = new PrintStream(said, true, StandardCharsets.UTF_8);
  private Path poms;

  @BeforeEach
  void checkout() throws IOException {
    poms = folder.resolve("project/infra/trino");
    for (String part : List.of("server", "iceberg", "client")) {
      Files.createDirectories(poms.resolve(part).resolve("target"));
      Files.writeString(poms.resolve(part).resolve("pom.xml"), "<project/>");
    }
    Files.writeString(poms.resolve("pom.xml"), "<version.trino>483</version.trino>");
  }

  private TrinoLibrary library() throws IOException {
    return TrinoLibrary.of(
        folder.resolve("project"), Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString()));
  }

  private String maven(String script) throws IOException {
    Path program = folder.resolve("mvn");
    Files.writeString(program, "#!/bin/sh\n" + script);
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return program.toString();
  }

  private void resolved(String part, String... jars) throws IOException {
    StringBuilder classPath = new StringBuilder();
    for (String jar : jars) {
      Path file = folder.resolve(jar);
      Files.writeString(file, jar);
      classPath.append(classPath.isEmpty() ? "" : File.pathSeparator).append(file);
    }
    Files.writeString(poms.resolve(part).resolve("target/classpath"), classPath);
  }

  @Test
  void fetchesOnceAndLaysTheJarsOutForTrino() throws Exception {
    resolved("server", "trino-main.jar", "guava.jar");
    resolved("iceberg", "trino-iceberg.jar", "guava.jar");
    resolved("client", "trino-jdbc.jar");
    String maven =
        maven(
            """
            echo 'Downloaded from central: https://example.org/a.jar (15 MB at 3.1 MB/s)'
            echo 'Downloaded from central: https://example.org/b.jar (6500 kB at 3.1 MB/s)'
            echo 'Downloaded from central: https://example.org/b.pom (740 B at 3.1 kB/s)'
            """);
    TrinoLibrary library = library();
    library.fetch(maven, progress);

    assertThat(library.version()).isEqualTo("483");
    assertThat(library.folder().getParent()).isEqualTo(folder.resolve("cache/ink"));
    assertThat(library.folder().resolve("server")).isDirectoryContaining("glob:**/trino-main.jar");
    assertThat(library.serverClassPath()).isEqualTo(library.folder() + "/server/*");
    assertThat(library.plugins().resolve("iceberg/guava.jar")).hasContent("guava.jar");
    assertThat(library.client().resolve("trino-jdbc.jar")).exists();
    try (JarFile services =
        new JarFile(library.plugins().resolve("iceberg/ink-services.jar").toFile())) {
      assertThat(services.getEntry("META-INF/services/io.trino.spi.Plugin")).isNotNull();
    }
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("First use of SQL: fetching Trino 483, about ", "   22 MB\n", "fetched 22 MB in");

    said.reset();
    library.fetch("/no/maven", progress);
    assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void anotherListOfJarsIsAnotherLibrary() throws Exception {
    Path before = library().folder();
    assertThat(library().folder()).isEqualTo(before);
    Files.writeString(poms.resolve("iceberg/pom.xml"), "<project><!-- trimmed --></project>");
    assertThat(library().folder()).isNotEqualTo(before);
  }

  @Test
  void aFailedFetchTellsMavensReasonAndLeavesNothingHalf() throws Exception {
    String maven = maven("echo '[ERROR] Could not transfer artifact: no network'; exit 1");
    assertThatThrownBy(() -> library().fetch(maven, progress))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ask again")
        .hasMessageContaining("Could not transfer artifact: no network");
    assertThat(library().folder()).doesNotExist();
  }

  @Test
  void withoutMavenSaysSo() {
    assertThatThrownBy(() -> library().fetch("/no/maven", progress))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("/no/maven cannot be started");
  }

  @Test
  void withoutACacheFolderNamedItIsTheUsersOwn() throws Exception {
    assertThat(TrinoLibrary.of(folder.resolve("project"), Map.of()).folder().getParent())
        .isEqualTo(Path.of(System.getProperty("user.home"), ".cache", "ink"));
    Files.writeString(poms.resolve("pom.xml"), "<project/>");
    assertThatThrownBy(this::library).hasMessageContaining("has no <version.trino>");
  }
}
