package ink.bookings;

import ink.facts.WebhookReceived;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Webhooks about one thing that are translated together: for a platform that only hints, all hints
 * of an appointment that have come, for one look at it answers them all; else one webhook.
 *
 * @param records oldest first
 * @param webhook the newest
 * @param since when the oldest was taken up
 * @param attempts how often the platform was asked in vain
 * @param due when it is asked (again)
 */
record Hint(
    List<ConsumerRecord<byte[], byte[]>> records,
    WebhookReceived webhook,
    Instant since,
    int attempts,
    Instant due) {
  Hint {
    records = List.copyOf(records);
  }

  static Hint of(ConsumerRecord<byte[], byte[]> record, WebhookReceived webhook, Instant now) {
    return new Hint(List.of(record), webhook, now, 0, now);
  }

  Hint and(Hint newer) {
    List<ConsumerRecord<byte[], byte[]>> all = new java.util.ArrayList<>(records);
    all.addAll(newer.records);
    return new Hint(all, newer.webhook, since, attempts, due);
  }

  Hint later(Instant at) {
    return new Hint(records, webhook, since, attempts + 1, at);
  }
}
