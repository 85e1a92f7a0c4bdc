package ink.lake;

import ink.flink.Checkpoints;
import ink.flink.InvalidSettingException;
import ink.flink.Settings;
import ink.tables.LakeConfig;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.core.execution.CheckpointingMode;

/**
 * What the lake job is told.
 *
 * @param kafka Kafka's bootstrap servers
 * @param checkpoints a commit to the lake goes with each checkpoint, so their interval is how old
 *     the lake's newest row is at worst
 */
record LakeSettings(String kafka, LakeConfig lake, Checkpoints checkpoints) {

  /**
   * INK_KAFKA, INK_CHECKPOINTS, INK_LAKE_COMMIT (time between two commits, by default 5 s) and what
   * {@link LakeConfig} reads.
   */
  static LakeSettings from(Map<String, String> env) {
    Settings settings = new Settings(env);
    Duration commit = settings.duration("INK_LAKE_COMMIT", Duration.ofSeconds(5));
    try {
      return new LakeSettings(
          settings.text("INK_KAFKA"),
          LakeConfig.from(env),
          new Checkpoints(
              Checkpoints.from(env, LakeJob.NAME, commit, CheckpointingMode.EXACTLY_ONCE).folder(),
              commit,
              CheckpointingMode.EXACTLY_ONCE));
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(String.valueOf(e.getMessage()));
    }
  }
}
