package ink.lake;

import ink.events.Stream;
import ink.events.Streams;
import ink.flink.FactSink;
import ink.flink.FactSource;
import ink.flink.InvalidSettingException;
import ink.flink.Job;
import java.util.Map;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** What happens to its silver table, within seconds: what analysts and reports ask. */
public final class LakeJob implements Job {
  static final String NAME = "lake";

  @Override
  public String name() {
    return NAME;
  }

  /** Creates the tables that are missing, then defines the job. */
  @Override
  public StreamGraph graph(Map<String, String> env) {
    LakeSettings settings = LakeSettings.ofSilver(env);
    StreamExecutionEnvironment flink = settings.environment();
    LakeTopology.silver(
        flink,
        FactSource.records(
            Streams.all().stream()
                .filter(stream -> !stream.isMeasurement())
                .<String>map(Stream::topic)
                .toList(),
            settings.kafka(),
            NAME,
            NAME),
        Lake.open(settings.lake()),
        settings.pseudonyms(),
        FactSink.of(Streams.DEAD_LETTER, settings.kafka(), DeliveryGuarantee.AT_LEAST_ONCE));
    StreamGraph graph = flink.getStreamGraph();
    graph.setJobName(NAME);
    return graph;
  }

  /** Runs the job on the cluster that Flink's own configuration names. */
  public static void main(String[] arguments) throws Exception {
    try {
      StreamGraph graph = new LakeJob().graph(System.getenv());
      StreamExecutionEnvironment.getExecutionEnvironment().execute(graph);
    } catch (InvalidSettingException e) {
      System.err.println("lake: " + e.getMessage());
      System.exit(2);
    }
  }
}
