package ink.inference;

/**
 * An input or output of a model that takes one value for each member of a batch: shape [batch, 1].
 */
public record TensorSpec(String name, Datatype datatype) {}
