package ink.inference;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import inference.ModelInferRequest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Mutants of good requests; the profile {@code nightly} makes many more of them. */
class HostileTensorsTest {

  private static final int MUTANTS = Boolean.getBoolean("ink.nightly") ? 20_000 : 400;

  private static final ByteString PICTURE = ByteString.copyFromUtf8("png");

  /** A request, and what reads it. */
  private record Reader(ModelInferRequest request, Function<Tensors, Object> order) {}

  private static final Map<String, Reader> READERS =
      Map.of(
          "ink-flash",
          new Reader(
              InkFlash.request(new InkFlash.Order("rose", "", "mandala", 7, 512, 512)).build(),
              InkFlash::orders),
          "age",
          new Reader(
              Age.request(new Age.Order(PICTURE, 60, "wrist", 7, 1, true, 12)).build(), Age::order),
          "body-preview",
          new Reader(
              BodyPreview.request(
                      new BodyPreview.Order(
                          PICTURE,
                          60,
                          "wrist",
                          160,
                          5,
                          new BodyPreview.Placement(
                              PICTURE,
                              200,
                              .5f,
                              .5f,
                              0,
                              List.of(new BodyPreview.Pin(.1, .2, .3, .4)))))
                  .build(),
              BodyPreview::order),
          "coverup",
          new Reader(
              CoverUp.request(
                      new CoverUp.Order(PICTURE, 180, List.of(.2, .2, .8, .2, .5, .9), 0, 7, 2))
                  .build(),
              CoverUp::order),
          "stencil",
          new Reader(
              Stencil.request(
                      new Stencil.Order(
                          PICTURE,
                          Stencil.Words.NONE,
                          new Stencil.Print(90, "outline", true, "pdf", "a4")))
                  .build(),
              Stencil::order),
          "touch-up",
          new Reader(
              TouchUp.request(
                      new TouchUp.Order(PICTURE, 60, "2026-03-01", "wrist", 5, 1, true, "black"))
                  .build(),
              TouchUp::order));

  @Test
  void aMutantIsReadOrRefusedAsMalformed() {
    for (Map.Entry<String, Reader> reader : READERS.entrySet()) {
      byte[] whole = reader.getValue().request().toByteArray();
      int refused = 0;
      for (int seed = 0; seed < MUTANTS; seed++) {
        byte[] mutant = mutant(whole, new Random(seed));
        try {
          ModelInferRequest request = ModelInferRequest.parseFrom(mutant);
          assertThat(reader.getValue().order().apply(Tensors.in(request))).isNotNull();
        } catch (InvalidProtocolBufferException | MalformedTensorException e) {
          refused++;
          assertThat(e).hasMessageMatching("(?s).{10,}");
        } catch (Throwable e) {
          throw new AssertionError(
              reader.getKey() + ", seed " + seed + ": " + HexFormat.of().formatHex(mutant), e);
        }
      }
      assertThat(refused).as("some mutants of %s must be broken", reader.getKey()).isPositive();
    }
  }

  private static byte[] mutant(byte[] whole, Random random) {
    byte[] mutant = whole.clone();
    for (int change = random.nextInt(4); change >= 0; change--) {
      int at = random.nextInt(mutant.length);
      switch (random.nextInt(4)) {
        case 0 -> mutant[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> mutant[at] = (byte) random.nextInt(256);
        case 2 -> {
          int length = Math.min(mutant.length - at, 1 + random.nextInt(8));
          System.arraycopy(mutant, random.nextInt(mutant.length - length + 1), mutant, at, length);
        }
        default -> mutant = Arrays.copyOf(mutant, Math.max(8, mutant.length - random.nextInt(8)));
      }
    }
    return mutant;
  }
}
