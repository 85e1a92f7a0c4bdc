package ink.inference.server;

import inference.ModelInferRequest;
import inference.ModelInferRequest.InferRequestedOutputTensor;
import inference.ModelInferResponse;
import ink.inference.MalformedTensorException;
import ink.inference.QueueParameters;
import ink.inference.Tensor;
import ink.inference.Tensors;
import ink.inference.model.Batching;
import ink.inference.model.InvalidInputException;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** From a request's message to a place in its model's queue, and back to a message. */
final class Inferences {

  private final TreeMap<String, ServedModel> models = new TreeMap<>();

  Inferences(Collection<ServedModel> served) {
    served.forEach(model -> models.put(model.name(), model));
  }

  Collection<ServedModel> models() {
    return models.values();
  }

  Optional<ServedModel> find(String name, String version) {
    return Optional.ofNullable(models.get(name))
        .filter(model -> version.isEmpty() || version.equals(model.version()));
  }

  /** Names what was asked for and what there is. */
  Status unknown(String name, String version) {
    return Status.NOT_FOUND.withDescription(
        "Request for unknown model: '"
            + name
            + "'"
            + (version.isEmpty() ? "" : " version " + version)
            + " is not found; there are "
            + models.values().stream()
                .map(model -> model.name() + " " + model.version())
                .collect(Collectors.joining(", ")));
  }

  /**
   * Queues a request; exactly one of the consumers hears of it, perhaps before this returns.
   *
   * @return gives the request up when run
   */
  Runnable infer(
      ModelInferRequest request, Consumer<ModelInferResponse> answered, Consumer<Status> failed) {
    long arrived = System.nanoTime();
    Optional<ServedModel> found = find(request.getModelName(), request.getModelVersion());
    if (found.isEmpty()) {
      failed.accept(unknown(request.getModelName(), request.getModelVersion()));
      return () -> {};
    }
    ServedModel served = found.get();
    try {
      Tensors inputs = Tensors.in(request);
      int members = served.model().admit(inputs);
      checkBatch(served, members);
      checkOutputs(served, request);
      QueueParameters parameters = QueueParameters.in(request);
      Waiting waiting =
          new Waiting(
              inputs,
              members,
              level(parameters.priority()),
              arrived,
              outputs -> answered.accept(response(served, request, outputs)),
              failure -> failed.accept(failure.status()));
      served.queue().add(waiting, parameters.timeout());
      return () -> served.queue().leave(waiting, Failure.cancelled());
    } catch (MalformedTensorException | InvalidInputException e) {
      served.stats().failed(Failure.Reason.OTHER, System.nanoTime() - arrived);
      failed.accept(Status.INVALID_ARGUMENT.withDescription(e.getMessage()));
      return () -> {};
    }
  }

  /** Triton takes the default for a level that does not exist. */
  private static int level(long priority) {
    return priority == 0 || priority > Batching.PRIORITY_LEVELS
        ? Batching.DEFAULT_PRIORITY
        : (int) priority;
  }

  private static void checkBatch(ServedModel served, int members) {
    int most = served.model().batching().maxBatch();
    if (members > most) {
      throw new InvalidInputException(
          "inference request batch-size must be <= "
              + most
              + " for '"
              + served.name()
              + "' but is "
              + members);
    }
  }

  private static void checkOutputs(ServedModel served, ModelInferRequest request) {
    List<String> known =
        served.model().signature().outputs().stream().map(spec -> spec.name()).toList();
    for (InferRequestedOutputTensor output : request.getOutputsList()) {
      if (!known.contains(output.getName())) {
        throw new InvalidInputException(
            "unexpected inference output '"
                + output.getName()
                + "' for model '"
                + served.name()
                + "'; there are "
                + known);
      }
    }
  }

  private static ModelInferResponse response(
      ServedModel served, ModelInferRequest request, Tensors outputs) {
    return asked(request, outputs)
        .addTo(ModelInferResponse.newBuilder())
        .setModelName(served.name())
        .setModelVersion(served.version())
        .setId(request.getId())
        .build();
  }

  private static Tensors asked(ModelInferRequest request, Tensors outputs) {
    if (request.getOutputsCount() == 0) {
      return outputs;
    }
    Map<String, Tensor> byName = outputs.byName();
    List<Tensor> asked = new ArrayList<>();
    for (InferRequestedOutputTensor output : request.getOutputsList()) {
      asked.add(java.util.Objects.requireNonNull(byName.get(output.getName())));
    }
    return Tensors.of(asked);
  }
}
