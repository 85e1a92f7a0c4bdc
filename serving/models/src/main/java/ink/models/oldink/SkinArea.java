package ink.models.oldink;

import ink.models.plane.Mask;
import ink.models.skin.LinearImage;
import java.util.Arrays;

/** Where a photograph shows skin, with or without ink. */
public final class SkinArea {

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
    return skin;
  }
}
