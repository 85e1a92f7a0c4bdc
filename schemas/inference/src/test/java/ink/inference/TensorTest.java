package ink.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.List;
import org.junit.jupiter.api.Test;

class TensorTest {

  @Test
  void eachByteElementIsPrecededByItsLengthInLittleEndian() {
    Tensor tensor = Tensor.text("PROMPT", "ab", "", "ü");

    assertThat(tensor.raw().toByteArray())
        .containsExactly(2, 0, 0, 0, 'a', 'b', 0, 0, 0, 0, 2, 0, 0, 0, 0xC3, 0xBC);
    assertThat(tensor.shape()).containsExactly(3L, 1L);
    assertThat(tensor.asText()).containsExactly("ab", "", "ü");
  }

  @Test
  void numbersAreLittleEndian() {
    assertThat(Tensor.int32("WIDTH", 1, -2).raw().toByteArray())
        .containsExactly(1, 0, 0, 0, 0xFE, 0xFF, 0xFF, 0xFF);
    assertThat(Tensor.int32("WIDTH", 1, -2).asInt32()).containsExactly(1, -2);
    assertThat(Tensor.int64("SEED", Long.MIN_VALUE, 7).asInt64())
        .containsExactly(Long.MIN_VALUE, 7L);
  }

  @Test
  void anElementLongerThanItsTensorIsRefused() {
    assertMalformed(
        () -> bytes(1, 9, 0, 0, 0, 1),
        "tensor 'IMAGE': element 0 claims 9 bytes but 1 follow (lengths are little-endian)");
  }

  @Test
  void aLengthAboveTwoGigabytesIsRefused() {
    assertMalformed(() -> bytes(1, 0xFF, 0xFF, 0xFF, 0xFF, 1), "element 0 claims 4294967295 bytes");
  }

  @Test
  void aCutOffLengthIsRefused() {
    assertMalformed(
        () -> bytes(2, 1, 0, 0, 0, 'x', 3, 0),
        "tensor 'IMAGE': element 1 is cut off, 2 bytes where its 4-byte length should stand");
  }

  @Test
  void fewerElementsThanTheShapeSaysAreRefused() {
    assertMalformed(
        () -> bytes(2, 1, 0, 0, 0, 'x'), "its shape asks for 2 elements but it holds 1");
  }

  @Test
  void numbersThatDoNotFillTheShapeAreRefused() {
    assertMalformed(
        () -> new Tensor("SEED", Datatype.INT64, List.of(1L, 1L), ByteString.copyFrom(new byte[4])),
        "tensor 'SEED' of INT64[1, 1] needs 8 bytes but holds 4");
  }

  @Test
  void impossibleShapesAreRefused() {
    assertMalformed(() -> shaped(-1L), "negative dimension -1");
    assertMalformed(() -> shaped(Long.MAX_VALUE, 4L), "impossible shape");
    assertMalformed(() -> shaped(1L << 31, 1L), "impossible shape");
  }

  @Test
  void readingAsAnotherTypeIsRefused() {
    Tensor width = Tensor.int32("WIDTH", 1);

    assertMalformed(width::asBytes, "tensor 'WIDTH' is INT32 where BYTES is expected");
    assertMalformed(width::asInt64, "tensor 'WIDTH' is INT32 where INT64 is expected");
  }

  @Test
  void bytesThatAreNoTextAreRefusedAsText() {
    Tensor tensor = Tensor.bytes("PROMPT", List.of(ByteString.copyFrom(new byte[] {-1})));

    assertMalformed(tensor::asText, "tensor 'PROMPT': element 0 is not UTF-8 text");
  }

  @Test
  void itsTextNamesNoContents() {
    assertThat(Tensor.text("PROMPT", "secret")).hasToString("PROMPT:BYTES[1,1] 10 bytes");
  }

  private static void shaped(Long... shape) {
    Tensor unused = new Tensor("X", Datatype.INT8, List.of(shape), ByteString.EMPTY);
    assertThat(unused).isNull();
  }

  private static void bytes(long elements, int... raw) {
    byte[] octets = new byte[raw.length];
    for (int i = 0; i < raw.length; i++) {
      octets[i] = (byte) raw[i];
    }
    Tensor unused =
        new Tensor("IMAGE", Datatype.BYTES, List.of(elements, 1L), ByteString.copyFrom(octets));
    assertThat(unused).isNull();
  }

  private static void assertMalformed(Runnable action, String message) {
    assertThatThrownBy(action::run)
        .isInstanceOf(MalformedTensorException.class)
        .hasMessageContaining(message);
  }
}
