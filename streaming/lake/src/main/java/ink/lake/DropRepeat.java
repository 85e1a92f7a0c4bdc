package ink.lake;

import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Lets each fact pass once; owners may send one twice, with the same event id. */
final class DropRepeat extends KeyedProcessFunction<Integer, IdentifiedFact, IdentifiedFact> {
  private static final long serialVersionUID = 1L;

  private transient @Nullable ValueState<SeenFacts> seen;

  @Override
  public void open(OpenContext context) {
    seen = getRuntimeContext().getState(new ValueStateDescriptor<>("seen", SeenFacts.class));
  }

  @Override
  public void processElement(IdentifiedFact fact, Context context, Collector<IdentifiedFact> out)
      throws Exception {
    ValueState<SeenFacts> state = Objects.requireNonNull(seen);
    long now = context.timerService().currentProcessingTime();
    SeenFacts known = state.value();
    known = known == null ? SeenFacts.startingAt(now) : known.at(now);
    if (!known.holds(fact.high(), fact.low())) {
      state.update(known.with(fact.high(), fact.low()));
      out.collect(fact);
    }
  }
}
