package ink.models.stencil;

import ink.models.vector.GrayImage;
import java.util.function.LongBinaryOperator;

/**
 * A set of pixels, 64 to a word, with the morphology of discs (Serra 1982): what a printer's dot
 * leaves and what it closes. Operations give new sets.
 */
final class Bits {

  final int width;
  final int height;
  private final int stride;
  private final long[] words;

  Bits(int width, int height) {
    this.width = width;
    this.height = height;
    stride = (width + 63) / 64;
    words = new long[stride * height];
  }

  /** What is darker than the middle grey. */
  static Bits dark(GrayImage image) {
    Bits dark = new Bits(image.width(), image.height());
    for (int y = 0; y < dark.height; y++) {
      for (int x = 0; x < dark.width; x++) {
        if (image.at(x, y) < 128) {
          dark.set(x, y);
        }
      }
    }
    return dark;
  }

  /** Nothing is outside. */
  boolean get(int x, int y) {
    return x >= 0
        && y >= 0
        && x < width
        && y < height
        && (words[y * stride + (x >> 6)] >>> x & 1) != 0;
  }

  void set(int x, int y) {
    words[y * stride + (x >> 6)] |= 1L << x;
  }

  void clear(int x, int y) {
    words[y * stride + (x >> 6)] &= ~(1L << x);
  }

  /** Sets or clears the pixels from x to before {@code end}. */
  void fill(int y, int x, int end, boolean value) {
    for (int i = x; i < end; i++) {
      if (value) {
        set(i, y);
      } else {
        clear(i, y);
      }
    }
  }

  /** The first pixel from x on that is set, or not set; the width when there is none. */
  int next(int x, int y, boolean value) {
    int at = x;
    while (at < width) {
      long word = words[y * stride + (at >> 6)];
      long ahead = (value ? word : ~word) >>> at;
      if (ahead != 0) {
        return Math.min(width, at + Long.numberOfTrailingZeros(ahead));
      }
      at = (at | 63) + 1;
    }
    return width;
  }

  Bits copy() {
    return with(this, (mine, same) -> mine);
  }

  Bits or(Bits other) {
    return with(other, (mine, theirs) -> mine | theirs);
  }

  Bits and(Bits other) {
    return with(other, (mine, theirs) -> mine & theirs);
  }

  Bits without(Bits other) {
    return with(other, (mine, theirs) -> mine & ~theirs);
  }

  Bits not() {
    Bits not = with(this, (mine, same) -> ~mine);
    int over = width & 63;
    for (int y = 0; over != 0 && y < height; y++) {
      not.words[(y + 1) * stride - 1] &= (1L << over) - 1;
    }
    return not;
  }

  boolean isEmpty() {
    for (long word : words) {
      if (word != 0) {
        return false;
      }
    }
    return true;
  }

  long count() {
    long count = 0;
    for (long word : words) {
      count += Long.bitCount(word);
    }
    return count;
  }

  /** Grown by a disc of so many pixels around each pixel. */
  Bits grown(int radius) {
    Bits grown = new Bits(width, height);
    for (int dy = -radius; dy <= radius; dy++) {
      int reach = (int) Math.sqrt(radius * radius - dy * dy);
      for (int y = Math.max(0, -dy); y < Math.min(height, height - dy); y++) {
        orRow(y, grown, y + dy, reach);
      }
    }
    return grown.not().not();
  }

  /** Shrunk by the same disc; the picture's edge does not eat into it. */
  Bits shrunk(int radius) {
    return not().grown(radius).not();
  }

  /** Only where a disc fits in. */
  Bits opened(int radius) {
    return shrunk(radius).grown(radius);
  }

  /** With everything filled into which no disc fits. */
  Bits closed(int radius) {
    return grown(radius).shrunk(radius);
  }

  /** Black where set. */
  GrayImage grey() {
    byte[] pixels = new byte[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        pixels[y * width + x] = (byte) (get(x, y) ? 0 : 255);
      }
    }
    return new GrayImage(width, height, pixels);
  }

  private void orRow(int from, Bits into, int row, int reach) {
    int base = from * stride;
    int target = row * stride;
    for (int i = 0; i < stride; i++) {
      long here = words[base + i];
      long left = i > 0 ? words[base + i - 1] : 0;
      long right = i < stride - 1 ? words[base + i + 1] : 0;
      long sum = here;
      if ((here | left | right) != 0) {
        for (int k = 1; k <= reach; k++) {
          sum |= here << k | left >>> (64 - k) | here >>> k | right << (64 - k);
        }
        into.words[target + i] |= sum;
      }
    }
  }

  private Bits with(Bits other, LongBinaryOperator operator) {
    Bits result = new Bits(width, height);
    for (int i = 0; i < words.length; i++) {
      result.words[i] = operator.applyAsLong(words[i], other.words[i]);
    }
    return result;
  }
}
