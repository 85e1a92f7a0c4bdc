package ink.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.core.execution.CheckpointingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
  @TempDir Path folder;

  private Checkpoints checkpoints() {
    return new Checkpoints(folder, Duration.ofSeconds(10), CheckpointingMode.AT_LEAST_ONCE);
  }

  private Path checkpoint(String job, String name, String metadata, long writtenAt)
      throws IOException {
    Path checkpoint = Files.createDirectories(folder.resolve(job).resolve(name));
    Path file = Files.writeString(checkpoint.resolve("_metadata"), metadata);
    Files.setLastModifiedTime(file, FileTime.fromMillis(writtenAt));
    return checkpoint;
  }

  @Test
  void theNewestIsTakenWhicheverJobIdWroteIt() throws IOException {
    checkpoint("aaaa", "chk-90", "x", 1_000);
    Path newest = checkpoint("bbbb", "chk-2", "x", 2_000);

    assertThat(checkpoints().newest()).contains(newest);
  }

  @Test
  void checkpointsThatAreNotCompleteAreLeftOut() throws IOException {
    Path complete = checkpoint("aaaa", "chk-1", "x", 1_000);
    checkpoint("aaaa", "chk-2", "", 2_000);
    checkpoint("aaaa", "shared", "x", 3_000);
    Files.createDirectories(folder.resolve("aaaa").resolve("chk-3"));

    assertThat(checkpoints().newest()).contains(complete);
  }

  @Test
  void aFirstStartHasNothingToRestore() {
    assertThat(checkpoints().newest()).isEmpty();
    assertThat(
            new Checkpoints(
                    folder.resolve("none"), Duration.ofSeconds(1), CheckpointingMode.EXACTLY_ONCE)
                .newest())
        .isEmpty();
  }

  @Test
  void eachJobHasItsOwnFolder() {
    Checkpoints checkpoints =
        Checkpoints.from(
            Map.of("INK_CHECKPOINTS", "/data/chk", "INK_CHECKPOINT_INTERVAL", "500ms"),
            "dispatch",
            Duration.ofSeconds(10),
            CheckpointingMode.AT_LEAST_ONCE);

    assertThat(checkpoints.folder()).isEqualTo(Path.of("/data/chk/dispatch"));
    assertThat(checkpoints.interval()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void aMissingFolderIsToldInOneSentence() {
    assertThatThrownBy(
            () ->
                Checkpoints.from(
                    Map.of(), "x", Duration.ofSeconds(1), CheckpointingMode.AT_LEAST_ONCE))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("INK_CHECKPOINTS is not set; set it and start again");
  }
}
