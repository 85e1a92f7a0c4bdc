package ink.lake;

import ink.flink.Checkpoints;
import ink.flink.InvalidSettingException;
import ink.flink.Settings;
import ink.flink.StreamEnvironment;
import ink.tables.LakeConfig;
import ink.tables.Pseudonyms;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * What a job of the lake is told.
 *
 * @param kafka Kafka's bootstrap servers
 * @param checkpoints a commit to the lake goes with each checkpoint, so their interval is how old
 *     the job's newest row is at worst
 * @param parallelism how many tasks read and write side by side
 */
record LakeSettings(
    String kafka,
    LakeConfig lake,
    Pseudonyms pseudonyms,
    Checkpoints checkpoints,
    int parallelism) {

  /**
   * INK_KAFKA, INK_CHECKPOINTS, INK_PSEUDONYM_KEY, INK_LAKE_PARALLELISM (by default 1),
   * INK_LAKE_COMMIT (time between two commits, by default 4 s) and what {@link LakeConfig} reads.
   */
  static LakeSettings ofSilver(Map<String, String> env) {
    return of(env, LakeJob.NAME, "INK_LAKE_COMMIT", Duration.ofSeconds(4));
  }

  /** The same, but INK_ARCHIVE_COMMIT, by default a minute. */
  static LakeSettings ofArchive(Map<String, String> env) {
    return of(env, ArchiveJob.NAME, "INK_ARCHIVE_COMMIT", Duration.ofMinutes(1));
  }

  private static LakeSettings of(
      Map<String, String> env, String job, String variable, Duration usual) {
    Settings settings = new Settings(env);
    Duration commit = settings.duration(variable, usual);
    try {
      return new LakeSettings(
          settings.text("INK_KAFKA"),
          LakeConfig.from(env),
          Pseudonyms.from(env),
          new Checkpoints(
              Checkpoints.from(env, job, commit, CheckpointingMode.EXACTLY_ONCE).folder(),
              commit,
              CheckpointingMode.EXACTLY_ONCE),
          settings.count("INK_LAKE_PARALLELISM", 1));
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(String.valueOf(e.getMessage()));
    }
  }

  StreamExecutionEnvironment environment() {
    StreamExecutionEnvironment flink = StreamEnvironment.create(checkpoints);
    flink.setParallelism(parallelism);
    // Nobody sees a row before the commit, and each millisecond of timeout is a thread that wakes.
    flink.setBufferTimeout(200);
    return flink;
  }
}
