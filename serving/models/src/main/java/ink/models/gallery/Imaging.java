package ink.models.gallery;

import ink.models.design.DesignBrief;
import ink.models.design.Designer;
import ink.models.design.Style;
import ink.models.photo.Photo;
import ink.models.photo.PhotoFile;
import ink.models.photo.UnreadablePhotoException;
import ink.models.skin.LinearImage;
import ink.models.stencil.DesignStencil;
import ink.models.stencil.PhotoStencil;
import ink.models.stencil.StencilMode;
import ink.models.stencil.StencilSheet;
import ink.models.upscale.Upscaler;
import ink.models.vector.Drawing;
import ink.models.vector.GrayImage;
import ink.models.vector.Raster;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Stencils and upscaled pictures, told in stencil-and-upscale.md. */
final class Imaging {

  private static final int CELL = 300;
  private static final int GAP = 6;

  /** Millimetres. */
  private static final double SIZE = 90;

  private Imaging() {}

  /** A design, a photo, and the photo's two stencils. */
  static byte[] stencils() {
    Photo portrait = portrait();
    Drawing mandala =
        Designer.draw(new DesignBrief(Style.MANDALA, "lotus mandala", "", 7, 1)).drawing();
    Picture picture = new Picture(4 * CELL + 3 * GAP, CELL);
    sheet(picture, 0, DesignStencil.of(mandala, StencilMode.BLACKWORK));
    int photo = portrait.width();
    picture.place(portrait.linear(), CELL + GAP + (CELL - photo) / 2, (CELL - photo) / 2, 1);
    try {
      sheet(picture, 2, PhotoStencil.of(portrait, SIZE, StencilMode.BLACKWORK));
      sheet(picture, 3, PhotoStencil.of(portrait, SIZE, StencilMode.OUTLINE));
    } catch (UnreadablePhotoException e) {
      throw new IllegalStateException("the portrait is blank", e);
    }
    return picture.png(48);
  }

  /** A quarter of the pixels, then twice as wide and high: by squares, lightly, by the network. */
  static byte[] upscaled() {
    Photo truth = portrait();
    Photo small = truth.atMost(truth.argb().length / 4);
    int side = small.width() * 2;
    Picture picture = new Picture(4 * side + 3 * GAP, side);
    int[] squares = new int[side * side];
    for (int i = 0; i < squares.length; i++) {
      squares[i] = small.argb()[i / side / 2 * small.width() + i % side / 2];
    }
    picture.place(LinearImage.ofSrgb(side, side, squares), 0, 0, 1);
    try (Upscaler upscaler = new Upscaler()) {
      int column = 1;
      for (Upscaler.Method method : Upscaler.Method.values()) {
        Photo large = upscaler.enlarged(small, 2, method);
        picture.place(large.linear(), column++ * (side + GAP), 0, 1);
      }
    }
    picture.place(truth.linear(), 3 * (side + GAP), 0, 1, side, side);
    return picture.png(64);
  }

  private static void sheet(Picture picture, int column, Drawing stencil) {
    GrayImage grey = Raster.draw(new StencilSheet(stencil, false).drawing(), CELL, CELL);
    int[] packed = new int[CELL * CELL];
    for (int i = 0; i < packed.length; i++) {
      packed[i] = (grey.pixels()[i] & 0xff) * 0x010101;
    }
    picture.place(LinearImage.ofSrgb(CELL, CELL, packed), column * (CELL + GAP), 0, 1);
  }

  private static Photo portrait() {
    try (InputStream in = Imaging.class.getResourceAsStream("portrait.jpg")) {
      if (in == null) {
        throw new IllegalStateException("portrait.jpg is missing");
      }
      return PhotoFile.read(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("portrait.jpg", e);
    } catch (UnreadablePhotoException e) {
      throw new IllegalStateException("portrait.jpg cannot be read", e);
    }
  }
}
