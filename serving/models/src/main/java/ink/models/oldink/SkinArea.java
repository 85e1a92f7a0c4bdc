package ink.models.oldink;

import ink.models.colour.Lab;
import ink.models.colour.LinearRgb;
import ink.models.plane.Mask;
import ink.models.skin.LinearImage;
import java.util.Arrays;

/** Where a photograph shows skin, with or without ink. */
public final class SkinArea {

  private static final double LEAST_CHROMA = 2;

  private SkinArea() {}

  /**
   * True for each pixel of skin, row by row from the top.
   *
   * @throws UnusablePhotoException when there is next to no skin
   */
  public static boolean[] of(LinearImage photo) throws UnusablePhotoException {
    WorkingImage image = WorkingImage.of(photo, Region.rectangle(0, 0, 1, 1));
    Mask all = new Mask(image.width(), image.height());
    Arrays.fill(all.set(), true);
    Mask found = SkinMask.of(image, all);
    boolean[] skin = new boolean[photo.width() * photo.height()];
    for (int y = 0; y < photo.height(); y++) {
      for (int x = 0; x < photo.width(); x++) {
        skin[y * photo.width() + x] =
            found.at(
                Math.min(found.width() - 1, x / image.factor()),
                Math.min(found.height() - 1, y / image.factor()));
      }
    }
    refuseGrey(photo, skin);
    return skin;
  }

  /** Paper that is white or a picture without colours has the light of pale skin, but no tint. */
  private static void refuseGrey(LinearImage photo, boolean[] skin) throws UnusablePhotoException {
    double red = 0;
    double green = 0;
    double blue = 0;
    int count = 0;
    for (int i = 0; i < skin.length; i++) {
      if (skin[i]) {
        red += photo.red()[i];
        green += photo.green()[i];
        blue += photo.blue()[i];
        count++;
      }
    }
    int all = Math.max(1, count);
    Lab mean = new LinearRgb(red / all, green / all, blue / all).lab();
    if (Math.hypot(mean.a(), mean.b()) < LEAST_CHROMA) {
      throw new UnusablePhotoException(
          "no skin was found: the picture is grey; send a photo in colour of the place on the body");
    }
  }
}
