package ink.lake;

import ink.events.Stream;
import ink.events.Streams;
import ink.flink.FactSink;
import ink.flink.FactSource;
import ink.flink.InvalidSettingException;
import ink.flink.Job;
import ink.flink.StreamEnvironment;
import ink.tables.TableDefinition;
import java.util.Map;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every stream to its table, on any cluster. */
public final class LakeJob implements Job {
  static final String NAME = "lake";

  private static final Logger log = LoggerFactory.getLogger(LakeJob.class);

  @Override
  public String name() {
    return NAME;
  }

  /** Creates the tables that are missing, then defines the job. */
  @Override
  public StreamGraph graph(Map<String, String> env) {
    LakeSettings settings = LakeSettings.from(env);
    JdbcCatalogLoader catalog = new JdbcCatalogLoader(settings.lake().catalogProperties());
    createTables(catalog);
    StreamExecutionEnvironment flink = StreamEnvironment.create(settings.checkpoints());
    // Nobody sees a row before the commit, and each millisecond of timeout is a thread that wakes.
    flink.setBufferTimeout(200);
    LakeTopology.define(
        flink,
        FactSource.records(
            Streams.all().stream().<String>map(Stream::topic).toList(),
            settings.kafka(),
            NAME,
            NAME),
        catalog,
        FactSink.of(Streams.DEAD_LETTER, settings.kafka(), DeliveryGuarantee.AT_LEAST_ONCE));
    StreamGraph graph = flink.getStreamGraph();
    graph.setJobName(NAME);
    return graph;
  }

  static void createTables(JdbcCatalogLoader loader) {
    try (JdbcCatalogLoader.Lease lease = loader.lease()) {
      Catalog catalog = lease.catalog();
      Namespace namespace = Namespace.of(TableDefinition.NAMESPACE);
      SupportsNamespaces namespaces = (SupportsNamespaces) catalog;
      if (!namespaces.namespaceExists(namespace)) {
        namespaces.createNamespace(namespace);
      }
      for (TableDefinition table : TableDefinition.all()) {
        if (table.createIn(catalog)) {
          log.info("created the table {}", table.name());
        }
      }
    }
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
