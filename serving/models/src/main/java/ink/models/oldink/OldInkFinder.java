package ink.models.oldink;

import ink.models.colour.Lab;
import ink.models.colour.LinearRgb;
import ink.models.colour.TypologyAngle;
import ink.models.plane.Mask;
import ink.models.plane.Plane;
import ink.models.skin.LinearImage;
import ink.models.skin.Skin;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Finds old ink: darker than its bare skin would be, or of another colour. Works for a tattoo that
 * fills much of the picture; it does not know a tattoo from a birthmark or a bruise.
 */
public final class OldInkFinder {

  private static final int SMALLEST = 96;

  /** Light below this is the camera's noise. */
  private static final double DARKEST = .002;

  /** Density below which nothing is called ink, however Otsu parts it. */
  private static final double FLOOR = .09;

  private static final double DENSEST = 1.6;

  /** And above which everything is, so that pale parts of a tattoo with black ones are found. */
  private static final double CEILING = .3;

  private static final double LOW = .6;
  private static final double HIGH = .95;

  /** A little less than half: grain of the skin must not break lines. */
  private static final double HALF = .45;

  /** Millimetres within which an edge of ink falls off. */
  private static final double EDGE = .7;

  /** Another colour than skin: chroma that differs by this, though it may not be darker. */
  private static final double OTHER_CHROMA = 10;

  /** Part of the skin's width at a limb's edge where shade passes for ink. */
  private static final double RIM = .05;

  /** Ink that covers less of the skin than this is none. */
  private static final double NONE = .004;

  private OldInkFinder() {}

  /**
   * @param scale null when it is not known: areas are then in percent only
   * @param wearer the confirmed skin, or null to estimate it
   * @throws UnusablePhotoException when there is no skin, or no ink on it
   */
  public static OldInk find(
      LinearImage photo, Region region, @Nullable Scale scale, @Nullable Skin wearer)
      throws UnusablePhotoException {
    if (Math.min(photo.width(), photo.height()) < SMALLEST) {
      throw new UnusablePhotoException(
          "the photo is only "
              + photo.width()
              + " x "
              + photo.height()
              + " pixels; send one of at least 600 on its shorter side");
    }
    WorkingImage image = WorkingImage.of(photo, region);
    Mask looked = cut(region.pixels(photo.width(), photo.height()), image);
    Plane[] density = density(image);
    refuseBlank(density, looked);
    Mask skin = SkinMask.of(image, looked);
    Plane[] bare = SkinBackground.under(density, skin);
    Plane[] above = new Plane[3];
    for (int k = 0; k < 3; k++) {
      above[k] = minus(density[k], bare[k]);
    }
    OptionalDouble ppm =
        scale == null
            ? OptionalDouble.empty()
            : OptionalDouble.of(scale.pixelsPerMillimetre() / image.factor());
    Mask within = looked.and(withoutRim(skin));
    if (within.count() < .1 * looked.count()) {
      within = looked.and(skin);
    }
    Plane ink = combined(above);
    Skin tone = wearer == null ? estimated(bare, within) : wearer;
    Mask mask = mask(ink, above, tone, within, ppm);
    if (mask.count() < NONE * within.count()) {
      throw new UnusablePhotoException(
          "no old ink was found; mark the tattoo closely, and take the photo in even daylight"
              + " without flash"
              + (scale == null ? "" : "; and check the distance that was given"));
    }
    return Description.of(image, ppm, skin, within, mask, ink, above, tone);
  }

  private static Mask mask(Plane ink, Plane[] above, Skin tone, Mask within, OptionalDouble ppm) {
    double parted = Threshold.otsu(ink, within, DENSEST);
    double threshold = Math.max(FLOOR, Math.min(CEILING, parted));
    Mask found = Threshold.hysteresis(ink, within, LOW * threshold, HIGH * threshold);
    Mask coloured = coloured(above, tone, within);
    boolean[] either = new boolean[found.set().length];
    for (int i = 0; i < either.length; i++) {
      either[i] = found.set()[i] || coloured.set()[i];
    }
    Mask all = new Mask(found.width(), found.height(), either);
    int reach = (int) Math.round(EDGE * ppm.orElse(.005 * Math.max(ink.width(), ink.height())));
    all = trimmed(all, ink, Math.max(1, reach), LOW * threshold / 2);
    return Specks.without(all, within, ppm);
  }

  /** Moves edges to where ink is half as dense as beside them: blur spreads dark ink farther. */
  private static Mask trimmed(Mask found, Plane sharp, int reach, double bare) {
    Plane ink = sharp.blurred(Math.max(.8, .25 * reach));
    Plane darkest = ink.greatest(reach);
    Plane lightest = ink.least(reach);
    boolean[] kept = found.set().clone();
    for (int i = 0; i < kept.length; i++) {
      boolean slope = lightest.values()[i] < bare;
      kept[i] &= !slope || ink.values()[i] >= HALF * darkest.values()[i];
    }
    return new Mask(found.width(), found.height(), kept);
  }

  /** Pastel ink is hardly darker than skin, but not of its colour. */
  private static Mask coloured(Plane[] above, Skin tone, Mask within) {
    LinearRgb bare = tone.light();
    Lab bareLab = bare.lab();
    Plane[] smooth = new Plane[3];
    for (int k = 0; k < 3; k++) {
      smooth[k] = above[k].blurred(1.2);
    }
    Plane chroma = new Plane(within.width(), within.height());
    for (int i = 0; i < within.set().length; i++) {
      if (within.set()[i]) {
        Lab lab =
            new LinearRgb(
                    bare.red() * light(smooth[0].values()[i]),
                    bare.green() * light(smooth[1].values()[i]),
                    bare.blue() * light(smooth[2].values()[i]))
                .lab();
        chroma.values()[i] = (float) Math.hypot(lab.a() - bareLab.a(), lab.b() - bareLab.b());
      }
    }
    return Threshold.hysteresis(chroma, within, OTHER_CHROMA, 1.5 * OTHER_CHROMA);
  }

  /** By the colour of bare skin where light falls best; no more than a first guess. */
  private static Skin estimated(Plane[] bare, Mask within) {
    int[] some = new int[within.count()];
    int count = 0;
    for (int i = 0; i < within.set().length; i++) {
      if (within.set()[i]) {
        some[count++] = i;
      }
    }
    double[] r = new double[3];
    for (int k = 0; k < 3; k++) {
      double[] values = new double[count];
      for (int i = 0; i < count; i++) {
        values[i] = bare[k].values()[some[i]];
      }
      Arrays.sort(values);
      r[k] = light(values[count / 3]);
    }
    TypologyAngle angle = TypologyAngle.of(new LinearRgb(r[0], r[1], r[2]).lab());
    return Skin.ofTypologyAngle(Math.max(-60, Math.min(60, angle.degrees())));
  }

  private static Plane combined(Plane[] above) {
    Plane ink = new Plane(above[0].width(), above[0].height());
    for (int i = 0; i < ink.values().length; i++) {
      ink.values()[i] =
          (float) InkDensity.of(above[0].values()[i], above[1].values()[i], above[2].values()[i]);
    }
    return ink;
  }

  private static Mask withoutRim(Mask skin) {
    double width = Math.sqrt(skin.count());
    return skin.shrunk(Math.max(2, RIM * width));
  }

  private static Plane[] density(WorkingImage image) {
    Plane[] density = new Plane[3];
    for (int k = 0; k < 3; k++) {
      Plane channel = image.channels()[k];
      density[k] = new Plane(channel.width(), channel.height());
      for (int i = 0; i < channel.values().length; i++) {
        density[k].values()[i] = (float) -Math.log10(Math.max(DARKEST, channel.values()[i]));
      }
    }
    return density;
  }

  static double light(double density) {
    return Math.pow(10, -density);
  }

  private static Plane minus(Plane one, Plane other) {
    Plane difference = new Plane(one.width(), one.height());
    for (int i = 0; i < difference.values().length; i++) {
      difference.values()[i] = one.values()[i] - other.values()[i];
    }
    return difference;
  }

  private static void refuseBlank(Plane[] density, Mask looked) throws UnusablePhotoException {
    for (Plane channel : density) {
      float least = Float.POSITIVE_INFINITY;
      float most = Float.NEGATIVE_INFINITY;
      for (int i = 0; i < looked.set().length; i++) {
        if (looked.set()[i]) {
          least = Math.min(least, channel.values()[i]);
          most = Math.max(most, channel.values()[i]);
        }
      }
      if (most - least > .04) {
        return;
      }
    }
    throw new UnusablePhotoException(
        "the photo is blank where it was marked; take a photo of the tattoo in daylight");
  }

  private static Mask cut(Mask whole, WorkingImage image) {
    Mask part = new Mask(image.width(), image.height());
    for (int y = 0; y < part.height(); y++) {
      for (int x = 0; x < part.width(); x++) {
        part.set()[y * part.width() + x] =
            whole.at(
                Math.min(whole.width() - 1, image.left() + x * image.factor()),
                Math.min(whole.height() - 1, image.top() + y * image.factor()));
      }
    }
    return part;
  }
}
