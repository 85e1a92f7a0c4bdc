package ink.inference.server;

import inference.InferBatchStatistics;
import inference.InferStatistics;
import inference.ModelStatistics;
import inference.StatisticDuration;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** What a model did since it was loaded, counted as Triton counts. */
final class ModelStats {

  /** Occurrences and their nanoseconds. */
  private static final class Total {
    private long count;
    private long nanos;

    void add(long times, long each) {
      count += times;
      nanos += times * each;
    }

    StatisticDuration message() {
      return StatisticDuration.newBuilder().setCount(count).setNs(nanos).build();
    }
  }

  /** A consistent copy for metrics. */
  record Counters(
      long success,
      Map<Failure.Reason, Long> failures,
      long inferences,
      long executions,
      long requestNanos,
      long queueNanos,
      long computeNanos) {}

  private final Total success = new Total();
  private final Total fail = new Total();
  private final Total queue = new Total();
  private final Total compute = new Total();
  private final Map<Failure.Reason, Long> failures = new EnumMap<>(Failure.Reason.class);
  private final TreeMap<Long, Total> batches = new TreeMap<>();
  private long inferences;
  private long executions;
  private long lastMillis;

  /** A batch ran, whatever became of its requests. */
  synchronized void ran(long members, long nanos, long nowMillis) {
    executions++;
    lastMillis = nowMillis;
    batches.computeIfAbsent(members, size -> new Total()).add(1, nanos);
  }

  synchronized void succeeded(long members, long totalNanos, long queueNanos, long computeNanos) {
    success.add(1, totalNanos);
    queue.add(1, queueNanos);
    compute.add(1, computeNanos);
    inferences += members;
  }

  synchronized void failed(Failure.Reason reason, long totalNanos) {
    fail.add(1, totalNanos);
    failures.merge(reason, 1L, Long::sum);
  }

  synchronized Counters counters() {
    return new Counters(
        success.count,
        Map.copyOf(failures),
        inferences,
        executions,
        success.nanos,
        queue.nanos,
        compute.nanos);
  }

  synchronized ModelStatistics message(String model, String version) {
    ModelStatistics.Builder message =
        ModelStatistics.newBuilder()
            .setName(model)
            .setVersion(version)
            .setLastInference(lastMillis)
            .setInferenceCount(inferences)
            .setExecutionCount(executions)
            .setInferenceStats(
                InferStatistics.newBuilder()
                    .setSuccess(success.message())
                    .setFail(fail.message())
                    .setQueue(queue.message())
                    .setComputeInput(StatisticDuration.newBuilder().setCount(compute.count))
                    .setComputeInfer(compute.message())
                    .setComputeOutput(StatisticDuration.newBuilder().setCount(compute.count)));
    batches.forEach(
        (size, total) ->
            message.addBatchStats(
                InferBatchStatistics.newBuilder()
                    .setBatchSize(size)
                    .setComputeInput(StatisticDuration.newBuilder().setCount(total.count))
                    .setComputeInfer(total.message())
                    .setComputeOutput(StatisticDuration.newBuilder().setCount(total.count))));
    return message.build();
  }
}
