package ink.models.stencil;

/** Thins a set to lines one pixel wide that keep its shape (Zhang and Suen 1984). */
final class Skeleton {

  /** The eight neighbours, clockwise from above. */
  static final int[] DX = {0, 1, 1, 1, 0, -1, -1, -1};

  static final int[] DY = {-1, -1, 0, 1, 1, 1, 0, -1};

  private Skeleton() {}

  static Bits of(Bits ink) {
    Bits bones = ink.copy();
    int[] pixels = new int[(int) ink.count()];
    int left = 0;
    for (int y = 0; y < ink.height; y++) {
      for (int x = ink.next(0, y, true); x < ink.width; x = ink.next(x + 1, y, true)) {
        pixels[left++] = y * ink.width + x;
      }
    }
    int[] gone = new int[left];
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int pass = 0; pass < 2; pass++) {
        int going = 0;
        for (int i = 0; i < left; i++) {
          if (goes(bones, pixels[i] % ink.width, pixels[i] / ink.width, pass)) {
            gone[going++] = pixels[i];
          }
        }
        for (int i = 0; i < going; i++) {
          bones.clear(gone[i] % ink.width, gone[i] / ink.width);
        }
        changed |= going > 0;
        int kept = 0;
        for (int i = 0; i < left; i++) {
          if (bones.get(pixels[i] % ink.width, pixels[i] / ink.width)) {
            pixels[kept++] = pixels[i];
          }
        }
        left = kept;
      }
    }
    return bones;
  }

  /** How many of the eight neighbours are set. */
  static int neighbours(Bits set, int x, int y) {
    int count = 0;
    for (int i = 0; i < 8; i++) {
      count += set.get(x + DX[i], y + DY[i]) ? 1 : 0;
    }
    return count;
  }

  private static boolean goes(Bits bones, int x, int y, int pass) {
    int around = 0;
    for (int i = 0; i < 8; i++) {
      around |= bones.get(x + DX[i], y + DY[i]) ? 1 << i : 0;
    }
    int count = Integer.bitCount(around);
    // Pixels that are set after one that is not, going round.
    int starts = Integer.bitCount(around & ~(around << 1 | around >> 7) & 0xff);
    if (count < 2 || count > 6 || starts != 1) {
      return false;
    }
    boolean north = (around & 1) != 0;
    boolean east = (around & 4) != 0;
    boolean south = (around & 16) != 0;
    boolean west = (around & 64) != 0;
    return pass == 0
        ? !(north && east && south) && !(east && south && west)
        : !(north && east && west) && !(north && south && west);
  }
}
