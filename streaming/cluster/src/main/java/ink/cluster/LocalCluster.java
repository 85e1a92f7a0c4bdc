package ink.cluster;

import ink.bookings.BookingsJob;
import ink.dispatch.DispatchJob;
import ink.flink.InvalidSettingException;
import ink.flink.Job;
import ink.lake.ArchiveJob;
import ink.lake.LakeJob;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All jobs in one small Flink: the streaming process of a stack on one machine. On a real cluster
 * each job's own main is submitted instead.
 */
public final class LocalCluster implements AutoCloseable, AdminServer.Cluster {
  private static final Logger log = LoggerFactory.getLogger(LocalCluster.class);

  private final ClusterConfig config;
  private final TopicGate topics;
  private final CompletableFuture<MiniCluster> flink = new CompletableFuture<>();
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private final List<SupervisedJob> jobs;

  LocalCluster(ClusterConfig config, Map<String, String> env, List<Job> definitions) {
    this.config = config;
    this.topics = new TopicGate(config.kafka());
    this.jobs =
        definitions.stream().map(job -> new SupervisedJob(job, flink, topics, env)).toList();
  }

  public static void main(String[] arguments) throws Exception {
    Map<String, String> env = System.getenv();
    try (LocalCluster cluster =
            new LocalCluster(
                ClusterConfig.from(env),
                env,
                ClusterConfig.chosen(
                    env,
                    List.of(
                        new DispatchJob(), new BookingsJob(), new LakeJob(), new ArchiveJob())));
        AdminServer admin =
            new AdminServer(cluster.config.adminHost(), cluster.config.adminPort(), cluster)) {
      log.info("health is told on port {}", admin.port());
      Thread main = Thread.currentThread();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(cluster, main), "stop"));
      cluster.run();
    } catch (InvalidSettingException e) {
      System.err.println("streaming: " + e.getMessage());
      System.exit(2);
    }
  }

  /**
   * Lets the main thread stop everything; what does not stop in time is killed, and loses nothing.
   */
  private static void stop(LocalCluster cluster, Thread main) {
    cluster.close();
    try {
      main.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Starts Flink and, at the same time, defines the jobs and waits for the topics; keeps the jobs
   * running until {@link #close}.
   *
   * @throws InvalidSettingException when a job's settings have to be mended first
   */
  void run() throws Exception {
    List<Thread> keepers = jobs.stream().map(this::keep).toList();
    try (MiniCluster started =
        SmallFlink.start(
            Math.max(jobs.size(), config.slots()), config.temporary(), config.metricsPort())) {
      flink.complete(started);
      try {
        end.get();
      } finally {
        // First nobody submits any more, then the jobs go; their checkpoints stay.
        keepers.forEach(Thread::interrupt);
        jobs.forEach(SupervisedJob::cancel);
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InvalidSettingException invalid) {
        throw invalid;
      }
      throw e;
    }
  }

  private Thread keep(SupervisedJob job) {
    Thread thread =
        new Thread(
            () -> {
              try {
                job.run();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } catch (InvalidSettingException e) {
                end.completeExceptionally(e);
              }
            },
            "keep-" + job.name());
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  @Override
  public String waitsFor() {
    if (!flink.isDone()) {
      return "Flink starts";
    } else if (end.isDone()) {
      return "stopping";
    }
    return topics.waitsFor().isEmpty() ? "" : "waits for " + topics.waitsFor();
  }

  @Override
  public List<SupervisedJob> jobs() {
    return jobs;
  }

  @Override
  public void close() {
    end.complete(null);
  }
}
