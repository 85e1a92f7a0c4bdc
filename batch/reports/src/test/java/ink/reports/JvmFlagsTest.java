package ink.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;

class JvmFlagsTest {
  @Test
  void namesEveryFlagThatThisSparkWants() throws IOException {
    List<String> wanted =
        Arrays.stream(JavaModuleOptions.defaultModuleOptions().split(" "))
            .filter(flag -> !flag.isBlank())
            .toList();

    assertThat(Files.readAllLines(Path.of("jvm.flags"))).containsAll(wanted);
  }

  @Test
  void refusesAJvmThatWasStartedWithoutThem() {
    // A named module is not the unnamed one that the flags open the JDK to.
    Module stranger = java.sql.Connection.class.getModule();

    assertThatThrownBy(() -> Reports.requireOpenModules(stranger))
        .hasMessageContaining("jvm.flags");
    Reports.requireOpenModules(Reports.class.getModule());
  }
}
