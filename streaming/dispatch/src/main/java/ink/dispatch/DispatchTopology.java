package ink.dispatch;

import ink.events.Streams;
import ink.facts.DeadLetter;
import ink.facts.DispatchMeasured;
import ink.facts.GenerationCancelRequested;
import ink.facts.GenerationCompleted;
import ink.facts.GenerationFailed;
import ink.facts.GenerationRequested;
import ink.facts.QueueMeasured;
import ink.facts.UsageRecorded;
import ink.flink.FactSink;
import ink.flink.FactSource;
import ink.flink.FactTypeInfo;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The way of a generation.
 *
 * <pre>
 * generation.requested        ─ read ─ decode ─┐
 *                                              ├─ serve-generations ─┬─ generation.completed
 * generation.cancel.requested ─ read ─ decode ─┘   │  keyed by        ├─ generation.failed
 *                                                  │  generation_id   ├─ usage.recorded
 *                                                  │                  ├─ dispatch.measured, each second
 *                                                  │                  ├─ queue.measured, each second if any wait
 *                                                  │                  ├─ generation.requested, when forgotten
 *          model server, images, PostgreSQL  ◀─────┘                  └─ dead.letter
 * </pre>
 *
 * Records that are no fact go from decode to dead.letter.
 */
final class DispatchTopology {
  static final String SERVE = "serve-generations";

  private DispatchTopology() {}

  /** Where the job reads from. */
  record Inputs(
      FactSource<GenerationRequested> requested,
      FactSource<GenerationCancelRequested> cancelRequested) {}

  /** Where the job writes to. */
  record Outputs(
      FactSink<GenerationCompleted> completed,
      FactSink<GenerationFailed> failed,
      FactSink<UsageRecorded> usage,
      FactSink<DispatchMeasured> measured,
      FactSink<QueueMeasured> queues,
      FactSink<GenerationRequested> forgotten,
      FactSink<DeadLetter> refused) {}

  static void define(
      StreamExecutionEnvironment env, DispatchConfig config, Inputs inputs, Outputs outputs) {
    FactSource.Facts<GenerationRequested> requested = inputs.requested().in(env);
    FactSource.Facts<GenerationCancelRequested> cancels = inputs.cancelRequested().in(env);

    // What is rare is handed on at once: a thread that looks each millisecond whether there is some
    // costs more.
    cancels.facts().getTransformation().setBufferTimeout(0);

    SingleOutputStreamOperator<GenerationCompleted> completed =
        requested
            .facts()
            .keyBy(GenerationRequested::getGenerationId)
            .connect(cancels.facts().keyBy(GenerationCancelRequested::getGenerationId))
            .transform(
                SERVE,
                FactTypeInfo.of(Streams.GENERATION_COMPLETED),
                new ServeGenerationsFactory(config))
            .uid(SERVE)
            .setBufferTimeout(0); // of its outputs only dead letters go to another thread

    outputs.completed().take(completed);
    outputs.failed().take(completed.getSideOutput(ServeGenerations.FAILED));
    outputs.usage().take(completed.getSideOutput(ServeGenerations.USAGE));
    outputs.measured().take(completed.getSideOutput(ServeGenerations.MEASURED));
    outputs.queues().take(completed.getSideOutput(ServeGenerations.QUEUES));
    outputs.forgotten().take(completed.getSideOutput(ServeGenerations.FORGOTTEN));
    outputs
        .refused()
        .take(
            completed
                .getSideOutput(ServeGenerations.REFUSED)
                .union(requested.unreadable(), cancels.unreadable()));
  }
}
