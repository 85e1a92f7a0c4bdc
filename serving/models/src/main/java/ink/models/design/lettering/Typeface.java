package ink.models.design.lettering;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The faces that words are set in, under the Open Font Licence, read from the files that come with
 * the house and never from what a machine has installed. Outlines are in em, the baseline at y 0, y
 * pointing down.
 */
enum Typeface {
  SCRIPT("great-vibes.ttf", true),
  BLACKLETTER("grenze-gotisch.ttf", false),
  ROMAN("cinzel.ttf", false);

  /** An outline and how far the next letter is from it. */
  record Letter(Path2D outline, double advance) {}

  private static final int BANDS = 24;

  private final boolean joined;
  private final TrueTypeFont font;
  private final CmapLookup characters;
  private final Map<Character, Letter> letters = new ConcurrentHashMap<>();

  Typeface(String file, boolean joined) {
    this.joined = joined;
    try (InputStream in = Objects.requireNonNull(Typeface.class.getResourceAsStream(file))) {
      font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
      characters = font.getUnicodeCmapLookup();
    } catch (IOException e) {
      throw new UncheckedIOException("the font " + file + " of this build cannot be read", e);
    }
  }

  /** Letters touch, as in handwriting. */
  boolean joined() {
    return joined;
  }

  boolean has(char character) {
    return characters.getGlyphId(character) != 0;
  }

  /** Em. */
  double xHeight() {
    return -top(letter('x').outline());
  }

  double capHeight() {
    return -top(letter('H').outline());
  }

  Letter letter(char character) {
    return letters.computeIfAbsent(character, this::read);
  }

  /** The font's tables are read on demand and not made for two threads. */
  private synchronized Letter read(char character) {
    try {
      int glyph = characters.getGlyphId(character);
      double em = font.getUnitsPerEm();
      GlyphData data = font.getGlyph().getGlyph(glyph);
      Path2D outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
      if (data != null) {
        outline.append(
            data.getPath().getPathIterator(AffineTransform.getScaleInstance(1 / em, -1 / em)),
            false);
      }
      return new Letter(outline, font.getAdvanceWidth(glyph) / em);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A line of text from x 0 on. Letters that do not join stand optically even: the skin between two
   * of them is the same, whatever their shapes.
   *
   * @param apart em between the nearest points of two letters
   */
  Path2D set(String text, double apart) {
    Path2D line = new Path2D.Double(Path2D.WIND_NON_ZERO);
    double x = 0;
    double[] right = null;
    for (int i = 0; i < text.length(); i++) {
      Letter letter = letter(text.charAt(i));
      if (text.charAt(i) == ' ') {
        x += joined ? letter.advance() * 1.1 : .34;
        right = null;
        continue;
      }
      if (joined) {
        line.append(moved(letter.outline(), x), false);
        x += letter.advance();
        continue;
      }
      double[] left = edge(letter.outline(), false);
      double start = right == null ? x - minimum(left) : x + closest(right, left, apart);
      line.append(moved(letter.outline(), start), false);
      right = edge(letter.outline(), true);
      for (int b = 0; b < BANDS; b++) {
        right[b] += start;
      }
      x = 0;
      for (double reach : right) {
        x = Double.isFinite(reach) ? Math.max(x, reach) : x;
      }
      for (int b = 0; b < BANDS; b++) {
        right[b] -= x;
      }
    }
    return line;
  }

  /** Where the next letter goes, from the right end of the last: even skin, never touching. */
  private static double closest(double[] right, double[] left, double apart) {
    double nearest = Double.POSITIVE_INFINITY;
    double sum = 0;
    int count = 0;
    for (int b = 0; b < BANDS; b++) {
      double r = Double.NEGATIVE_INFINITY;
      double l = Double.POSITIVE_INFINITY;
      for (int near = Math.max(0, b - 1); near <= Math.min(BANDS - 1, b + 1); near++) {
        r = Math.max(r, right[near]);
        l = Math.min(l, left[near]);
      }
      if (Double.isFinite(r) && Double.isFinite(l)) {
        nearest = Math.min(nearest, l - r);
        sum += Math.min(l - r, .16);
        count++;
      }
    }
    if (count == 0) {
      return apart - minimum(left);
    }
    return Math.max(apart - nearest, 1.7 * apart - sum / count);
  }

  /** The outline's left or right reach in bands of height from ascender to descender. */
  private static double[] edge(Path2D outline, boolean right) {
    double[] edge = new double[BANDS];
    Arrays.fill(edge, right ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    double[] c = new double[6];
    double fromX = 0;
    double fromY = 0;
    for (PathIterator i = outline.getPathIterator(null, .004); !i.isDone(); i.next()) {
      int type = i.currentSegment(c);
      if (type == PathIterator.SEG_LINETO) {
        for (int s = 0; s <= 12; s++) {
          double x = fromX + (c[0] - fromX) * s / 12;
          double y = fromY + (c[1] - fromY) * s / 12;
          int band = (int) Math.max(0, Math.min(BANDS - 1, (y + .9) / 1.2 * BANDS));
          edge[band] = right ? Math.max(edge[band], x) : Math.min(edge[band], x);
        }
      }
      if (type != PathIterator.SEG_CLOSE) {
        fromX = c[0];
        fromY = c[1];
      }
    }
    return edge;
  }

  private static double minimum(double[] values) {
    double least = Double.POSITIVE_INFINITY;
    for (double value : values) {
      least = Math.min(least, value);
    }
    return least;
  }

  private static double top(Path2D outline) {
    double top = 0;
    double[] c = new double[6];
    for (PathIterator i = outline.getPathIterator(null, .004); !i.isDone(); i.next()) {
      if (i.currentSegment(c) != PathIterator.SEG_CLOSE) {
        top = Math.min(top, c[1]);
      }
    }
    return top;
  }

  private static Path2D moved(Path2D outline, double x) {
    return new Path2D.Double(outline, AffineTransform.getTranslateInstance(x, 0));
  }
}
