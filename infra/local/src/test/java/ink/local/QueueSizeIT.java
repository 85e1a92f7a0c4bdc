package ink.local;

import static org.assertj.core.api.Assertions.assertThat;

import ink.events.Streams;
import ink.facts.DispatchMeasured;
import ink.facts.GenerationRequested;
import ink.ids.IdType;
import ink.local.faults.FreePorts;
import ink.local.faults.TestStack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hundred thousand requests of 3,000 tenants wait, because no model server is there, in a Flink
 * of 1 GB; they outlive kill -9, from the checkpoint.
 */
@EnabledIfSystemProperty(named = "ink.nightly", matches = "true")
class QueueSizeIT {
  private static final int QUEUED = 100_000;
  private static final int TENANTS = 3_000;
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Pattern USED = Pattern.compile("(?:total \\d+K, )?used (\\d+)K");

  private static final Stack.Tuning TUNING =
      new Stack.Tuning(
          Set.of("postgres", "kafka", "s3", "streaming"),
          List.of("-XX:+UseSerialGC", "-Xshare:auto", "-XX:MaxMetaspaceSize=256m"),
          Map.of("streaming", List.of("-Xmx1g")),
          Map.of("streaming", Map.of("INK_JOBS", "dispatch", "INK_CHECKPOINT_INTERVAL", "5s")));

  @TempDir Path data;

  @Test
  void aHundredThousandWaitInOneGigabyteAndOutliveKillMinusNine() throws Exception {
    Home home = new Home(StackOptions.project(), data);
    try (RunningStack running = TestStack.start(home, FreePorts.plan(), TUNING)) {
      send(running.stack().bootstrapServers());
      Instant sent = Instant.now();
      awaitQueued(running.stack(), sent);
      double megabytes = liveHeap(pid(running)) / 1024.0;
      // The state of a request is written down before it is safe to kill its keeper.
      awaitCheckpoint(running.stack());
      Instant killed = Instant.now();
      running.supervisor().kill("streaming");
      assertThat(running.supervisor().awaitReady("streaming", LIMIT)).isTrue();
      Instant ready = Instant.now();
      awaitQueued(running.stack(), killed);
      Instant queuedAgain = Instant.now();
      double megabytesAfter = liveHeap(pid(running)) / 1024.0;
      System.out.printf(
          "%,d queued: %.0f MB of live heap, %.0f MB after the restart; killed to ready %.1f s,"
              + " to all queued again %.1f s%n",
          QUEUED, megabytes, megabytesAfter, seconds(killed, ready), seconds(killed, queuedAgain));
      assertThat(megabytes).isLessThan(1_024);
    }
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1_000.0;
  }

  private static long pid(RunningStack running) {
    return running.supervisor().states().stream()
        .filter(part -> part.name().equals("streaming"))
        .findFirst()
        .orElseThrow()
        .pid();
  }

  private static void send(String kafka) throws Exception {
    Random random = new Random(4);
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    List<String> tenants =
        random.ints(TENANTS).mapToObj(i -> IdType.TENANT.next()).distinct().toList();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka, "acks", "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      Future<RecordMetadata> last = null;
      for (int i = 0; i < QUEUED; i++) {
        Instant at = now.plus(i, ChronoUnit.MICROS);
        String id = IdType.GENERATION.at(at);
        GenerationRequested fact =
            GenerationRequested.newBuilder()
                .setEventId(IdType.EVENT.derived(at, id, "requested"))
                .setTenantId(tenants.get(random.nextInt(tenants.size())))
                .setGenerationId(id)
                .setRequestedAt(at)
                .setDeadlineAt(at.plus(1, ChronoUnit.DAYS))
                .setLane(random.nextInt(3) == 0 ? "final" : "draft")
                .setPlan("pro")
                .setModel("ink-flash")
                .setPrompt("a moth over a crescent moon, fine line, dotwork shading, " + i)
                .setStyle("mandala")
                .setSeed(i)
                .setWidthPx(1_024)
                .setHeightPx(1_024)
                .build();
        last =
            producer.send(
                new ProducerRecord<>(
                    Streams.GENERATION_REQUESTED.topic(),
                    id.getBytes(StandardCharsets.UTF_8),
                    Streams.GENERATION_REQUESTED.encode(fact)));
      }
      producer.flush();
      if (last != null) {
        last.get();
      }
    }
  }

  /** Until dispatch says so in a measurement that was made after that instant. */
  private static void awaitQueued(Stack stack, Instant after) {
    Instant deadline = Instant.now().plus(LIMIT);
    int queued = -1;
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", stack.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Streams.DISPATCH_MEASURED.topic()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (Instant.now().isBefore(deadline)) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          DispatchMeasured fact = Streams.DISPATCH_MEASURED.decode(record.value());
          if (fact.getModel().equals("ink-flash") && fact.getMeasuredAt().isAfter(after)) {
            queued = fact.getQueued();
            if (queued == QUEUED) {
              return;
            }
          }
        }
      }
    }
    throw new AssertionError(queued + " of " + QUEUED + " wait");
  }

  /** Until a checkpoint that began after all of them waited is complete. */
  private void awaitCheckpoint(Stack stack) throws Exception {
    Path checkpoints = Path.of(stack.environment("streaming").get("INK_CHECKPOINTS"));
    Instant begun = Instant.now().plusSeconds(5);
    Instant deadline = Instant.now().plus(LIMIT);
    while (Instant.now().isBefore(deadline)) {
      try (var files = java.nio.file.Files.walk(checkpoints)) {
        if (files
            .map(Path::toFile)
            .filter(file -> file.getName().equals("_metadata"))
            .anyMatch(file -> file.lastModified() > begun.toEpochMilli())) {
          return;
        }
      } catch (java.io.UncheckedIOException e) {
        // A checkpoint was removed while we looked; the next look finds the newer one.
        Thread.sleep(50);
      }
      Thread.sleep(200);
    }
    throw new AssertionError("no checkpoint of " + QUEUED + " within " + LIMIT);
  }

  /** Kilobytes that are left after a full collection. */
  private static long liveHeap(long pid) throws IOException, InterruptedException {
    jcmd(pid, "GC.run");
    Matcher used = USED.matcher(jcmd(pid, "GC.heap_info"));
    long sum = 0;
    // Serial: the young generation, then the old; metaspace comes last and is no heap.
    for (int generation = 0; generation < 2 && used.find(); generation++) {
      sum += Long.parseLong(used.group(1));
    }
    return sum;
  }

  private static String jcmd(long pid, String command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(pid),
                command)
            .redirectErrorStream(true)
            .start();
    String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(words).isZero();
    return words;
  }
}
