package ink.dispatch;

import static org.apache.flink.connector.base.DeliveryGuarantee.AT_LEAST_ONCE;

import ink.events.Stream;
import ink.events.Streams;
import ink.flink.Checkpoints;
import ink.flink.FactSink;
import ink.flink.FactSource;
import ink.flink.InvalidSettingException;
import ink.flink.Job;
import ink.flink.Settings;
import ink.flink.StreamEnvironment;
import java.time.Duration;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/**
 * The dispatch job on its real neighbours. Outcomes are sent at least once: nobody waits for a
 * checkpoint, and readers drop repeats by event id.
 */
public final class DispatchJob implements Job {
  private static final String GROUP = "ink-dispatch";

  @Override
  public String name() {
    return "dispatch";
  }

  @Override
  public StreamGraph graph(Map<String, String> env) {
    StreamGraph graph = environment(env).getStreamGraph();
    graph.setJobName(name());
    return graph;
  }

  StreamExecutionEnvironment environment(Map<String, String> env) {
    Settings settings = new Settings(env);
    String kafka = settings.text("INK_KAFKA");
    DispatchConfig config = DispatchConfig.from(env);
    StreamExecutionEnvironment flink =
        StreamEnvironment.create(
            Checkpoints.from(env, name(), Duration.ofSeconds(10), CheckpointingMode.AT_LEAST_ONCE));
    DispatchTopology.define(
        flink,
        config,
        new DispatchTopology.Inputs(
            FactSource.of(Streams.GENERATION_REQUESTED, kafka, GROUP),
            FactSource.of(Streams.GENERATION_CANCEL_REQUESTED, kafka, GROUP)),
        new DispatchTopology.Outputs(
            sink(Streams.GENERATION_COMPLETED, kafka),
            sink(Streams.GENERATION_FAILED, kafka),
            sink(Streams.USAGE_RECORDED, kafka),
            sink(Streams.DISPATCH_MEASURED, kafka),
            sink(Streams.GENERATION_REQUESTED, kafka),
            sink(Streams.DEAD_LETTER, kafka)));
    return flink;
  }

  private static <T extends SpecificRecord> FactSink<T> sink(Stream<T> stream, String kafka) {
    return FactSink.of(stream, kafka, AT_LEAST_ONCE);
  }

  /** Runs the job on the cluster it is submitted to, or in this JVM. */
  public static void main(String[] args) throws Exception {
    try {
      StreamExecutionEnvironment flink = new DispatchJob().environment(System.getenv());
      flink.execute("dispatch");
    } catch (InvalidSettingException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }
}
