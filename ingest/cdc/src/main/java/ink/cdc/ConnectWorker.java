package ink.cdc;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.connect.connector.policy.AllConnectorClientConfigOverridePolicy;
import org.apache.kafka.connect.converters.ByteArrayConverter;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.runtime.Herder;
import org.apache.kafka.connect.runtime.Worker;
import org.apache.kafka.connect.runtime.WorkerConfigTransformer;
import org.apache.kafka.connect.runtime.distributed.DistributedConfig;
import org.apache.kafka.connect.runtime.distributed.DistributedHerder;
import org.apache.kafka.connect.runtime.isolation.Plugins;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.KafkaConfigBackingStore;
import org.apache.kafka.connect.storage.KafkaOffsetBackingStore;
import org.apache.kafka.connect.storage.KafkaStatusBackingStore;
import org.apache.kafka.connect.util.SharedTopicAdmin;
import org.apache.kafka.connect.util.TopicAdmin;

/**
 * A distributed Kafka Connect worker inside this process, put together as Connect's own command
 * line does, but without its REST interface: nobody but this process steers it, and Jetty with
 * Jersey would cost a second and a third of the memory. The price: one worker a group, for workers
 * of a group talk to their leader by REST. A standby waits outside, as a whole process.
 */
final class ConnectWorker {
  /** Never dialled: workers advertise a URL, and a group of one has nobody to tell it. */
  private static final String NO_URL = "http://127.0.0.1:0/";

  private ConnectWorker() {}

  static Map<String, String> properties(RelayConfig config) {
    String copies = String.valueOf(config.replication());
    return Map.ofEntries(
        Map.entry("bootstrap.servers", config.kafka()),
        Map.entry("group.id", "ink-cdc"),
        Map.entry("exactly.once.source.support", "enabled"),
        Map.entry("plugin.discovery", "service_load"),
        Map.entry("key.converter", ByteArrayConverter.class.getName()),
        Map.entry("value.converter", ByteArrayConverter.class.getName()),
        Map.entry("config.storage.topic", "connect.cdc.configs"),
        Map.entry("offset.storage.topic", "connect.cdc.offsets"),
        Map.entry("offset.storage.partitions", "1"),
        Map.entry("status.storage.topic", "connect.cdc.status"),
        Map.entry("status.storage.partitions", "1"),
        Map.entry("config.storage.replication.factor", copies),
        Map.entry("offset.storage.replication.factor", copies),
        Map.entry("status.storage.replication.factor", copies),
        // The facts' topics are made by the launcher, never by chance.
        Map.entry("topic.creation.enable", "false"),
        Map.entry("topic.tracking.enable", "false"),
        // A worker killed is replaced at once: nothing else could take its task meanwhile.
        Map.entry("scheduled.rebalance.max.delay.ms", "0"),
        Map.entry("session.timeout.ms", "6000"),
        Map.entry("heartbeat.interval.ms", "2000"),
        Map.entry("rebalance.timeout.ms", "15000"),
        Map.entry("task.shutdown.graceful.timeout.ms", "4000"),
        Map.entry("config.providers", "env"),
        Map.entry("config.providers.env.class", EnvVarConfigProvider.class.getName()),
        Map.entry(
            "config.providers.env.param.allowlist.pattern", ConnectorSettings.PASSWORD_VARIABLE));
  }

  /**
   * Starts a worker.
   *
   * @throws org.apache.kafka.connect.errors.ConnectException when Kafka does not answer
   */
  static Herder start(RelayConfig relay) {
    Map<String, String> properties = properties(relay);
    Plugins plugins = new Plugins(properties);
    plugins.compareAndSwapWithDelegatingLoader();
    DistributedConfig config = new DistributedConfig(properties);
    String cluster = config.kafkaClusterId();
    AllConnectorClientConfigOverridePolicy policy = new AllConnectorClientConfigOverridePolicy();

    Map<String, Object> adminProperties = new HashMap<>(config.originals());
    adminProperties.put("client.id", "ink-cdc-admin");
    SharedTopicAdmin admin = new SharedTopicAdmin(adminProperties);
    admin
        .topicAdmin()
        .createTopic(
            TopicAdmin.defineTopic(ConnectorSettings.HEARTBEAT_TOPIC)
                .partitions(1)
                .replicationFactor((short) relay.replication())
                .compacted()
                .build());
    Converter internal = new JsonConverter();
    internal.configure(Map.of("schemas.enable", "false"), false);
    KafkaOffsetBackingStore offsets =
        new KafkaOffsetBackingStore(admin, () -> "ink-cdc-", internal);
    offsets.configure(config);
    Worker worker = new Worker("ink-cdc", Time.SYSTEM, plugins, config, offsets, policy);
    WorkerConfigTransformer transformer = worker.configTransformer();
    KafkaStatusBackingStore status =
        new KafkaStatusBackingStore(
            Time.SYSTEM, worker.getInternalValueConverter(), admin, "ink-cdc-");
    status.configure(config);
    KafkaConfigBackingStore configs =
        new KafkaConfigBackingStore(
            worker.getInternalValueConverter(), config, transformer, admin, "ink-cdc-");
    Herder herder =
        new DistributedHerder(
            config,
            Time.SYSTEM,
            worker,
            cluster,
            status,
            configs,
            NO_URL,
            null,
            policy,
            List.of(),
            admin);
    herder.start();
    return herder;
  }
}
