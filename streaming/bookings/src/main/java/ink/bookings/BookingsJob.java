package ink.bookings;

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
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/**
 * The bookings job, on any cluster. It reads INK_KAFKA, INK_CHECKPOINTS and what {@link
 * DatabaseConfig} reads.
 */
public final class BookingsJob implements Job {
  static final String NAME = "bookings";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public StreamGraph graph(Map<String, String> env) {
    Settings settings = new Settings(env);
    String kafka = settings.text("INK_KAFKA");
    StreamExecutionEnvironment flink =
        StreamEnvironment.create(
            Checkpoints.from(env, NAME, Duration.ofSeconds(10), CheckpointingMode.EXACTLY_ONCE));
    // A booking is not in a hurry, and each millisecond of timeout is a thread that wakes.
    flink.setBufferTimeout(50);
    BookingsTopology.define(
        flink,
        FactSource.of(Streams.BOOKING_CHANGED, kafka, NAME),
        FactSource.of(Streams.GENERATION_COMPLETED, kafka, NAME),
        DatabaseConfig.from(env),
        // Readers drop repeats by event id: a match is not held back until a checkpoint.
        FactSink.of(Streams.BOOKING_CORRELATED, kafka, DeliveryGuarantee.AT_LEAST_ONCE),
        FactSink.of(Streams.DEAD_LETTER, kafka, DeliveryGuarantee.AT_LEAST_ONCE));
    StreamGraph graph = flink.getStreamGraph();
    graph.setJobName(NAME);
    return graph;
  }

  /** Runs the job on the cluster that Flink's own configuration names. */
  public static void main(String[] arguments) throws Exception {
    try {
      StreamGraph graph = new BookingsJob().graph(System.getenv());
      StreamExecutionEnvironment.getExecutionEnvironment().execute(graph);
    } catch (InvalidSettingException e) {
      System.err.println("bookings: " + e.getMessage());
      System.exit(2);
    }
  }
}
