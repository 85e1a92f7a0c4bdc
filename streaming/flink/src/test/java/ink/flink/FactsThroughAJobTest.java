package ink.flink;

import static org.assertj.core.api.Assertions.assertThat;

import ink.events.Streams;
import ink.facts.DeadLetter;
import ink.facts.DispatchMeasured;
import ink.flink.testing.TestCluster;
import ink.flink.testing.UidCheck;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactsThroughAJobTest {
  private static final Queue<DispatchMeasured> TAKEN = new ConcurrentLinkedQueue<>();
  private static final Queue<DeadLetter> LETTERS = new ConcurrentLinkedQueue<>();

  @TempDir Path folder;

  private StreamExecutionEnvironment env() {
    return StreamEnvironment.create(
        new Checkpoints(folder, Duration.ofSeconds(10), CheckpointingMode.EXACTLY_ONCE));
  }

  private static KafkaRecord record(long offset, byte[] value) {
    return new KafkaRecord("dispatch.measured.v1", 0, offset, 1_700_000_000_000L, value);
  }

  @Test
  void whatIsNoFactBecomesADeadLetterAndTheRestGoesOn() throws Exception {
    DispatchMeasured one = Facts.measured("ink-flash", 1);
    DispatchMeasured two = Facts.measured("stencil", 2);
    byte[] rubbish = "rubbish".getBytes(StandardCharsets.UTF_8);
    StreamExecutionEnvironment env = env();
    var facts =
        env.fromData(
                TypeInformation.of(KafkaRecord.class),
                record(0, Streams.DISPATCH_MEASURED.encode(one)),
                record(1, rubbish),
                record(2, new byte[0]),
                record(3, Streams.DISPATCH_MEASURED.encode(two)))
            .uid("read-records")
            .name("read-records")
            .process(new DecodeFacts<>(DispatchMeasured.class))
            .uid("decode-facts")
            .returns(FactTypeInfo.of(Streams.DISPATCH_MEASURED));
    facts
        .map(
            fact -> {
              TAKEN.add(fact);
              return fact;
            })
        .uid("keep-facts")
        .sinkTo(new DiscardingSink<>())
        .uid("end-facts");
    facts
        .getSideOutput(DecodeFacts.UNREADABLE)
        .map(
            letter -> {
              LETTERS.add(letter);
              return letter;
            })
        .uid("keep-letters")
        .sinkTo(new DiscardingSink<>())
        .uid("end-letters");

    try (TestCluster.RunningJob job = TestCluster.shared().run(env.getStreamGraph())) {
      job.finish();
    }

    assertThat(TAKEN).containsExactly(one, two);
    assertThat(LETTERS)
        .hasSize(2)
        .first()
        .satisfies(
            letter -> {
              assertThat(letter.getSource()).isEqualTo("dispatch.measured.v1");
              assertThat(letter.getCode()).isEqualTo("unreadable-fact");
              assertThat(letter.getReason()).contains("offset 1");
              assertThat(letter.getPayload().array()).isEqualTo(rubbish);
              assertThat(letter.getReceivedAt())
                  .isEqualTo(Instant.ofEpochMilli(1_700_000_000_000L));
            });
  }

  @Test
  void stepsFromAndToKafkaKeepTheRuleOfUids() {
    StreamExecutionEnvironment env = env();
    var read = FactSource.of(Streams.DISPATCH_MEASURED, "127.0.0.1:1", "test").in(env);
    FactSink.of(Streams.DISPATCH_MEASURED, "127.0.0.1:1", DeliveryGuarantee.EXACTLY_ONCE)
        .take(read.facts());
    FactSink.of(Streams.DEAD_LETTER, "127.0.0.1:1", DeliveryGuarantee.AT_LEAST_ONCE)
        .take(read.unreadable());

    assertThat(UidCheck.violations(env)).isEmpty();
  }

  @Test
  void theUidCheckTellsWhatIsWrong() {
    StreamExecutionEnvironment env = env();
    env.fromData(1, 2)
        .uid("read-numbers")
        .name("read-numbers")
        .map(n -> n + 1)
        .name("addOne")
        .uid("addOne")
        .filter(n -> n > 1)
        .name("keep-big")
        .sinkTo(new DiscardingSink<>())
        .name("drop-all")
        .uid("drop-everything");

    assertThat(UidCheck.violations(env))
        .isEqualTo(
            List.of(
                "uid \"addOne\" is not a verb and a noun in kebab case",
                "operator \"keep-big\" has no uid",
                "operator \"drop-all\" has the uid \"drop-everything\", not its name"));
  }

  @Test
  void everyGraphHasItsOwnJobId() {
    assertThat(graphId()).isNotEqualTo(graphId());
  }

  private Object graphId() {
    StreamExecutionEnvironment env = env();
    env.fromData(1).uid("read-numbers").sinkTo(new DiscardingSink<>()).uid("drop-numbers");
    return env.getStreamGraph().getJobID();
  }
}
