package ink.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldCommandTest {
  @TempDir Path folder;

  @Test
  void countsAWorldAndWritesDownWhatIsTrueOfIt() {
    Path truth = folder.resolve("truth.json");
    assertThat(
            Ink.run(
                "world",
                "--studios",
                "2",
                "--days",
                "4",
                "--start",
                "2026-02-02",
                "--truth",
                truth.toString(),
                "--json"))
        .isZero();
    assertThat(truth).content().contains("2026-02-06T00:00:00Z", "\"elasticity\" : -1.3");
  }

  @Test
  void refusesAWorldThatIsNone() {
    assertThat(Ink.run("world", "--studios", "0")).isEqualTo(Ink.CANNOT);
    assertThat(Ink.run("world", "--days", "soon")).isEqualTo(2);
  }

  @Test
  void writesIntoALakeOnlyWhereAStackIsUp() {
    assertThat(Ink.run("world", "--to-lake", "--data", folder.toString())).isEqualTo(Ink.CANNOT);
  }
}
