package ink.models.oldink;

import ink.models.plane.Mask;
import ink.models.plane.Plane;
import ink.models.skin.Skin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** Puts numbers to the ink that was found. */
final class Description {

  private Description() {}

  static OldInk of(
      WorkingImage image,
      OptionalDouble ppm,
      Mask skin,
      Mask within,
      Mask mask,
      Plane ink,
      Plane[] above,
      Skin tone) {
    List<Plane> light = new ArrayList<>();
    for (Plane channel : above) {
      Plane ratio = new Plane(channel.width(), channel.height());
      for (int i = 0; i < ratio.values().length; i++) {
        ratio.values()[i] = (float) OldInkFinder.light(channel.values()[i]);
      }
      light.add(ratio);
    }
    int count = mask.count();
    double[] densities = new double[count];
    List<double[]> ratios = new ArrayList<>();
    double sx = 0;
    double sy = 0;
    int at = 0;
    int[] pixels = new int[count];
    int width = mask.width();
    int[] box = {width, mask.height(), 0, 0};
    for (int i = 0; i < mask.set().length; i++) {
      if (mask.set()[i]) {
        pixels[at] = i;
        densities[at++] = (above[0].values()[i] + above[1].values()[i] + above[2].values()[i]) / 3;
        ratios.add(
            new double[] {
              light.get(0).values()[i], light.get(1).values()[i], light.get(2).values()[i]
            });
        int x = i % width;
        int y = i / width;
        sx += x;
        sy += y;
        box[0] = Math.min(box[0], x);
        box[1] = Math.min(box[1], y);
        box[2] = Math.max(box[2], x + 1);
        box[3] = Math.max(box[3], y + 1);
      }
    }
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < mask.set().length; i++) {
      if (mask.set()[i]) {
        double dx = i % width - sx / count;
        double dy = i / width - sy / count;
        xx += dx * dx;
        yy += dy * dy;
        xy += dx * dy;
      }
    }
    double half = Math.sqrt((xx - yy) * (xx - yy) / 4 + xy * xy);
    double major = (xx + yy) / 2 + half;
    double minor = (xx + yy) / 2 - half;
    Arrays.sort(densities);
    double perimeter = Specks.perimeter(mask, pixels);
    OldInk.Shape shape =
        new OldInk.Shape(
            100.0 * count / within.count(),
            mask.corners(),
            box,
            StrictMath.atan2(2 * xy, xx - yy) / 2,
            major > 0 ? 1 - Math.sqrt(Math.max(0, minor) / major) : 0,
            perimeter * perimeter / (4 * Math.PI * count),
            densities[count / 2],
            densities[(int) (count * .9)]);
    return new OldInk(
        image.left(),
        image.top(),
        image.factor(),
        ppm,
        skin,
        mask,
        ink,
        light,
        tone,
        shape,
        InkColours.of(ratios, tone));
  }
}
