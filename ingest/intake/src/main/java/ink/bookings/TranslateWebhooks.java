package ink.bookings;

import ink.events.Streams;
import ink.events.UnreadableFactException;
import ink.facts.WebhookReceived;
import ink.kafka.FactSender;
import ink.kafka.KafkaUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code webhook.received.v1} → {@link Translation} → {@code booking.changed.v1} or dead letters.
 *
 * <p>A webhook whose platform does not answer waits here and is tried again, later each time, while
 * others go on; what is committed ends before it. Facts are acknowledged before their webhook is
 * done, and carry ids that follow from it, so that a repetition is the same fact.
 */
public final class TranslateWebhooks implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TranslateWebhooks.class);
  private static final String GROUP = "ink-bookings-translate";
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
  private static final int MOST_WAITING = 2_000;

  private final String bootstrapServers;
  private final Translation translation;
  private final FactSender sender;
  private final InstantSource clock;
  private final Thread thread = new Thread(this::run, "translate-webhooks");
  private volatile boolean stopping;
  private volatile Optional<String> problem = Optional.of("the translator has no webhooks yet");

  /** Taken and not done, in the order they came; by thing, where one look answers several. */
  private final Map<String, Hint> waiting = new LinkedHashMap<>();

  private OpenOffsets open = new OpenOffsets();

  public TranslateWebhooks(
      String bootstrapServers, Translation translation, FactSender sender, InstantSource clock) {
    this.bootstrapServers = bootstrapServers;
    this.translation = translation;
    this.sender = sender;
    this.clock = clock;
  }

  public void start() {
    thread.start();
  }

  /** Why webhooks are not translated now; empty when they are. */
  public Optional<String> problem() {
    return thread.isAlive() ? problem : Optional.of("the translator has stopped");
  }

  private void run() {
    while (!stopping) {
      // What was not done comes again from Kafka.
      waiting.clear();
      open = new OpenOffsets();
      try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
        consumer.subscribe(List.of(Streams.WEBHOOK_RECEIVED.topic()), new Revoked());
        while (!stopping) {
          step(consumer);
        }
      } catch (InterruptedException | InterruptException | WakeupException e) {
        LOG.info("the translator stops");
      } catch (KafkaUnavailableException | KafkaException e) {
        problem = Optional.of(String.valueOf(e.getMessage()));
        LOG.warn("translating again in a second: {}", e.getMessage());
        pause();
      } catch (RuntimeException e) {
        problem = Optional.of("the translator failed: " + e);
        LOG.error("the translator failed; again in a second", e);
        pause();
      }
    }
  }

  private void step(KafkaConsumer<byte[], byte[]> consumer)
      throws InterruptedException, KafkaUnavailableException {
    if (waiting.size() >= MOST_WAITING) {
      consumer.pause(consumer.assignment());
    } else if (!consumer.paused().isEmpty()) {
      consumer.resume(consumer.paused());
    }
    List<SpecificRecord> facts = new ArrayList<>();
    List<ConsumerRecord<byte[], byte[]>> done = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
      open.taken(record);
      take(record, facts, done);
    }
    if (!consumer.assignment().isEmpty()) {
      problem = Optional.empty();
    }
    translateDue(facts, done);
    if (!done.isEmpty()) {
      sender.send(facts);
      translation.acknowledged(facts);
      done.forEach(open::done);
      consumer.commitSync(open.committable());
    }
  }

  private void take(
      ConsumerRecord<byte[], byte[]> record,
      List<SpecificRecord> facts,
      List<ConsumerRecord<byte[], byte[]>> done) {
    Instant now = clock.instant();
    try {
      WebhookReceived webhook = Streams.WEBHOOK_RECEIVED.decode(record.value());
      String thing =
          translation.isHint(webhook)
              ? webhook.getConnectionId() + " " + kind(webhook) + " " + webhook.getExternalId()
              : record.partition() + " " + record.offset();
      waiting.merge(thing, Hint.of(record, webhook, now), Hint::and);
    } catch (UnreadableFactException e) {
      facts.add(
          Translation.unreadable(
              record.value(),
              record.topic() + " " + record.partition() + " " + record.offset(),
              String.valueOf(e.getMessage()),
              now));
      done.add(record);
    }
  }

  /** Orders have numbers of their own: order 7 is not appointment 7. */
  private static String kind(WebhookReceived webhook) {
    return webhook.getType().startsWith("order.") ? "order" : "appointment";
  }

  /** At most a second's worth, so that the group does not lose this member. */
  private void translateDue(List<SpecificRecord> facts, List<ConsumerRecord<byte[], byte[]>> done)
      throws InterruptedException {
    Instant until = clock.instant().plusSeconds(1);
    for (Map.Entry<String, Hint> entry : List.copyOf(waiting.entrySet())) {
      Instant now = clock.instant();
      Hint hint = entry.getValue();
      if (now.isAfter(until)) {
        return;
      }
      if (hint.due().isAfter(now)) {
        continue;
      }
      try {
        facts.addAll(translation.of(hint.webhook(), hint.since(), now));
        done.addAll(hint.records());
        waiting.remove(entry.getKey());
      } catch (PlatformAwayException e) {
        Duration wait = wait(hint.attempts(), e.atLeast());
        LOG.warn(
            "{} of {}: {}; again in {} s",
            hint.webhook().getType(),
            hint.webhook().getConnectionId(),
            e.getMessage(),
            wait.toSeconds());
        waiting.put(entry.getKey(), hint.later(now.plus(wait)));
      }
    }
  }

  /** Twice as long each time, and not all at once. */
  private static Duration wait(int attempts, Duration atLeast) {
    long most = Math.min(LONGEST_WAIT.toMillis(), 500L << Math.min(attempts, 10));
    Duration wait = Duration.ofMillis(most / 2 + ThreadLocalRandom.current().nextLong(most / 2));
    return wait.compareTo(atLeast) < 0 ? atLeast : wait;
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers", bootstrapServers,
            "group.id", GROUP,
            "enable.auto.commit", "false",
            "auto.offset.reset", "earliest",
            "isolation.level", "read_committed",
            "max.poll.records", "200",
            "session.timeout.ms", "10000",
            "heartbeat.interval.ms", "3000",
            "default.api.timeout.ms", "10000"),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private void pause() {
    try {
      Thread.sleep(1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping = true;
    }
  }

  /** Finishes the step in progress, for a few seconds at most. */
  @Override
  public void close() {
    stopping = true;
    try {
      thread.join(6_000);
      thread.interrupt();
      thread.join(2_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Another member of the group goes on with what this one had not done. */
  private final class Revoked implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      open.forget(partitions);
      waiting
          .values()
          .removeIf(
              hint ->
                  hint.records().stream()
                      .anyMatch(r -> !open.holds(new TopicPartition(r.topic(), r.partition()))));
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      // What was open of them comes again.
    }
  }
}
