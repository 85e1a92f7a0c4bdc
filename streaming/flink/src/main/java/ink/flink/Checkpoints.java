package ink.flink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.core.execution.CheckpointingMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where one job keeps its checkpoints and how it takes them.
 *
 * @param folder the job's own folder; Flink writes {@code JOB-ID/chk-N/_metadata} below it
 * @param interval time between two checkpoints
 * @param mode exactly once for what goes to Iceberg, at least once where readers drop repeats and
 *     nobody shall wait for a barrier
 */
public record Checkpoints(Path folder, Duration interval, CheckpointingMode mode) {
  private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);

  /** The folder {@code INK_CHECKPOINTS/job}; the interval {@code INK_CHECKPOINT_INTERVAL}. */
  public static Checkpoints from(
      Map<String, String> env, String job, Duration interval, CheckpointingMode mode) {
    Settings settings = new Settings(env);
    return new Checkpoints(
        Path.of(settings.text("INK_CHECKPOINTS")).resolve(job),
        settings.duration("INK_CHECKPOINT_INTERVAL", interval),
        mode);
  }

  /**
   * The newest complete checkpoint, the one to restore from. Flink writes {@code _metadata} last;
   * all the same a power cut may leave it, or what it lists, without its end.
   */
  public Optional<Path> newest() {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.find(folder, 3, (path, attributes) -> isComplete(path))) {
      return files.max(Comparator.comparing(Checkpoints::writtenAt)).map(Path::getParent);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look for checkpoints in " + folder, e);
    }
  }

  private static boolean isComplete(Path path) {
    Path checkpoint = path.getParent();
    return path.endsWith("_metadata")
        && checkpoint != null
        && checkpoint.getFileName().toString().startsWith("chk-")
        && isWhole(path);
  }

  private static boolean isWhole(Path metadata) {
    Optional<String> damage = CheckpointFiles.damage(metadata);
    damage.ifPresent(what -> log.warn("a checkpoint is left out, it is not whole: {}", what));
    return damage.isEmpty();
  }

  private static FileTime writtenAt(Path metadata) {
    try {
      return Files.getLastModifiedTime(metadata);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at " + metadata, e);
    }
  }
}
