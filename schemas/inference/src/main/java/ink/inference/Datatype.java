package ink.inference;

import java.util.Locale;

/** The protocol's element types. Elements are little-endian on the wire. */
public enum Datatype {
  BOOL(1),
  UINT8(1),
  UINT16(2),
  UINT32(4),
  UINT64(8),
  INT8(1),
  INT16(2),
  INT32(4),
  INT64(8),
  FP16(2),
  BF16(2),
  FP32(4),
  FP64(8),
  /** Elements of any length, each preceded by its length in four bytes. */
  BYTES(0);

  private final int size;

  Datatype(int size) {
    this.size = size;
  }

  /** Bytes an element takes; 0 where elements differ in length. */
  public int size() {
    return size;
  }

  static Datatype named(String tensor, String name) {
    for (Datatype datatype : values()) {
      if (datatype.name().equals(name)) {
        return datatype;
      }
    }
    throw new MalformedTensorException(
        String.format(
            Locale.ROOT,
            "tensor '%s' has datatype '%s', which the protocol does not know",
            tensor,
            name));
  }
}
