package ink.intake;

import ink.bookings.BookingConnections;
import ink.bookings.TranslateWebhooks;
import ink.events.Streams;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/** Whether the intake could take something now, asked of its neighbours themselves. */
final class Readiness implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 2;

  private final BookingConnections connections;
  private final TranslateWebhooks translator;
  private final Admin kafka;

  Readiness(String bootstrapServers, BookingConnections connections, TranslateWebhooks translator) {
    this.connections = connections;
    this.translator = translator;
    this.kafka =
        Admin.create(
            Map.of("bootstrap.servers", bootstrapServers, "client.id", "ink-intake-readiness"));
  }

  /** Why not; empty when it could. */
  List<String> notReady() throws InterruptedException {
    List<String> reasons = new ArrayList<>();
    try {
      kafka
          .describeTopics(
              List.of(Streams.APP_EVENT_RECORDED.topic(), Streams.WEBHOOK_RECEIVED.topic()))
          .allTopicNames()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      reasons.add("Kafka does not answer");
    } catch (ExecutionException e) {
      reasons.add("Kafka: " + String.valueOf(e.getCause() == null ? e : e.getCause()));
    }
    try {
      connections.probe();
    } catch (SQLException e) {
      reasons.add("the database does not answer: " + e.getMessage());
    }
    translator.problem().ifPresent(reasons::add);
    return reasons;
  }

  @Override
  public void close() {
    kafka.close(java.time.Duration.ofSeconds(1));
  }
}
