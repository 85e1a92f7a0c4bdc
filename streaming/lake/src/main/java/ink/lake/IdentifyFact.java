package ink.lake;

import ink.events.Streams;
import ink.events.UnreadableFactException;
import ink.facts.DeadLetter;
import ink.flink.FactTypeInfo;
import ink.flink.KafkaRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Finds out whose fact a record is; what its topic's stream cannot read leaves on the side. */
final class IdentifyFact extends ProcessFunction<KafkaRecord, IdentifiedFact> {
  private static final long serialVersionUID = 1L;

  static final OutputTag<DeadLetter> UNREADABLE =
      new OutputTag<>("unreadable", FactTypeInfo.of(Streams.DEAD_LETTER));

  @Override
  public void processElement(KafkaRecord record, Context context, Collector<IdentifiedFact> out) {
    SpecificRecord fact;
    try {
      fact = Destination.of(record.topic()).stream().decode(record.value());
    } catch (UnreadableFactException e) {
      context.output(UNREADABLE, record.deadLetter(e));
      return;
    }
    out.collect(IdentifiedFact.of(record.topic(), record.value(), tenant(fact), event(fact)));
  }

  /** Every fact begins with its id and then tells its tenant; a test of the streams sees to it. */
  static String event(SpecificRecord fact) {
    return (String) fact.get(0);
  }

  static String tenant(SpecificRecord fact) {
    return (String) fact.get(1);
  }
}
