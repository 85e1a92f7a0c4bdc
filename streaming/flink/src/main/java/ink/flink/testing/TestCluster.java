package ink.flink.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.jspecify.annotations.Nullable;

/** One Flink cluster for all tests of a JVM. It starts with the first test that asks for it. */
public final class TestCluster {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static @Nullable TestCluster shared;

  private final MiniCluster cluster;

  private TestCluster(MiniCluster cluster) {
    this.cluster = cluster;
  }

  /** The JVM's cluster, with eight slots. */
  public static synchronized TestCluster shared() {
    TestCluster known = shared;
    if (known == null) {
      known = start();
      shared = known;
    }
    return known;
  }

  private static TestCluster start() {
    Configuration configuration = new Configuration();
    configuration.set(RestOptions.BIND_PORT, "0");
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(16));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(32));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(32));
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(8)
                .build());
    try {
      cluster.start();
    } catch (Exception e) {
      throw new IllegalStateException("Flink's MiniCluster does not start", e);
    }
    return new TestCluster(cluster);
  }

  /** A job on the cluster. */
  public final class RunningJob implements AutoCloseable {
    private final JobID id;

    RunningJob(JobID id) {
      this.id = id;
    }

    public JobStatus status() {
      return await(cluster.getJobStatus(id));
    }

    /** Takes a checkpoint now and returns when it is complete. */
    public void checkpoint() {
      await(cluster.triggerCheckpoint(id));
    }

    /** Waits for the end of a job whose sources are bounded. */
    public void finish() {
      var result = await(cluster.requestJobResult(id));
      result
          .getSerializedThrowable()
          .ifPresent(
              error -> {
                throw new IllegalStateException("the job failed", error);
              });
    }

    /** Cancels the job, keeping its last checkpoint: what a kill would leave. */
    @Override
    public void close() {
      if (!status().isGloballyTerminalState()) {
        await(cluster.cancelJob(id));
        await(cluster.requestJobResult(id));
      }
    }
  }

  /** Submits a job and returns when every task of it runs. */
  public RunningJob run(StreamGraph graph) {
    RunningJob job = new RunningJob(await(cluster.submitJob(graph)).getJobID());
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!isRunning(job)) {
      if (Instant.now().isAfter(deadline)) {
        throw new IllegalStateException("the job is not running: " + job.status());
      }
      pause();
    }
    return job;
  }

  private boolean isRunning(RunningJob job) {
    AccessExecutionGraph graph = await(cluster.getExecutionGraph(job.id));
    if (graph.getState().isGloballyTerminalState()) {
      return graph.getState() == JobStatus.FINISHED || failed(graph);
    }
    for (var vertex : graph.getAllExecutionVertices()) {
      if (!List.of(ExecutionState.RUNNING, ExecutionState.FINISHED)
          .contains(vertex.getExecutionState())) {
        return false;
      }
    }
    return true;
  }

  private static boolean failed(AccessExecutionGraph graph) {
    var failure = graph.getFailureInfo();
    throw new IllegalStateException(
        "the job failed at once", failure == null ? null : failure.getException());
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static <T> T await(java.util.concurrent.CompletableFuture<T> future) {
    try {
      return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new CompletionException(e);
    }
  }
}
