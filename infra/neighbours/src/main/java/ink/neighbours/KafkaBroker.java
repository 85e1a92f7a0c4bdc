package ink.neighbours;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * One Kafka node, broker and controller in one, its log on disk. Run with {@code INK_PORT}, {@code
 * INK_CONTROLLER_PORT} and {@code INK_DATA}; writes {@code READY host:port} when it serves.
 */
public final class KafkaBroker {
  static {
    // Not named logback.xml: on the class path of a test it would stand beside the module's own.
    System.setProperty("logback.configurationFile", "ink/neighbours/logback.xml");
  }

  private KafkaBroker() {}

  public static void main(String[] args) throws Exception {
    Map<String, String> env = System.getenv();
    String port = env.getOrDefault("INK_PORT", "9092");
    String controller = env.getOrDefault("INK_CONTROLLER_PORT", "9093");
    Path data = Path.of(env.getOrDefault("INK_DATA", "kafka"));
    Files.createDirectories(data);

    Properties properties = new Properties();
    properties.put("process.roles", "broker,controller");
    properties.put("node.id", "1");
    properties.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
    properties.put(
        "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller);
    properties.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
    properties.put("controller.listener.names", "CONTROLLER");
    properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    properties.put("log.dirs", data.resolve("log").toString());
    // One node keeps one copy; production overrides all of these with 3 and 2.
    properties.put("offsets.topic.replication.factor", "1");
    properties.put("offsets.topic.num.partitions", "4");
    properties.put("transaction.state.log.replication.factor", "1");
    properties.put("transaction.state.log.min.isr", "1");
    properties.put("transaction.state.log.num.partitions", "4");
    properties.put("share.coordinator.state.topic.replication.factor", "1");
    properties.put("share.coordinator.state.topic.min.isr", "1");
    properties.put("auto.create.topics.enable", "false");
    properties.put("group.initial.rebalance.delay.ms", "0");
    properties.put("log.segment.bytes", String.valueOf(64 << 20));
    properties.put("log.cleaner.dedupe.buffer.size", String.valueOf(8 << 20));
    properties.put("num.network.threads", "2");
    properties.put("num.io.threads", "4");
    properties.put("background.threads", "2");

    if (!Files.exists(data.resolve("log/meta.properties"))) {
      format(data, properties);
    }
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop"));
    server.startup();
    System.out.println("READY 127.0.0.1:" + port);
    server.awaitShutdown();
  }

  /**
   * Prepares the log folder, wholly or not at all: Kafka's tool leaves half of it to the system's
   * write-back, and a broker whose power went meanwhile would never start again.
   */
  private static void format(Path data, Properties properties) throws IOException {
    Path fresh = data.resolve("log.new");
    Folders.delete(fresh);
    Properties there = new Properties();
    there.putAll(properties);
    there.put("log.dirs", fresh.toString());
    Path file = data.resolve("server.properties");
    try (var out = Files.newOutputStream(file)) {
      there.store(out, null);
    }
    int status =
        StorageTool.execute(
            new String[] {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()},
            System.err);
    if (status != 0) {
      throw new IllegalStateException("cannot prepare the log folder " + fresh);
    }
    Folders.force(fresh);
    Files.move(fresh, data.resolve("log"), StandardCopyOption.ATOMIC_MOVE);
    Folders.force(data);
  }
}
