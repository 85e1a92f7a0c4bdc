package ink.flink;

import ink.events.Stream;
import ink.events.Streams;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.java.typeutils.TypeExtractor;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The environment that every job is defined in: strict about types and uids, quick, restored. */
public final class StreamEnvironment {
  private static final Logger log = LoggerFactory.getLogger(StreamEnvironment.class);

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static final Class<? extends TypeInfoFactory<?>> FACTORY =
      (Class) FactTypeInfo.Factory.class;

  static {
    knowTypesOfFacts();
  }

  private StreamEnvironment() {}

  /**
   * An environment of parallelism 1 that checkpoints as told and restores from the newest complete
   * checkpoint. The job's id is random, as it must be with restored checkpoints.
   */
  public static StreamExecutionEnvironment create(Checkpoints checkpoints) {
    Configuration configuration = new Configuration();
    // Kryo reads no evolved class and no record; a generated uid changes with the graph.
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    configuration.set(PipelineOptions.MAX_PARALLELISM, 128);
    // The default of 100 ms costs each keyBy 45 ms at the median.
    configuration.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ofMillis(1));

    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpoints.interval());
    configuration.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, checkpoints.mode());
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.folder().toUri().toString());
    configuration.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    // A neighbour that is away lets checkpoints fail; the job waits for it rather than start over.
    configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);

    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
        Duration.ofMillis(200));
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
        Duration.ofSeconds(10));

    checkpoints
        .newest()
        .ifPresent(
            newest -> {
              log.info("restoring from {}", newest);
              configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, newest.toUri().toString());
              configuration.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
            });
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(1);
    return env;
  }

  /** Once a JVM: registering twice, as the setting for it does, is an error. */
  private static void knowTypesOfFacts() {
    for (Stream<?> stream : Streams.all()) {
      TypeExtractor.registerFactory(stream.type(), FACTORY);
    }
  }
}
