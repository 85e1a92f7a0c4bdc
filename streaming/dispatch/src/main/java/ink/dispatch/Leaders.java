package ink.dispatch;

import ink.events.Stream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** Who leads the partitions of some streams: a broker that comes back does so in a new epoch. */
final class Leaders implements AutoCloseable {
  private final List<String> topics;
  private final Admin admin;

  /**
   * @param bootstrap Kafka's {@code host:port}, several separated by commas
   */
  Leaders(String bootstrap, List<Stream<?>> streams) {
    this.topics = streams.stream().<String>map(Stream::topic).toList();
    this.admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                AdminClientConfig.CLIENT_ID_CONFIG,
                "ink-dispatch-leaders",
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                10_000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000,
                AdminClientConfig.METRIC_REPORTER_CLASSES_CONFIG,
                "",
                AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG,
                false));
  }

  /**
   * The epoch of each partition's leader.
   *
   * @throws ExecutionException when Kafka does not tell
   */
  Map<TopicPartition, Integer> epochs() throws InterruptedException, ExecutionException {
    Map<TopicPartition, OffsetSpec> ends =
        admin.describeTopics(topics).allTopicNames().get().values().stream()
            .flatMap(Leaders::partitions)
            .collect(Collectors.toMap(one -> one, one -> OffsetSpec.latest()));
    Map<TopicPartition, Integer> epochs = new HashMap<>();
    admin
        .listOffsets(ends)
        .all()
        .get()
        .forEach((partition, end) -> epochs.put(partition, end.leaderEpoch().orElse(0)));
    return epochs;
  }

  private static java.util.stream.Stream<TopicPartition> partitions(TopicDescription topic) {
    return topic.partitions().stream()
        .map(one -> new TopicPartition(topic.name(), one.partition()));
  }

  @Override
  public void close() {
    admin.close();
  }
}
