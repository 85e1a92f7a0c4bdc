package ink.inference;

import com.google.protobuf.ByteString;
import inference.InferTensorContents;
import inference.ModelInferRequest;
import inference.ModelInferRequest.InferInputTensor;
import inference.ModelInferResponse;
import inference.ModelInferResponse.InferOutputTensor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tensors of one message, by name, in the message's order. */
public record Tensors(Map<String, Tensor> byName) {

  public Tensors {
    byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
  }

  public static Tensors of(Tensor... tensors) {
    return of(List.of(tensors));
  }

  public static Tensors of(Collection<Tensor> tensors) {
    Map<String, Tensor> byName = new LinkedHashMap<>();
    for (Tensor tensor : tensors) {
      if (byName.put(tensor.name(), tensor) != null) {
        throw Tensor.malformed("tensor '%s' is given twice", tensor.name());
      }
    }
    return new Tensors(byName);
  }

  /**
   * @throws MalformedTensorException when contents are missing, mixed, cut off, or do not fit their
   *     shapes
   */
  public static Tensors in(ModelInferRequest request) {
    int raws = request.getRawInputContentsCount();
    checkCount("raw_input_contents", raws, request.getInputsCount());
    List<Tensor> tensors = new ArrayList<>();
    for (int i = 0; i < request.getInputsCount(); i++) {
      InferInputTensor input = request.getInputs(i);
      Datatype datatype = Datatype.named(input.getName(), input.getDatatype());
      ByteString raw =
          raws > 0
              ? onlyRaw(input.getName(), input.hasContents(), request.getRawInputContents(i))
              : typed(input.getName(), datatype, input.getShapeList(), input.getContents());
      tensors.add(new Tensor(input.getName(), datatype, input.getShapeList(), raw));
    }
    return of(tensors);
  }

  /**
   * @throws MalformedTensorException as {@link #in}
   */
  public static Tensors out(ModelInferResponse response) {
    int raws = response.getRawOutputContentsCount();
    checkCount("raw_output_contents", raws, response.getOutputsCount());
    List<Tensor> tensors = new ArrayList<>();
    for (int i = 0; i < response.getOutputsCount(); i++) {
      InferOutputTensor output = response.getOutputs(i);
      Datatype datatype = Datatype.named(output.getName(), output.getDatatype());
      ByteString raw =
          raws > 0
              ? onlyRaw(output.getName(), output.hasContents(), response.getRawOutputContents(i))
              : typed(output.getName(), datatype, output.getShapeList(), output.getContents());
      tensors.add(new Tensor(output.getName(), datatype, output.getShapeList(), raw));
    }
    return of(tensors);
  }

  /** Adds the tensors as inputs with raw contents. */
  public ModelInferRequest.Builder addTo(ModelInferRequest.Builder request) {
    for (Tensor tensor : byName.values()) {
      request
          .addInputs(
              InferInputTensor.newBuilder()
                  .setName(tensor.name())
                  .setDatatype(tensor.datatype().name())
                  .addAllShape(tensor.shape()))
          .addRawInputContents(tensor.raw());
    }
    return request;
  }

  /** Adds the tensors as outputs with raw contents. */
  public ModelInferResponse.Builder addTo(ModelInferResponse.Builder response) {
    for (Tensor tensor : byName.values()) {
      response
          .addOutputs(
              InferOutputTensor.newBuilder()
                  .setName(tensor.name())
                  .setDatatype(tensor.datatype().name())
                  .addAllShape(tensor.shape()))
          .addRawOutputContents(tensor.raw());
    }
    return response;
  }

  /**
   * @throws MalformedTensorException when there is none of this name
   */
  public Tensor named(String name) {
    Tensor tensor = byName.get(name);
    if (tensor == null) {
      throw Tensor.malformed("tensor '%s' is missing; there are %s", name, byName.keySet());
    }
    return tensor;
  }

  private static void checkCount(String field, int raws, int tensors) {
    if (raws > 0 && raws != tensors) {
      throw Tensor.malformed(
          "%s has %d entries for %d tensors; it must hold one for each, or none",
          field, raws, tensors);
    }
  }

  private static ByteString onlyRaw(String name, boolean hasContents, ByteString raw) {
    if (hasContents) {
      throw Tensor.malformed("tensor '%s' carries contents both typed and raw", name);
    }
    return raw;
  }

  private static ByteString typed(
      String name, Datatype datatype, List<Long> shape, InferTensorContents contents) {
    ByteString raw = Contents.raw(name, datatype, contents);
    if (raw.isEmpty() && Tensor.elements(name, shape) > 0) {
      throw Tensor.malformed("tensor '%s' carries no contents that fit %s", name, datatype);
    }
    return raw;
  }
}
