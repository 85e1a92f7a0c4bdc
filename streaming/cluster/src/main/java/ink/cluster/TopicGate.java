package ink.cluster;

import ink.events.Stream;
import ink.events.Streams;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens when Kafka has the topic of every stream; a source of a missing topic fails its job. */
final class TopicGate {
  private static final Logger log = LoggerFactory.getLogger(TopicGate.class);
  private static final long PAUSE_MS = 200;

  private final String bootstrap;
  private volatile String waitsFor = "Kafka";

  TopicGate(String bootstrap) {
    this.bootstrap = bootstrap;
  }

  /** A gate that waits for nothing. */
  static TopicGate open() {
    TopicGate gate = new TopicGate("");
    gate.waitsFor = "";
    return gate;
  }

  /** What is missing, for people; empty when the gate is open. */
  String waitsFor() {
    return waitsFor;
  }

  /** Returns when all topics are there. */
  synchronized void await() throws InterruptedException {
    if (waitsFor.isEmpty()) {
      return;
    }
    Set<String> wanted = Streams.all().stream().map(Stream::topic).collect(Collectors.toSet());
    try (Admin admin =
        Admin.create(
            Map.of(
                "bootstrap.servers", bootstrap,
                "client.id", "topic-gate",
                "default.api.timeout.ms", "10000",
                "request.timeout.ms", "5000"))) {
      while (!waitsFor.isEmpty()) {
        waitsFor = missing(admin, wanted);
        if (!waitsFor.isEmpty()) {
          TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        }
      }
    }
    log.info("Kafka has all {} topics", wanted.size());
  }

  private String missing(Admin admin, Set<String> wanted) throws InterruptedException {
    try {
      Set<String> missing = new TreeSet<>(wanted);
      missing.removeAll(admin.listTopics().names().get());
      return missing.isEmpty() ? "" : "the topics " + missing;
    } catch (ExecutionException e) {
      log.warn("Kafka at {} does not answer yet: {}", bootstrap, e.getMessage());
      return "Kafka at " + bootstrap;
    }
  }
}
