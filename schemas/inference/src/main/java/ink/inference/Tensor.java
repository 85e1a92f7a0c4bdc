package ink.inference;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One tensor: its elements in row-major order as raw little-endian bytes.
 *
 * @param shape sizes of the dimensions; the first is the batch where the model batches
 * @param raw the elements as they stand in {@code raw_input_contents}; checked against datatype and
 *     shape
 */
public record Tensor(String name, Datatype datatype, List<Long> shape, ByteString raw) {

  /** Octets of the length that stands before each BYTES element. */
  private static final int PREFIX = Integer.BYTES;

  public Tensor {
    shape = List.copyOf(shape);
    long elements = elements(name, shape);
    if (datatype == Datatype.BYTES) {
      checkLengths(name, raw, elements);
    } else if (raw.size() != elements * datatype.size()) {
      throw malformed(
          "tensor '%s' of %s%s needs %d bytes but holds %d",
          name, datatype, shape, elements * datatype.size(), raw.size());
    }
  }

  /** Shape [n, 1]: a batch of n single values. */
  public static Tensor bytes(String name, List<ByteString> values) {
    return new Tensor(name, Datatype.BYTES, column(values.size()), prefixed(values));
  }

  /** Shape [n, 1], each value in UTF-8. */
  public static Tensor text(String name, String... values) {
    return bytes(name, Arrays.stream(values).map(ByteString::copyFromUtf8).toList());
  }

  /** Shape [n, 1]. */
  public static Tensor int32(String name, int... values) {
    ByteBuffer raw = little(values.length * Integer.BYTES);
    for (int value : values) {
      raw.putInt(value);
    }
    return new Tensor(name, Datatype.INT32, column(values.length), ByteString.copyFrom(raw.flip()));
  }

  /** Shape [n, 1]. */
  public static Tensor int64(String name, long... values) {
    ByteBuffer raw = little(values.length * Long.BYTES);
    for (long value : values) {
      raw.putLong(value);
    }
    return new Tensor(name, Datatype.INT64, column(values.length), ByteString.copyFrom(raw.flip()));
  }

  /** Shape [n, 1]. */
  public static Tensor fp32(String name, float... values) {
    ByteBuffer raw = little(values.length * Float.BYTES);
    for (float value : values) {
      raw.putFloat(value);
    }
    return new Tensor(name, Datatype.FP32, column(values.length), ByteString.copyFrom(raw.flip()));
  }

  /** Shape [n, 1]. */
  public static Tensor bool(String name, boolean... values) {
    ByteBuffer raw = little(values.length);
    for (boolean value : values) {
      raw.put((byte) (value ? 1 : 0));
    }
    return new Tensor(name, Datatype.BOOL, column(values.length), ByteString.copyFrom(raw.flip()));
  }

  public List<ByteString> asBytes() {
    expect(Datatype.BYTES);
    List<ByteString> values = new ArrayList<>();
    for (int at = 0; at < raw.size(); ) {
      int from = at + PREFIX;
      at = from + lengthAt(raw, at);
      values.add(raw.substring(from, at));
    }
    return values;
  }

  /**
   * @throws MalformedTensorException when an element is not UTF-8
   */
  public List<String> asText() {
    List<String> values = new ArrayList<>();
    for (ByteString value : asBytes()) {
      try {
        values.add(
            StandardCharsets.UTF_8.newDecoder().decode(value.asReadOnlyByteBuffer()).toString());
      } catch (CharacterCodingException e) {
        throw malformed("tensor '%s': element %d is not UTF-8 text", name, values.size());
      }
    }
    return values;
  }

  public List<Integer> asInt32() {
    expect(Datatype.INT32);
    ByteBuffer buffer = raw.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    return Stream.generate(buffer::getInt).limit(raw.size() / Integer.BYTES).toList();
  }

  public List<Long> asInt64() {
    expect(Datatype.INT64);
    ByteBuffer buffer = raw.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    return Stream.generate(buffer::getLong).limit(raw.size() / Long.BYTES).toList();
  }

  public List<Float> asFp32() {
    expect(Datatype.FP32);
    ByteBuffer buffer = raw.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    return Stream.generate(buffer::getFloat).limit(raw.size() / Float.BYTES).toList();
  }

  /** Anything but 0 is true. */
  public List<Boolean> asBool() {
    expect(Datatype.BOOL);
    ByteBuffer buffer = raw.asReadOnlyByteBuffer();
    return Stream.generate(() -> buffer.get() != 0).limit(raw.size()).toList();
  }

  /** Product of the dimensions. */
  static long elements(String name, List<Long> shape) {
    long elements = 1;
    for (long dimension : shape) {
      if (dimension < 0) {
        throw malformed("tensor '%s' has the negative dimension %d", name, dimension);
      }
      try {
        elements = Math.multiplyExact(elements, dimension);
      } catch (ArithmeticException e) {
        throw malformed("tensor '%s' has an impossible shape %s", name, shape);
      }
    }
    // Nothing that fits a message has more elements; keeps the sizes above from overflowing.
    if (elements > Integer.MAX_VALUE) {
      throw malformed("tensor '%s' has an impossible shape %s", name, shape);
    }
    return elements;
  }

  static ByteString prefixed(List<ByteString> values) {
    int size = 0;
    for (ByteString value : values) {
      size = Math.addExact(size, PREFIX + value.size());
    }
    ByteBuffer raw = little(size);
    for (ByteString value : values) {
      raw.putInt(value.size());
      value.copyTo(raw);
    }
    return ByteString.copyFrom(raw.flip());
  }

  static MalformedTensorException malformed(String format, Object... arguments) {
    return new MalformedTensorException(String.format(Locale.ROOT, format, arguments));
  }

  @Override
  public String toString() {
    String dimensions = shape.stream().map(String::valueOf).collect(Collectors.joining(","));
    return name + ":" + datatype + "[" + dimensions + "] " + raw.size() + " bytes";
  }

  private static void checkLengths(String name, ByteString raw, long elements) {
    long found = 0;
    for (int at = 0; at < raw.size(); found++) {
      int left = raw.size() - at - PREFIX;
      if (left < 0) {
        throw malformed(
            "tensor '%s': element %d is cut off, %d bytes where its 4-byte length should stand",
            name, found, left + PREFIX);
      }
      int length = lengthAt(raw, at);
      if (length < 0 || length > left) {
        throw malformed(
            "tensor '%s': element %d claims %d bytes but %d follow (lengths are little-endian)",
            name, found, Integer.toUnsignedLong(length), left);
      }
      at += PREFIX + length;
    }
    if (found != elements) {
      throw malformed(
          "tensor '%s': its shape asks for %d elements but it holds %d", name, elements, found);
    }
  }

  private static int lengthAt(ByteString raw, int at) {
    return (raw.byteAt(at) & 0xff)
        | (raw.byteAt(at + 1) & 0xff) << 8
        | (raw.byteAt(at + 2) & 0xff) << 16
        | (raw.byteAt(at + 3) & 0xff) << 24;
  }

  private void expect(Datatype wanted) {
    if (datatype != wanted) {
      throw malformed("tensor '%s' is %s where %s is expected", name, datatype, wanted);
    }
  }

  private static List<Long> column(int length) {
    return List.of((long) length, 1L);
  }

  private static ByteBuffer little(int capacity) {
    return ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN);
  }
}
