package ink.world.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ink.events.Streams;
import ink.world.Fact;
import ink.world.World;
import ink.world.WorldPlan;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** Against the producer that Kafka's client ships for tests. */
class KafkaWriterTest {
  private static final List<Fact> FACTS =
      World.of(WorldPlan.of(2, 1, 2)).arrivals().limit(50).toList();

  private static MockProducer<String, byte[]> producer(boolean answers) {
    return new MockProducer<>(answers, null, new StringSerializer(), new ByteArraySerializer());
  }

  @Test
  void everyFactTravelsOnItsTopicUnderItsKey() {
    MockProducer<String, byte[]> producer = producer(true);
    try (KafkaWriter writer = new KafkaWriter(producer)) {
      FACTS.forEach(writer::write);
    }
    assertThat(producer.history()).hasSize(50);
    for (int i = 0; i < 50; i++) {
      var sent = producer.history().get(i);
      assertThat(sent.topic()).isEqualTo(FACTS.get(i).stream().topic());
      assertThat(sent.key()).isEqualTo(FACTS.get(i).key());
      assertThat(Streams.carrying(sent.value())).isSameAs(FACTS.get(i).stream());
    }
    assertThat(producer.closed()).isTrue();
  }

  @Test
  void aFactThatKafkaRefusesIsToldAtTheLatestWhenTheWriterCloses() {
    MockProducer<String, byte[]> producer = producer(false);
    KafkaWriter writer = new KafkaWriter(producer);
    writer.write(FACTS.get(0));
    producer.errorNext(new RecordTooLargeException("too large"));
    assertThatThrownBy(() -> writer.write(FACTS.get(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Kafka refused a fact: too large");
    assertThatThrownBy(writer::close).hasMessageContaining("too large");
  }
}
