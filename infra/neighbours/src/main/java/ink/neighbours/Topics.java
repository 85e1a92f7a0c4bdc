package ink.neighbours;

import ink.events.Stream;
import ink.events.Streams;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Creates the topics that the catalogue of streams tells of and that are not there yet. */
public final class Topics {
  private Topics() {}

  /**
   * @param partitions of each topic; more later would break the order of keys, so production takes
   *     many
   * @param replication copies of each partition
   */
  public static void create(String bootstrapServers, int partitions, short replication)
      throws InterruptedException {
    try (Admin admin =
        Admin.create(
            Map.of("bootstrap.servers", bootstrapServers, "request.timeout.ms", "20000"))) {
      Set<String> present = admin.listTopics().names().get(30, TimeUnit.SECONDS);
      List<NewTopic> missing =
          Streams.all().stream()
              .filter(stream -> !present.contains(stream.topic()))
              .map(stream -> topic(stream, partitions, replication))
              .toList();
      admin.createTopics(missing).all().get(30, TimeUnit.SECONDS);
    } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException("cannot create topics on " + bootstrapServers, e);
    }
  }

  private static NewTopic topic(Stream<?> stream, int partitions, short replication) {
    return new NewTopic(stream.topic(), partitions, replication)
        .configs(Map.of("retention.ms", String.valueOf(stream.retention().toMillis())));
  }
}
