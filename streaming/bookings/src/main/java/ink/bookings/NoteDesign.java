package ink.bookings;

import ink.facts.GenerationCompleted;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Keeps of a completed generation what correlation asks for; those of a client leave twice. */
final class NoteDesign extends ProcessFunction<GenerationCompleted, FinishedDesign> {
  private static final long serialVersionUID = 1L;

  static final OutputTag<FinishedDesign> OF_A_CLIENT =
      new OutputTag<>("of-a-client", TypeInformation.of(FinishedDesign.class));

  @Override
  public void processElement(
      GenerationCompleted generation, Context context, Collector<FinishedDesign> out) {
    FinishedDesign design =
        new FinishedDesign(
            generation.getTenantId(),
            generation.getDesignId(),
            generation.getClientId(),
            generation.getCompletedAt());
    out.collect(design);
    if (design.clientId() != null) {
      context.output(OF_A_CLIENT, design);
    }
  }
}
