package ink.flink;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.StateObject;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;
import org.jspecify.annotations.Nullable;

/**
 * The files of one checkpoint. Flink leaves writing them to the disk to the system, so after a
 * power cut the list may be there and what it lists not; a job restored from that fails for ever.
 */
final class CheckpointFiles {
  private CheckpointFiles() {}

  /** What is wrong with the checkpoint whose {@code _metadata} this is; empty when it is whole. */
  static Optional<String> damage(Path metadata) {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(metadata)))) {
      CheckpointMetadata read =
          Checkpoints.loadCheckpointMetadata(
              in, CheckpointFiles.class.getClassLoader(), String.valueOf(metadata.getParent()));
      for (FileStateHandle file : files(read)) {
        Path path = Path.of(file.getFilePath().getPath());
        long size = Files.exists(path) ? Files.size(path) : -1;
        if (size != file.getStateSize()) {
          return Optional.of(
              path
                  + (size < 0 ? " is gone" : " has " + size + " of " + file.getStateSize() + " B"));
        }
      }
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.of(metadata + " cannot be read: " + e);
    }
  }

  private static List<FileStateHandle> files(CheckpointMetadata metadata) {
    List<FileStateHandle> files = new ArrayList<>();
    for (OperatorState operator : metadata.getOperatorStates()) {
      add(operator.getCoordinatorState(), files);
      for (OperatorSubtaskState subtask : operator.getStates()) {
        subtask.getManagedKeyedState().forEach(state -> add(state, files));
        subtask.getManagedOperatorState().forEach(state -> add(state, files));
      }
    }
    return files;
  }

  /** Small states stand in the list itself. */
  private static void add(@Nullable StateObject state, List<FileStateHandle> files) {
    StreamStateHandle content =
        state instanceof KeyGroupsStateHandle keyed
            ? keyed.getDelegateStateHandle()
            : state instanceof OperatorStateHandle operator
                ? operator.getDelegateStateHandle()
                : state instanceof StreamStateHandle plain ? plain : null;
    if (content instanceof FileStateHandle file) {
      files.add(file);
    }
  }
}
