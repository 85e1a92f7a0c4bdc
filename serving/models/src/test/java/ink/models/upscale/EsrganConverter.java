package ink.models.upscale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Turns the weights of {@code @upscalerjs/esrgan-slim} (TensorFlow.js layers) into an ONNX file:
 * {@code EsrganConverter MODEL_FOLDER FILE.onnx}. Knows the five kinds of layers that they use, and
 * writes ONNX's protobuf (onnx.proto, IR version 8, opset 13) field by field.
 */
final class EsrganConverter {

  private static final int IR_VERSION = 8;
  private static final int OPSET = 13;
  private static final int FLOAT = 1;

  private final JsonNode model;
  private final ByteBuffer weights;
  private final ByteArrayOutputStream graph = new ByteArrayOutputStream();

  private EsrganConverter(JsonNode model, byte[] weights) {
    this.model = model;
    this.weights = ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN);
  }

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    JsonNode model = new ObjectMapper().readTree(folder.resolve("model.json").toFile());
    byte[] weights = Files.readAllBytes(folder.resolve("group1-shard1of1.bin"));
    Files.write(Path.of(args[1]), new EsrganConverter(model, weights).convert());
  }

  private byte[] convert() throws IOException {
    for (JsonNode weight : model.at("/weightsManifest/0/weights")) {
      initializer(weight);
    }
    String last = "";
    for (JsonNode layer : model.at("/modelTopology/model_config/config/layers")) {
      node(layer);
      last = layer.get("name").asText();
    }
    message(graph, 2, text("esrgan-slim"));
    message(graph, 11, value("image"));
    message(graph, 12, value(last));
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    number(file, 1, IR_VERSION);
    message(file, 2, text("ink.models.upscale.EsrganConverter"));
    message(file, 6, text("@upscalerjs/esrgan-slim 1.0.0, MIT License, (c) 2022 Kevin Scott"));
    message(file, 7, graph.toByteArray());
    ByteArrayOutputStream opset = new ByteArrayOutputStream();
    number(opset, 2, OPSET);
    message(file, 8, opset.toByteArray());
    return file.toByteArray();
  }

  /** Kernels are stored height, width, in, out; ONNX wants out, in, height, width. */
  private void initializer(JsonNode weight) throws IOException {
    JsonNode shape = weight.get("shape");
    int[] dims = new int[shape.size()];
    int size = 1;
    for (int i = 0; i < dims.length; i++) {
      dims[i] = shape.get(i).asInt();
      size *= dims[i];
    }
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = weights.getFloat();
    }
    if (dims.length == 4) {
      float[] turned = new float[size];
      int area = dims[0] * dims[1];
      for (int i = 0; i < size; i++) {
        int out = i % dims[3];
        int in = i / dims[3] % dims[2];
        int at = i / dims[3] / dims[2];
        turned[(out * dims[2] + in) * area + at] = values[i];
      }
      values = turned;
      dims = new int[] {dims[3], dims[2], dims[0], dims[1]};
    }
    message(graph, 5, tensor(weight.get("name").asText(), values, dims));
  }

  private void node(JsonNode layer) throws IOException {
    String name = layer.get("name").asText();
    JsonNode config = layer.get("config");
    ByteArrayOutputStream node = new ByteArrayOutputStream();
    for (JsonNode inbound : layer.at("/inbound_nodes/0")) {
      String from = inbound.get(0).asText();
      message(node, 1, text(from.equals("LR") ? "image" : from));
    }
    switch (layer.get("class_name").asText()) {
      case "InputLayer" -> {
        return;
      }
      case "Conv2D" -> {
        int size = config.at("/kernel_size/0").asInt();
        message(node, 1, text(name + "/kernel"));
        message(node, 1, text(name + "/bias"));
        finish(node, name, "Conv", attribute("kernel_shape", size, size), padding(size / 2));
      }
      case "Activation" -> finish(node, name, "Relu");
      case "Concatenate" -> finish(node, name, "Concat", axis());
      case "Add" -> finish(node, name, "Add");
      case "UpSampling2D" -> {
        float times = config.at("/size/0").asInt();
        message(graph, 5, tensor(name + "/scales", new float[] {1, 1, times, times}, 4));
        message(node, 1, text(""));
        message(node, 1, text(name + "/scales"));
        finish(
            node,
            name,
            "Resize",
            string("mode", "nearest"),
            string("nearest_mode", "floor"),
            string("coordinate_transformation_mode", "asymmetric"));
      }
      default -> throw new IOException("no way is known to convert " + layer);
    }
  }

  private void finish(ByteArrayOutputStream node, String name, String op, byte[]... attributes)
      throws IOException {
    message(node, 2, text(name));
    message(node, 3, text(name));
    message(node, 4, text(op));
    for (byte[] attribute : attributes) {
      message(node, 5, attribute);
    }
    message(graph, 1, node.toByteArray());
  }

  private static byte[] padding(int each) throws IOException {
    return attribute("pads", each, each, each, each);
  }

  private static byte[] axis() throws IOException {
    ByteArrayOutputStream attribute = new ByteArrayOutputStream();
    message(attribute, 1, text("axis"));
    number(attribute, 3, 1);
    number(attribute, 20, 2);
    return attribute.toByteArray();
  }

  private static byte[] attribute(String name, int... values) throws IOException {
    ByteArrayOutputStream attribute = new ByteArrayOutputStream();
    message(attribute, 1, text(name));
    for (int value : values) {
      number(attribute, 8, value);
    }
    number(attribute, 20, 7);
    return attribute.toByteArray();
  }

  private static byte[] string(String name, String value) throws IOException {
    ByteArrayOutputStream attribute = new ByteArrayOutputStream();
    message(attribute, 1, text(name));
    message(attribute, 4, text(value));
    number(attribute, 20, 3);
    return attribute.toByteArray();
  }

  private static byte[] tensor(String name, float[] values, int... dims) throws IOException {
    ByteArrayOutputStream tensor = new ByteArrayOutputStream();
    for (int dim : dims) {
      number(tensor, 1, dim);
    }
    number(tensor, 2, FLOAT);
    message(tensor, 8, text(name));
    ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      raw.putFloat(value);
    }
    message(tensor, 9, raw.array());
    return tensor.toByteArray();
  }

  /** 1 x 3 x any height x any width. */
  private static byte[] value(String name) throws IOException {
    ByteArrayOutputStream shape = new ByteArrayOutputStream();
    for (int size : new int[] {1, 3}) {
      ByteArrayOutputStream dim = new ByteArrayOutputStream();
      number(dim, 1, size);
      message(shape, 1, dim.toByteArray());
    }
    for (String size : new String[] {"height", "width"}) {
      ByteArrayOutputStream dim = new ByteArrayOutputStream();
      message(dim, 2, text(name + "_" + size));
      message(shape, 1, dim.toByteArray());
    }
    ByteArrayOutputStream tensor = new ByteArrayOutputStream();
    number(tensor, 1, FLOAT);
    message(tensor, 2, shape.toByteArray());
    ByteArrayOutputStream type = new ByteArrayOutputStream();
    message(type, 1, tensor.toByteArray());
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    message(value, 1, text(name));
    message(value, 2, type.toByteArray());
    return value.toByteArray();
  }

  private static byte[] text(String text) {
    return ByteString.copyFromUtf8(text).toByteArray();
  }

  private static void message(ByteArrayOutputStream out, int field, byte[] bytes)
      throws IOException {
    CodedOutputStream to = CodedOutputStream.newInstance(out);
    to.writeByteArray(field, bytes);
    to.flush();
  }

  private static void number(ByteArrayOutputStream out, int field, long value) throws IOException {
    CodedOutputStream to = CodedOutputStream.newInstance(out);
    to.writeInt64(field, value);
    to.flush();
  }
}
