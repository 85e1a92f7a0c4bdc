package ink.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CraftCommandTest {

  @TempDir private Path folder;

  /** The craft's own command line is tested where it is; here, that it is reached. */
  @Test
  void argumentsAndTheStatusGoThroughToTheCraft() {
    String out = folder.resolve("lotus.svg").toString();

    assertThat(Ink.run("craft", "design", "small lotus", out, "--seed", "7")).isZero();
    assertThat(Files.isRegularFile(Path.of(out))).isTrue();
    assertThat(Ink.run("craft", "design", "small lotus", out, "--style", "cubist")).isEqualTo(2);
    assertThat(Ink.run("craft", "age", folder.resolve("none.png").toString(), out + ".png"))
        .isEqualTo(1);
  }
}
