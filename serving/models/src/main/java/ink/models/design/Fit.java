package ink.models.design;

import ink.models.vector.Drawing.Sheet;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.SplittableRandom;

/**
 * Fits a composition to a sheet without pressing its lines together: it is composed once to learn
 * how much of the sheet it fills, and again at the size at which it fills it, so that the gaps it
 * is laid out with are those it is worn with.
 */
public final class Fit {

  private Fit() {}

  /** Composes around the origin for a size, by chance. */
  public interface Composer {
    Sheet compose(double width, double height, SplittableRandom random);
  }

  /** Centred on the origin, as large as goes in width and height. */
  public static Sheet into(
      double width, double height, SplittableRandom random, Composer composer) {
    long seed = random.nextLong();
    Rectangle2D box = composer.compose(width, height, new SplittableRandom(seed)).bounds();
    double scale = scale(box, width, height);
    Sheet sheet = composer.compose(width * scale, height * scale, new SplittableRandom(seed));
    Rectangle2D fitted = sheet.bounds();
    double rest = scale(fitted, width, height);
    AffineTransform fit = AffineTransform.getScaleInstance(rest, rest);
    fit.translate(-fitted.getCenterX(), -fitted.getCenterY());
    return new Sheet().add(sheet, fit);
  }

  private static double scale(Rectangle2D box, double width, double height) {
    return Math.min(width / box.getWidth(), height / box.getHeight());
  }
}
