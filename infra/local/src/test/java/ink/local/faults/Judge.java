package ink.local.faults;

import ink.events.Stream;
import ink.events.Streams;
import ink.local.Home;
import ink.local.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Compares what clients were told with what PostgreSQL, Kafka and the object store hold. */
public final class Judge {
  private final Stack stack;
  private final Path images;

  public Judge(Stack stack, Home home) {
    this.stack = stack;
    this.images = home.of("s3").resolve("ink-images");
  }

  /** The rows that were accepted and never ended; those of the broken promise first. */
  public Map<String, String> awaitOutcomes(Map<String, String> accepted, Duration limit)
      throws InterruptedException, SQLException {
    Instant deadline = Instant.now().plus(limit);
    while (true) {
      Map<String, String> open = new TreeMap<>(accepted);
      open.keySet().removeAll(ended().keySet());
      if (open.isEmpty() || Instant.now().isAfter(deadline)) {
        return open;
      }
      Thread.sleep(200);
    }
  }

  /** How each generation ended, as PostgreSQL has it. */
  public Map<String, String> ended() throws SQLException {
    Map<String, String> ended = new HashMap<>();
    try (Connection connection = stack.postgres().connect("ink");
        ResultSet row =
            connection
                .createStatement()
                .executeQuery(
                    "SELECT generation_id, status FROM ink.generations"
                        + " WHERE finished_at IS NOT NULL")) {
      while (row.next()) {
        ended.put(row.getString(1), row.getString(2));
      }
    }
    return ended;
  }

  /** Every generation that PostgreSQL knows. */
  public Set<String> stored() throws SQLException {
    Set<String> ids = new HashSet<>();
    try (Connection connection = stack.postgres().connect("ink");
        ResultSet row =
            connection
                .createStatement()
                .executeQuery("SELECT generation_id FROM ink.generations")) {
      while (row.next()) {
        ids.add(row.getString(1));
      }
    }
    return ids;
  }

  /** What was debited of the tenants' quotas and not returned. */
  public long debited() throws SQLException {
    return number("SELECT coalesce(sum(debited - returned), 0) FROM ink.monthly_usage");
  }

  /** What generations used of the quotas, as their outcomes say. */
  public long used() throws SQLException {
    return number("SELECT coalesce(sum(units), 0) FROM ink.generations");
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = stack.postgres().connect("ink");
        ResultSet row = connection.createStatement().executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Designs whose image is not there, or not the one that the row tells of. */
  public List<String> missingImages() throws SQLException, IOException {
    List<String> missing = new ArrayList<>();
    try (Connection connection = stack.postgres().connect("ink");
        ResultSet row =
            connection
                .createStatement()
                .executeQuery(
                    "SELECT generation_id, image_key, image_bytes, image_sha256 FROM ink.designs")) {
      while (row.next()) {
        Path image = images.resolve(row.getString(2));
        String why =
            !Files.exists(image)
                ? "absent"
                : Files.size(image) != row.getLong(3)
                    ? Files.size(image) + " bytes instead of " + row.getLong(3)
                    : !sha256(image).equals(row.getString(4)) ? "other bytes" : "";
        if (!why.isEmpty()) {
          missing.add(row.getString(1) + ": " + why);
        }
      }
    }
    return missing;
  }

  /** The different outcome facts on Kafka of each generation. */
  public Map<String, Set<String>> outcomeFacts() {
    return facts(Streams.GENERATION_COMPLETED, Streams.GENERATION_FAILED);
  }

  /** The different facts on Kafka of what each generation used. */
  public Map<String, Set<String>> usageFacts() {
    return facts(Streams.USAGE_RECORDED);
  }

  /** The generations of which Kafka does not have the outcome or the usage, when time is over. */
  public Set<String> awaitToldOf(Set<String> generations, Duration limit)
      throws InterruptedException {
    Instant deadline = Instant.now().plus(limit);
    while (true) {
      Set<String> known = new HashSet<>(outcomeFacts().keySet());
      known.retainAll(usageFacts().keySet());
      Set<String> untold = new TreeSet<>(generations);
      untold.removeAll(known);
      if (untold.isEmpty() || Instant.now().isAfter(deadline)) {
        return untold;
      }
      Thread.sleep(200);
    }
  }

  private Map<String, Set<String>> facts(Stream<?>... streams) {
    Map<String, Set<String>> facts = new LinkedHashMap<>();
    for (Stream<?> stream : streams) {
      read(stream)
          .forEach(
              record -> {
                var fact = stream.decode(record.value());
                String id = fact.get(fact.getSchema().getField("generation_id").pos()).toString();
                String event = fact.get(fact.getSchema().getField("event_id").pos()).toString();
                facts.computeIfAbsent(id, key -> new HashSet<>()).add(event);
              });
    }
    return facts;
  }

  /** As {@link #outcomeFacts}, as soon as so many generations have one or the time is over. */
  public Map<String, Set<String>> awaitOutcomeFacts(int generations, Duration limit)
      throws InterruptedException {
    Instant deadline = Instant.now().plus(limit);
    while (true) {
      Map<String, Set<String>> facts = outcomeFacts();
      if (facts.size() >= generations || Instant.now().isAfter(deadline)) {
        return facts;
      }
      Thread.sleep(500);
    }
  }

  private List<ConsumerRecord<byte[], byte[]>> read(Stream<?> stream) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", stack.bootstrapServers(), "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(stream.topic()).stream()
              .map(info -> new TopicPartition(stream.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      Instant deadline = Instant.now().plusSeconds(30);
      while (partitions.stream()
              .anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))
          && Instant.now().isBefore(deadline)) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }

  private static String sha256(Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
