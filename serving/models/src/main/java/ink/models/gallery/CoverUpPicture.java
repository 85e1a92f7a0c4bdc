package ink.models.gallery;

import ink.models.coverup.Candidate;
import ink.models.coverup.CoverUps;
import ink.models.coverup.Family;
import ink.models.coverup.Preview;
import ink.models.design.DesignBrief;
import ink.models.design.Designer;
import ink.models.design.Style;
import ink.models.oldink.OldInk;
import ink.models.oldink.OldInkFinder;
import ink.models.oldink.Region;
import ink.models.oldink.Scale;
import ink.models.oldink.UnusablePhotoException;
import ink.models.skin.LinearImage;
import ink.models.vector.Drawing;
import ink.models.vector.GrayImage;
import ink.models.vector.Raster;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import javax.imageio.ImageIO;

/** From the photograph of an old tattoo to what could hide it. */
final class CoverUpPicture {

  /** Measured on the 4 mm bars. */
  private static final double PIXELS_PER_MILLIMETRE = 7.9;

  /** What of the photograph is shown. */
  private static final int LEFT = 110;

  private static final int WIDE = 560;
  private static final int HIGH = 640;
  private static final int SHRINK = 2;
  private static final int GAP = 6;

  private CoverUpPicture() {}

  /**
   * Above: the photograph, the ink that was found in the marked part, the best two previews. Below:
   * the best three designs, and as a failing case what line-work hides.
   */
  static byte[] png() {
    LinearImage photo = photo();
    try {
      OldInk old =
          OldInkFinder.find(
              photo, Region.rectangle(.2, .08, .65, .5), new Scale(PIXELS_PER_MILLIMETRE), null);
      CoverUps found = CoverUps.over(old, 7, Family.in(Style.MANDALA, Style.BOTANICAL));
      Candidate best = found.candidates().get(0);
      int wide = WIDE / SHRINK;
      int high = HIGH / SHRINK;
      Picture picture = new Picture(4 * wide + 3 * GAP, 2 * high + GAP);
      picture.place(shown(photo), 0, 0, SHRINK);
      picture.place(shown(marked(photo, old)), wide + GAP, 0, SHRINK);
      picture.place(shown(Preview.of(photo, old, best)), 2 * (wide + GAP), 0, SHRINK);
      picture.place(
          shown(Preview.of(photo, old, found.candidates().get(1))), 3 * (wide + GAP), 0, SHRINK);
      for (int i = 0; i < 3; i++) {
        picture.place(
            drawn(found.candidates().get(i).drawing(), wide, high),
            i * (wide + GAP),
            high + GAP,
            1);
      }
      Drawing lines =
          Designer.draw(new DesignBrief(Style.MANDALA, "small fine line mandala", "black", 7, 1))
              .drawing();
      picture.place(
          shown(Preview.of(photo, old, lines, best.placement())),
          3 * (wide + GAP),
          high + GAP,
          SHRINK);
      return picture.png(128);
    } catch (UnusablePhotoException e) {
      throw new IllegalStateException("the gallery's own photograph must work", e);
    }
  }

  private static LinearImage photo() {
    try (InputStream in =
        Objects.requireNonNull(CoverUpPicture.class.getResourceAsStream("ankle-healed.jpg"))) {
      BufferedImage image = ImageIO.read(in);
      int width = image.getWidth();
      int height = image.getHeight();
      return LinearImage.ofSrgb(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LinearImage shown(LinearImage photo) {
    return new LinearImage(
        WIDE, HIGH, cut(photo, photo.red()), cut(photo, photo.green()), cut(photo, photo.blue()));
  }

  private static float[] cut(LinearImage photo, float[] channel) {
    float[] part = new float[WIDE * HIGH];
    for (int y = 0; y < HIGH; y++) {
      System.arraycopy(channel, y * photo.width() + LEFT, part, y * WIDE, WIDE);
    }
    return part;
  }

  /** Ink that was found, in magenta. */
  private static LinearImage marked(LinearImage photo, OldInk old) {
    float[] red = photo.red().clone();
    float[] green = photo.green().clone();
    float[] blue = photo.blue().clone();
    for (int i = 0; i < red.length; i++) {
      int x = (i % photo.width() - old.left()) / old.factor();
      int y = (i / photo.width() - old.top()) / old.factor();
      if (x >= 0 && y >= 0 && x < old.ink().width() && y < old.ink().height()) {
        if (old.ink().at(x, y)) {
          red[i] = .7f;
          green[i] = .02f;
          blue[i] = .4f;
        }
      }
    }
    return new LinearImage(photo.width(), photo.height(), red, green, blue);
  }

  private static LinearImage drawn(Drawing drawing, int wide, int high) {
    GrayImage image = Raster.draw(drawing, wide, high);
    int[] packed = new int[wide * high];
    Arrays.setAll(packed, i -> (image.pixels()[i] & 0xff) * 0x010101);
    return LinearImage.ofSrgb(wide, high, packed);
  }
}
