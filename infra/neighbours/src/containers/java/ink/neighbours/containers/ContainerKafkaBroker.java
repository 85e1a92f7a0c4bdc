package ink.neighbours.containers;

import java.util.concurrent.CountDownLatch;
import org.testcontainers.kafka.KafkaContainer;

/** A Kafka broker in a container, until this process ends. Writes {@code READY host:port}. */
public final class ContainerKafkaBroker {
  private ContainerKafkaBroker() {}

  public static void main(String[] args) throws InterruptedException {
    KafkaContainer container = new KafkaContainer("apache/kafka-native:4.0.0");
    container.start();
    Runtime.getRuntime().addShutdownHook(new Thread(container::stop, "stop"));
    System.out.println("READY " + container.getBootstrapServers().replaceFirst("^.*://", ""));
    new CountDownLatch(1).await();
  }
}
