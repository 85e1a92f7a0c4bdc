package ink.local.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Jdk25Test {
  @TempDir Path folder;

  private Path jdk(String name, String version) throws IOException {
    Path home = Files.createDirectories(folder.resolve(name));
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("bin/java"), "#!/bin/sh\n");
    assertThat(home.resolve("bin/java").toFile().setExecutable(true)).isTrue();
    Files.writeString(
        home.resolve("release"),
        "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\nJAVA_VERSION_DATE=\"2026-04-21\"\n");
    return home;
  }

  @Test
  void takesTheOneThatIsNamed() throws Exception {
    jdk("installed/jdk-25", "25.0.1");
    Path named = jdk("elsewhere", "26");
    Jdk25 found = Jdk25.find(Map.of("INK_JAVA25", named.toString()), folder.resolve("installed"));
    assertThat(found.home()).isEqualTo(named);
    assertThat(found.java()).isEqualTo(named.resolve("bin/java"));
  }

  @Test
  void refusesANamedOneThatIsTooOldInsteadOfTakingAnother() throws Exception {
    jdk("installed/jdk-25", "25.0.1");
    Path old = jdk("old", "17.0.15");
    assertThatThrownBy(
            () -> Jdk25.find(Map.of("INK_JAVA25", old.toString()), folder.resolve("installed")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("INK_JAVA25 is " + old)
        .hasMessageContaining("it holds a Java 17");
    assertThatThrownBy(() -> Jdk25.find(Map.of("INK_JAVA25", "/nowhere"), folder))
        .hasMessageContaining("INK_JAVA25 is /nowhere, which is not the folder of a JDK 25");
  }

  @Test
  void takesJavaHomeWhenItIsNewEnough() throws Exception {
    Path installed = jdk("installed/jdk-25", "25.0.1");
    Path home = jdk("home", "25");
    Path old = jdk("old", "17.0.15");
    Map<String, String> nothingNamed = Map.of("INK_JAVA25", " ", "JAVA_HOME", home.toString());
    assertThat(Jdk25.find(nothingNamed, folder.resolve("installed")).home()).isEqualTo(home);
    assertThat(Jdk25.find(Map.of("JAVA_HOME", old.toString()), folder.resolve("installed")).home())
        .isEqualTo(installed);
  }

  @Test
  void takesTheOldestInstalledOneThatWillDo() throws Exception {
    jdk("jdk-17", "17.0.15");
    jdk("jdk-26", "26.0.1");
    Path fit = jdk("temurin-25-jdk-amd64", "25.0.3");
    Files.createDirectories(folder.resolve("default-java"));
    assertThat(Jdk25.find(Map.of(), folder).home()).isEqualTo(fit);
  }

  @Test
  void withoutOneSaysWhatToInstall() throws Exception {
    jdk("jdk-17", "17.0.15");
    Path broken = jdk("jdk-25", "25.0.3");
    Files.delete(broken.resolve("bin/java"));
    Path unknown = jdk("unknown", "25");
    Files.writeString(unknown.resolve("release"), "OS_ARCH=\"x86_64\"\n");
    Path bare = jdk("bare", "25");
    Files.delete(bare.resolve("release"));
    assertThatThrownBy(() -> Jdk25.find(Map.of(), folder))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("needs a JDK 25")
        .hasMessageContaining("INK_JAVA25, JAVA_HOME or " + folder)
        .hasMessageContaining("temurin-25-jdk or openjdk-25-jdk")
        .hasMessageContaining("Everything else works without it");
    assertThatThrownBy(() -> Jdk25.find(Map.of(), folder.resolve("nothing")))
        .hasMessageContaining("needs a JDK 25");
  }
}
