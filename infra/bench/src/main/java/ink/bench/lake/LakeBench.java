package ink.bench.lake;

import com.fasterxml.jackson.databind.ObjectMapper;
import ink.events.Stream;
import ink.events.Streams;
import ink.tables.LakeConfig;
import ink.tables.Pseudonyms;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Measures, in this order and on the same machine: a plain Iceberg writer; the lake job on a
 * backlog of the same mix of facts in Kafka, between its first commit and the last one of a full
 * interval; and at a steady rate, open loop, how old a fact is when it can be asked for. One in a
 * hundred facts is sent twice. Says {@code START} when the jobs shall start; ends with one line of
 * JSON.
 */
public final class LakeBench {
  private static final long SEED = 5;
  private static final int REPEATED = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(150);

  private final FactMix backlog = new FactMix(SEED, "backlog");
  private final FactMix live = new FactMix(SEED + 1, "live");
  private final Map<String, Object> figures = new LinkedHashMap<>();
  private final int plainRows;
  private final int backlogFacts;
  private final int rate;
  private final int seconds;
  private final int warmUp;
  private final KafkaProducer<byte[], byte[]> kafka;
  private final Silver silver;

  /**
   * @param counts rows of the plain writer, facts of the backlog, facts a second, seconds of them,
   *     and seconds before them that are not counted
   */
  private LakeBench(Map<String, String> env, List<Integer> counts) {
    plainRows = counts.get(0);
    backlogFacts = counts.get(1);
    rate = counts.get(2);
    seconds = counts.get(3);
    warmUp = counts.get(4);
    silver = new Silver(LakeConfig.from(env));
    kafka =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                String.valueOf(env.get("INK_KAFKA")),
                "linger.ms",
                "5",
                "batch.size",
                "262144",
                "buffer.memory",
                "134217728"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  public static void main(String[] arguments) throws Exception {
    Map<String, String> env = System.getenv();
    List<Integer> counts = List.of(arguments).stream().map(Integer::valueOf).toList();
    Map<String, Object> figures = new LakeBench(env, counts).run(Pseudonyms.from(env));
    System.out.println(new ObjectMapper().writeValueAsString(figures));
    System.exit(0);
  }

  private Map<String, Object> run(Pseudonyms pseudonyms) throws IOException, InterruptedException {
    // The second time its code is compiled: the faster of the two is the peer.
    new PlainWriter(silver.catalog(), "plain_warm_up", pseudonyms)
        .rowsPerSecond(backlog, plainRows);
    double plain =
        new PlainWriter(silver.catalog(), "plain", pseudonyms).rowsPerSecond(backlog, plainRows);
    for (int n = 0; n < backlogFacts; n++) {
      send(backlog, n, PlainWriter.at(n));
    }
    kafka.flush();
    System.out.println("START");
    awaitRows(backlogFacts);
    double rows = rowsPerSecond(silver.commits());
    figures.put("rows_per_s", Math.round(rows));
    figures.put("plain_writer_rows_per_s", Math.round(plain));
    figures.put("ratio", Math.round(rows / plain * 1000) / 1000.0);
    figures.put("facts", backlogFacts);
    freshness();
    count();
    return figures;
  }

  /**
   * Rows a second from the commit that ends the first third – the time to warm up, as the plain
   * writer has its first round – to the last but one: the last one's interval was not full.
   */
  private double rowsPerSecond(List<Silver.Commit> commits) {
    long rows = 0;
    int from = 0;
    while (rows < backlogFacts / 3) {
      rows += commits.get(from++).rows();
    }
    int to = commits.size() - 1;
    if (to - from < 1) {
      throw new IllegalStateException(
          "the backlog was gone after " + commits.size() + " commits; make it larger");
    }
    long counted = commits.subList(from, to).stream().mapToLong(Silver.Commit::rows).sum();
    long millis = commits.get(to - 1).atMillis() - commits.get(from - 1).atMillis();
    figures.put("rows_counted", counted);
    return counted * 1000.0 / millis;
  }

  private void freshness() throws InterruptedException {
    int facts = rate * (warmUp + seconds);
    long[] due = new long[facts];
    long begin = System.nanoTime();
    try (Freshness freshness = new Freshness(silver)) {
      for (int n = 0; n < facts; n++) {
        due[n] = begin + n * TimeUnit.SECONDS.toNanos(1) / rate;
        for (long left = due[n] - System.nanoTime(); left > 0; left = due[n] - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        send(live, n, Instant.now());
      }
      kafka.flush();
      figures.put(
          "load_average", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
      awaitRows(backlogFacts + facts);
      freshness.close();
      Histogram millis = freshness.millis(live, due, begin + TimeUnit.SECONDS.toNanos(warmUp));
      Map<String, Long> quantiles = new LinkedHashMap<>();
      quantiles.put("p50", millis.getValueAtPercentile(50));
      quantiles.put("p99", millis.getValueAtPercentile(99));
      quantiles.put("max", millis.getMaxValue());
      figures.put("freshness_ms", quantiles);
      figures.put("events_per_s", rate);
    }
  }

  private <T extends SpecificRecord> void send(FactMix mix, int n, Instant at) {
    @SuppressWarnings("unchecked")
    T fact = (T) mix.fact(n, at);
    @SuppressWarnings("unchecked")
    Stream<T> stream = Streams.of((Class<T>) fact.getClass());
    byte[] key = stream.key(fact).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    byte[] value = stream.encode(fact);
    for (int i = 0; i < (n % REPEATED == 0 ? 2 : 1); i++) {
      var unused = kafka.send(new ProducerRecord<>(stream.topic(), key, value));
    }
  }

  private void awaitRows(long rows) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    long last = -1;
    long now = silver.rows();
    while (now < rows && Instant.now().isBefore(end)) {
      if (now != last) {
        System.err.println(now + " of " + rows + " rows can be read");
        last = now;
      }
      Thread.sleep(1_000);
      now = silver.rows();
    }
  }

  /** Every fact is there once. */
  private void count() {
    int facts = rate * (warmUp + seconds);
    BitSet backlogSeen = new BitSet(backlogFacts);
    BitSet liveSeen = new BitSet(facts);
    long[] doubled = {0};
    silver.eventIds(
        id -> {
          int number = backlog.number(id);
          BitSet set = number >= 0 ? backlogSeen : liveSeen;
          int bit = number >= 0 ? number : live.number(id);
          doubled[0] += set.get(bit) ? 1 : 0;
          set.set(bit);
        });
    figures.put(
        "lost", (long) backlogFacts + facts - backlogSeen.cardinality() - liveSeen.cardinality());
    figures.put("doubled", doubled[0]);
  }
}
