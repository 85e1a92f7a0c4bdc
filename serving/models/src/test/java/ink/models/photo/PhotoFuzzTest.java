package ink.models.photo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mutants of good files; the profile {@code nightly} makes many more of them. */
class PhotoFuzzTest {

  private static final int MUTANTS = Integer.getInteger("ink.fuzz", 300);

  /** What a file of a few hundred bytes may take, whatever it claims to be: limits below. */
  private static final long MOST_ALLOCATED = 192L << 20;

  private static final PhotoLimits LIMITS =
      new PhotoLimits(1 << 20, 1, 4_096, 1_000_000, 1_000_000);

  @ParameterizedTest
  @ValueSource(
      strings = {"jpeg", "progressive", "cmyk", "png", "palette", "lossy", "lossless", "alpha"})
  void aMutantIsReadOrRefusedWithTheReason(String kind) throws Exception {
    byte[] whole = Specimens.named(kind);
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    int refused = 0;
    for (int seed = 0; seed < MUTANTS; seed++) {
      byte[] mutant = mutant(whole, new Random(seed));
      long before = thread.getCurrentThreadAllocatedBytes();
      try {
        Photo photo = PhotoFile.read(mutant, LIMITS);
        assertThat(photo.argb()).hasSize(photo.width() * photo.height());
      } catch (UnreadablePhotoException e) {
        refused++;
        assertThat(e).hasMessageMatching("(?s).{20,}");
      } catch (Throwable e) {
        throw new AssertionError(
            kind + ", seed " + seed + ": " + HexFormat.of().formatHex(mutant), e);
      }
      assertThat(thread.getCurrentThreadAllocatedBytes() - before)
          .as("bytes taken for %s, seed %d", kind, seed)
          .isLessThan(MOST_ALLOCATED);
    }
    assertThat(refused).as("some mutants must be broken").isPositive();
  }

  /** One to eight changes; half of them in the first hundred bytes, where the headers are. */
  private static byte[] mutant(byte[] whole, Random random) {
    byte[] mutant = whole.clone();
    for (int change = random.nextInt(8); change >= 0; change--) {
      int within = random.nextBoolean() ? Math.min(100, mutant.length) : mutant.length;
      int at = random.nextInt(within);
      switch (random.nextInt(6)) {
        case 0 -> mutant[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> mutant[at] = (byte) random.nextInt(256);
        case 2 -> mutant[at] = (byte) (random.nextBoolean() ? 0xff : 0);
        case 3 -> {
          int length = Math.min(mutant.length - at, 1 + random.nextInt(8));
          System.arraycopy(mutant, random.nextInt(mutant.length - length + 1), mutant, at, length);
        }
        case 4 -> {
          byte[] tail = Arrays.copyOfRange(mutant, at, mutant.length);
          mutant = Files.joined(Arrays.copyOf(mutant, Math.max(8, at - random.nextInt(4))), tail);
        }
        default -> mutant = Arrays.copyOf(mutant, Math.max(8, mutant.length - random.nextInt(16)));
      }
    }
    // A PNG with wrong checksums would never get to its decoder.
    return random.nextInt(8) == 0 ? mutant : Specimens.checksummed(mutant);
  }
}
