package ink.inference;

import com.google.protobuf.ByteString;
import inference.ModelInferResponse;
import java.util.List;

/** The tensors of a message that holds one value of each: one order, or the answer to it. */
final class Row {

  private final Tensors tensors;
  private final String side;

  private Row(Tensors tensors, String side) {
    this.tensors = tensors;
    this.side = side;
  }

  /**
   * @throws MalformedTensorException when the tensors do not fit the signature, or are a batch
   */
  static Row of(ModelSignature signature, Tensors inputs) {
    int batch = signature.batchOf(inputs);
    if (batch != 1) {
      throw Tensor.malformed(
          "model '%s' takes one order a request but %d were given", signature.model(), batch);
    }
    return new Row(inputs, "input");
  }

  static Row of(ModelInferResponse response) {
    return new Row(Tensors.out(response), "output");
  }

  ByteString bytes(String name) {
    return only(name, tensors.named(name).asBytes());
  }

  String text(String name) {
    return only(name, tensors.named(name).asText());
  }

  int int32(String name) {
    return only(name, tensors.named(name).asInt32());
  }

  long int64(String name) {
    return only(name, tensors.named(name).asInt64());
  }

  float fp32(String name) {
    return only(name, tensors.named(name).asFp32());
  }

  boolean bool(String name) {
    return only(name, tensors.named(name).asBool());
  }

  /**
   * @throws MalformedTensorException when the text is no JSON of that shape
   */
  <T> T json(String name, Class<T> shape) {
    return Json.read(side + " '" + name + "'", text(name), shape);
  }

  private <T> T only(String name, List<T> values) {
    if (values.size() != 1) {
      throw Tensor.malformed("%s '%s' has %d values where 1 was asked", side, name, values.size());
    }
    return values.get(0);
  }
}
