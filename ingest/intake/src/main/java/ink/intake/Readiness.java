package ink.intake;

import ink.bookings.BookingConnections;
import ink.bookings.ConnectionsUnavailableException;
import ink.bookings.TranslateWebhooks;
import ink.events.Streams;
import ink.ids.IdType;
import ink.intake.kafka.KafkaConfig;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;

/** Whether the intake can do its work now: it looks, it does not remember. */
final class Readiness implements AutoCloseable {
  private static final int MILLIS = 2_000;
  private static final List<String> TOPICS =
      List.of(
          Streams.APP_EVENT_RECORDED.topic(),
          Streams.WEBHOOK_RECEIVED.topic(),
          Streams.BOOKING_CHANGED.topic(),
          Streams.DEAD_LETTER.topic());

  /** An id that no connection has: looking for it shows that one can look. */
  private static final String NOBODY = IdType.CONNECTION.derived(Instant.EPOCH, "readiness");

  private final Admin admin;
  private final BookingConnections connections;
  private final TranslateWebhooks translation;

  Readiness(KafkaConfig kafka, BookingConnections connections, TranslateWebhooks translation) {
    this.admin =
        Admin.create(
            Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "client.id",
                "intake-readiness",
                "request.timeout.ms",
                MILLIS,
                "default.api.timeout.ms",
                MILLIS));
    this.connections = connections;
    this.translation = translation;
  }

  /** What is wrong, by part; empty when all is well. */
  Map<String, String> troubles() {
    Map<String, String> troubles = new LinkedHashMap<>();
    try {
      admin
          .describeTopics(TOPICS, new DescribeTopicsOptions().timeoutMs(MILLIS))
          .allTopicNames()
          .get();
    } catch (ExecutionException e) {
      troubles.put("kafka", String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      troubles.put("kafka", "interrupted");
    }
    try {
      connections.find(NOBODY);
    } catch (ConnectionsUnavailableException e) {
      troubles.put("database", String.valueOf(e.getMessage()));
    }
    translation.trouble().ifPresent(trouble -> troubles.put("bookings", trouble));
    return troubles;
  }

  @Override
  public void close() {
    admin.close();
  }
}
