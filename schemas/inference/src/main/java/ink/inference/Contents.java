package ink.inference;

import com.google.protobuf.ByteString;
import inference.InferTensorContents;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The protocol's second way to carry elements: typed lists in the message instead of raw bytes.
 * Read only; we always write raw.
 */
final class Contents {
  private Contents() {}

  /** The elements as raw bytes. FP16 and BF16 have no typed list in the protocol. */
  static ByteString raw(String name, Datatype datatype, InferTensorContents contents) {
    return switch (datatype) {
      case BYTES -> Tensor.prefixed(contents.getBytesContentsList());
      case BOOL -> {
        ByteBuffer raw = buffer(contents.getBoolContentsCount(), datatype);
        contents.getBoolContentsList().forEach(value -> raw.put((byte) (value ? 1 : 0)));
        yield ByteString.copyFrom(raw.flip());
      }
      case INT8, INT16, INT32 -> {
        ByteBuffer raw = buffer(contents.getIntContentsCount(), datatype);
        contents.getIntContentsList().forEach(value -> put(raw, datatype, value));
        yield ByteString.copyFrom(raw.flip());
      }
      case UINT8, UINT16, UINT32 -> {
        ByteBuffer raw = buffer(contents.getUintContentsCount(), datatype);
        contents.getUintContentsList().forEach(value -> put(raw, datatype, value));
        yield ByteString.copyFrom(raw.flip());
      }
      case INT64 -> {
        ByteBuffer raw = buffer(contents.getInt64ContentsCount(), datatype);
        contents.getInt64ContentsList().forEach(raw::putLong);
        yield ByteString.copyFrom(raw.flip());
      }
      case UINT64 -> {
        ByteBuffer raw = buffer(contents.getUint64ContentsCount(), datatype);
        contents.getUint64ContentsList().forEach(raw::putLong);
        yield ByteString.copyFrom(raw.flip());
      }
      case FP32 -> {
        ByteBuffer raw = buffer(contents.getFp32ContentsCount(), datatype);
        contents.getFp32ContentsList().forEach(raw::putFloat);
        yield ByteString.copyFrom(raw.flip());
      }
      case FP64 -> {
        ByteBuffer raw = buffer(contents.getFp64ContentsCount(), datatype);
        contents.getFp64ContentsList().forEach(raw::putDouble);
        yield ByteString.copyFrom(raw.flip());
      }
      case FP16, BF16 ->
          throw Tensor.malformed("tensor '%s': %s must be sent as raw contents", name, datatype);
    };
  }

  private static ByteBuffer buffer(int elements, Datatype datatype) {
    return ByteBuffer.allocate(Math.multiplyExact(elements, datatype.size()))
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void put(ByteBuffer raw, Datatype datatype, int value) {
    switch (datatype.size()) {
      case 1 -> raw.put((byte) value);
      case 2 -> raw.putShort((short) value);
      default -> raw.putInt(value);
    }
  }
}
