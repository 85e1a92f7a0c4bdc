package ink.dispatch;

import ink.facts.GenerationCancelRequested;
import ink.facts.GenerationCompleted;
import ink.facts.GenerationRequested;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperatorFactory;

/** Makes the step where it runs, with the mailbox of its task. */
final class ServeGenerationsFactory extends AbstractStreamOperatorFactory<GenerationCompleted>
    implements TwoInputStreamOperatorFactory<
        GenerationRequested, GenerationCancelRequested, GenerationCompleted> {
  private static final long serialVersionUID = 1L;

  private final DispatchConfig config;

  ServeGenerationsFactory(DispatchConfig config) {
    this.config = config;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T extends StreamOperator<GenerationCompleted>> T createStreamOperator(
      StreamOperatorParameters<GenerationCompleted> parameters) {
    return (T) new ServeGenerations(parameters, parameters.getMailboxExecutor(), config);
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
    return ServeGenerations.class;
  }
}
