package ink.flink;

import ink.events.Stream;
import ink.events.Streams;
import ink.events.UnreadableFactException;
import ink.facts.DeadLetter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** Makes facts of records. A record that is none goes to {@link #UNREADABLE}, byte for byte. */
final class DecodeFacts<T extends SpecificRecord> extends ProcessFunction<KafkaRecord, T> {
  private static final long serialVersionUID = 1L;

  static final OutputTag<DeadLetter> UNREADABLE =
      new OutputTag<>("unreadable", FactTypeInfo.of(Streams.DEAD_LETTER));

  private final Class<T> type;
  private transient @Nullable Stream<T> stream;

  DecodeFacts(Class<T> type) {
    this.type = type;
  }

  @Override
  public void open(OpenContext context) {
    stream = Streams.of(type);
  }

  @Override
  public void processElement(KafkaRecord record, Context context, Collector<T> out) {
    T fact;
    try {
      fact = java.util.Objects.requireNonNull(stream).decode(record.value());
    } catch (UnreadableFactException e) {
      context.output(UNREADABLE, record.deadLetter(e));
      return;
    }
    out.collect(fact);
  }
}
