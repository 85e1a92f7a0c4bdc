package ink.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeOffsets;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
  @TempDir Path folder;

  private Checkpoints checkpoints() {
    return new Checkpoints(folder, Duration.ofSeconds(10), CheckpointingMode.AT_LEAST_ONCE);
  }

  private Path checkpoint(String job, String name, long writtenAt) throws IOException {
    return checkpoint(job, name, writtenAt, List.of());
  }

  private Path checkpoint(String job, String name, long writtenAt, Collection<OperatorState> states)
      throws IOException {
    Path checkpoint = Files.createDirectories(folder.resolve(job).resolve(name));
    Path file = checkpoint.resolve("_metadata");
    try (OutputStream out = Files.newOutputStream(file)) {
      org.apache.flink.runtime.checkpoint.Checkpoints.storeCheckpointMetadata(
          new CheckpointMetadata(1, states, List.of()), out);
    }
    Files.setLastModifiedTime(file, FileTime.fromMillis(writtenAt));
    return checkpoint;
  }

  /** An operator whose keyed state is in that file, of that many bytes. */
  private static OperatorState stateIn(Path file, long bytes) {
    OperatorState operator = new OperatorState("serve", "serve", new OperatorID(1, 2), 1, 128);
    operator.putState(
        0,
        OperatorSubtaskState.builder()
            .setManagedKeyedState(
                new KeyGroupsStateHandle(
                    new KeyGroupRangeOffsets(new KeyGroupRange(0, 127)),
                    new FileStateHandle(new org.apache.flink.core.fs.Path(file.toUri()), bytes)))
            .build());
    return operator;
  }

  @Test
  void theNewestIsTakenWhicheverJobIdWroteIt() throws IOException {
    checkpoint("aaaa", "chk-90", 1_000);
    Path newest = checkpoint("bbbb", "chk-2", 2_000);

    assertThat(checkpoints().newest()).contains(newest);
  }

  @Test
  void checkpointsThatAreNotCompleteAreLeftOut() throws IOException {
    Path complete = checkpoint("aaaa", "chk-1", 1_000);
    Files.writeString(
        Files.createDirectories(folder.resolve("aaaa/chk-2")).resolve("_metadata"), "");
    checkpoint("aaaa", "shared", 3_000);
    Files.createDirectories(folder.resolve("aaaa").resolve("chk-3"));

    assertThat(checkpoints().newest()).contains(complete);
  }

  @Test
  void aCheckpointThatLostAFileInAPowerCutIsLeftOut() throws IOException {
    Path state = Files.writeString(folder.resolve("state"), "whole");
    Path whole = checkpoint("aaaa", "chk-1", 1_000, List.of(stateIn(state, 5)));
    checkpoint("aaaa", "chk-2", 2_000, List.of(stateIn(state, 6)));
    checkpoint("aaaa", "chk-3", 3_000, List.of(stateIn(folder.resolve("gone"), 5)));

    assertThat(checkpoints().newest()).contains(whole);
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
