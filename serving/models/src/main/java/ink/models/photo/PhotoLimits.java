package ink.models.photo;

import ink.models.photo.UnreadablePhotoException.Reason;

/**
 * What is read of a file. The sizes in its header are held against this before a pixel is decoded.
 *
 * @param bytes of the file
 * @param leastSide pixels of the shorter side
 * @param longestSide pixels of the longer side
 * @param pixels in the file
 * @param kept pixels that are handed on: a larger picture is averaged down to it
 */
public record PhotoLimits(int bytes, int leastSide, int longestSide, long pixels, int kept) {

  /**
   * For everything a phone takes: 32 MiB, 16 to 16,384 pixels a side, 64 megapixels, of which 4 are
   * kept: 4 mm on skin are then some 40 pixels on a photo of a whole forearm.
   */
  public static final PhotoLimits UPLOAD =
      new PhotoLimits(32 << 20, 16, 16_384, 64_000_000, 4_000_000);

  /** The same with another number of pixels kept. */
  public PhotoLimits keeping(int most) {
    return new PhotoLimits(bytes, leastSide, longestSide, pixels, most);
  }

  void checkSize(int length) throws UnreadablePhotoException {
    if (length > bytes) {
      throw new UnreadablePhotoException(
          Reason.TOO_LARGE,
          "the file has "
              + (length >> 20)
              + " MiB; at most "
              + (bytes >> 20)
              + " MiB are read: save it smaller or with more compression");
    }
  }

  void checkPicture(int width, int height, long most) throws UnreadablePhotoException {
    if (width <= 0 || height <= 0) {
      throw new UnreadablePhotoException(
          Reason.BROKEN, "the file is damaged: it claims a size of " + width + " x " + height);
    }
    String is = "the picture is " + width + " x " + height + " pixels; ";
    if (Math.min(width, height) < leastSide) {
      throw new UnreadablePhotoException(
          Reason.TOO_SMALL, is + "at least " + leastSide + " on each side are needed");
    }
    long limit = Math.min(pixels, most);
    if (Math.max(width, height) > longestSide || (long) width * height > limit) {
      throw new UnreadablePhotoException(
          Reason.TOO_LARGE,
          is
              + "at most "
              + limit / 1_000_000
              + " megapixels and "
              + longestSide
              + " on a side are read: make it smaller");
    }
  }
}
