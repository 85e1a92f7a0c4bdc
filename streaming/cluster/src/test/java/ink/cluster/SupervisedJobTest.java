package ink.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ink.flink.Job;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedJobTest {
  @TempDir Path folder;

  @Test
  void submitsAgainWhatEndedAndTellsWhy() throws Exception {
    try (MiniCluster flink = SmallFlink.start(2, folder.resolve("tmp"), 0)) {
      SupervisedJob broken = supervised(flink, job("broken", "none"));
      SupervisedJob ending = supervised(flink, job("ending", null));
      Thread keepBroken = keep(broken);
      Thread keepEnding = keep(ending);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> broken.submissions() > 1 && ending.submissions() > 1);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> broken.trouble().orElse("").contains("out of ink"));
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> ending.trouble().orElse("").contains("its sources have no end"));
      keepBroken.interrupt();
      keepEnding.interrupt();
      keepBroken.join();
      keepEnding.join();
    }
  }

  @Test
  void tellsWhatAJobThatStartsOverStumblesUpon() throws Exception {
    try (MiniCluster flink = SmallFlink.start(1, folder.resolve("tmp"), 0)) {
      SupervisedJob limping = supervised(flink, job("limping", "fixed-delay"));
      assertThat(limping.trouble()).contains("not yet submitted");
      assertThat(limping.lastCheckpoint()).isEmpty();
      Thread keeper = keep(limping);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> limping.trouble().orElse("").matches("(?s).* is [A-Z]+: .*"));
      assertThat(limping.submissions()).isEqualTo(1);
      assertThat(limping.lastCheckpoint()).isEmpty();
      keeper.interrupt();
      limping.cancel();
      keeper.join();
    }
  }

  private static SupervisedJob supervised(MiniCluster flink, Job job) {
    return new SupervisedJob(
        job, CompletableFuture.completedFuture(flink), TopicGate.open(), Map.of());
  }

  private static Thread keep(SupervisedJob job) {
    Thread thread =
        new Thread(
            () -> {
              try {
                job.run();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    thread.start();
    return thread;
  }

  /** A job that fails at its first record; without a restart strategy it just ends. */
  private static Job job(String name, String restart) {
    return new Job() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public StreamGraph graph(Map<String, String> env) {
        Configuration configuration = new Configuration();
        if (restart != null) {
          configuration.set(RestartStrategyOptions.RESTART_STRATEGY, restart);
          configuration.set(
              RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, Integer.MAX_VALUE);
          configuration.set(
              RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(500));
        }
        StreamExecutionEnvironment flink =
            StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        flink.setParallelism(1);
        boolean fails = restart != null;
        flink
            .fromData(1)
            .map(
                number -> {
                  if (fails) {
                    throw new IllegalStateException("out of ink");
                  }
                  return number;
                })
            .returns(Integer.class)
            .sinkTo(new DiscardingSink<>());
        return flink.getStreamGraph();
      }
    };
  }
}
