package ink.cluster;

import ink.flink.InvalidSettingException;
import ink.flink.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.util.SerializedThrowable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one job on the cluster. Flink starts a failed job over by itself; should it give up, the
 * job is submitted anew from its newest checkpoint.
 */
final class SupervisedJob {
  private static final Logger log = LoggerFactory.getLogger(SupervisedJob.class);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Job job;
  private final Future<MiniCluster> flink;
  private final TopicGate topics;
  private final Map<String, String> env;
  private volatile @Nullable JobID id;
  private volatile String trouble = "not yet submitted";
  private volatile int submissions;

  SupervisedJob(Job job, Future<MiniCluster> flink, TopicGate topics, Map<String, String> env) {
    this.job = job;
    this.flink = flink;
    this.topics = topics;
    this.env = env;
  }

  String name() {
    return job.name();
  }

  /** How often the job was handed to the cluster; more than once means that Flink gave up on it. */
  int submissions() {
    return submissions;
  }

  /**
   * Submits the job again and again, until interrupted.
   *
   * @throws InvalidSettingException when the environment has to be mended first
   */
  void run() throws InterruptedException {
    Duration pause = SHORTEST_PAUSE;
    while (true) {
      Instant started = Instant.now();
      trouble = live();
      id = null;
      log.warn("{} ended, submitting it again in {} ms: {}", name(), pause.toMillis(), trouble);
      TimeUnit.MILLISECONDS.sleep(pause.toMillis());
      boolean livedLong = started.plus(LONGEST_PAUSE.multipliedBy(2)).isBefore(Instant.now());
      pause = livedLong ? SHORTEST_PAUSE : shorter(pause.multipliedBy(2), LONGEST_PAUSE);
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** One life of the job; returns why it ended. */
  private String live() throws InterruptedException {
    try {
      StreamGraph graph = job.graph(env);
      topics.await();
      MiniCluster cluster = flink.get();
      JobID submitted = cluster.submitJob(graph).get().getJobID();
      submissions++;
      id = submitted;
      trouble = "";
      log.info("{} submitted as {}", name(), submitted);
      JobResult result = cluster.requestJobResult(submitted).get();
      return result
          .getSerializedThrowable()
          .map(SupervisedJob::rootMessage)
          .orElse("it finished, though its sources have no end");
    } catch (InvalidSettingException e) {
      throw e;
    } catch (ExecutionException | RuntimeException e) {
      return rootMessage(e);
    }
  }

  /** Why the job does not work right now; empty when every task of it runs. */
  Optional<String> trouble() {
    JobID running = id;
    if (running == null) {
      return Optional.of(trouble);
    }
    try {
      AccessExecutionGraph graph = graph(running);
      for (AccessExecutionVertex task : graph.getAllExecutionVertices()) {
        if (task.getExecutionState() != ExecutionState.RUNNING) {
          return Optional.of(stopped(graph, task));
        }
      }
      return Optional.empty();
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      return Optional.of("Flink does not answer: " + rootMessage(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }

  /** Ends the job where it stands; its checkpoints stay. */
  void cancel() {
    JobID running = id;
    if (running != null) {
      try {
        flink.get().cancelJob(running).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (ExecutionException | TimeoutException | RuntimeException e) {
        log.warn("{} does not end by itself: {}", name(), e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** When the last checkpoint was complete. */
  Optional<Instant> lastCheckpoint() {
    JobID running = id;
    if (running == null) {
      return Optional.empty();
    }
    try {
      var stats = graph(running).getCheckpointStatsSnapshot();
      var latest = stats == null ? null : stats.getHistory().getLatestCompletedCheckpoint();
      return latest == null
          ? Optional.empty()
          : Optional.of(Instant.ofEpochMilli(latest.getLatestAckTimestamp()));
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      log.debug("{}: no figures of checkpoints: {}", name(), e.getMessage());
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private AccessExecutionGraph graph(JobID running)
      throws ExecutionException, TimeoutException, InterruptedException {
    CompletableFuture<? extends AccessExecutionGraph> graph =
        flink.get().getExecutionGraph(running);
    return graph.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static String stopped(AccessExecutionGraph graph, AccessExecutionVertex task) {
    var failure = graph.getFailureInfo();
    String reason =
        failure == null ? "" : ": " + failure.getExceptionAsString().lines().findFirst().orElse("");
    return task.getTaskNameWithSubtaskIndex() + " is " + task.getExecutionState() + reason;
  }

  private static String rootMessage(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    // A SerializedThrowable's message names the class it stands for.
    return root instanceof SerializedThrowable
        ? String.valueOf(root.getMessage())
        : root.getClass().getSimpleName() + ": " + root.getMessage();
  }
}
