package ink.inference;

import java.util.List;

/** What a model is called on the wire, and the tensors it takes and gives. */
public record ModelSignature(String model, List<TensorSpec> inputs, List<TensorSpec> outputs) {

  public ModelSignature {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /**
   * Checks names, datatypes and shapes of a request's tensors.
   *
   * @return the batch size, at least 1
   * @throws MalformedTensorException naming the first tensor that does not fit
   */
  public int batchOf(Tensors given) {
    if (given.byName().size() != inputs.size()) {
      throw Tensor.malformed(
          "model '%s' takes %d inputs %s but %d were given: %s",
          model,
          inputs.size(),
          inputs.stream().map(TensorSpec::name).toList(),
          given.byName().size(),
          given.byName().keySet());
    }
    long batch = -1;
    for (TensorSpec spec : inputs) {
      Tensor tensor = given.named(spec.name());
      if (tensor.datatype() != spec.datatype()) {
        throw Tensor.malformed(
            "input '%s' of model '%s' has datatype %s but must be %s",
            spec.name(), model, tensor.datatype(), spec.datatype());
      }
      if (tensor.shape().size() != 2 || tensor.shape().get(1) != 1 || tensor.shape().get(0) < 1) {
        throw Tensor.malformed(
            "input '%s' of model '%s' has shape %s but must be [batch, 1]",
            spec.name(), model, tensor.shape());
      }
      if (batch != -1 && batch != tensor.shape().get(0)) {
        throw Tensor.malformed(
            "input '%s' of model '%s' has batch size %d where the inputs before it have %d",
            spec.name(), model, tensor.shape().get(0), batch);
      }
      batch = tensor.shape().get(0);
    }
    return (int) batch;
  }
}
