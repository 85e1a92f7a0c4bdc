package ink.models.body.surface;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Skin of any shape, as pins say: each holds a spot of the design to a point of the picture.
 * Between pins the design bends as a thin plate does. It covers the box around its pins.
 */
public final class Drape implements Surface {

  private static final int FEWEST = 9;
  private static final int MOST = 25;

  /** Lines each way at whose crossings a fold is looked for. */
  private static final int PROBES = 96;

  private final ThinPlateSpline toSkin;
  private final List<Pin> pins;
  private final double left;
  private final double top;
  private final double right;
  private final double bottom;

  private Drape(ThinPlateSpline toSkin, List<Pin> pins) {
    this.toSkin = toSkin;
    this.pins = pins;
    this.left = pins.stream().mapToDouble(pin -> pin.view().x()).min().orElseThrow();
    this.right = pins.stream().mapToDouble(pin -> pin.view().x()).max().orElseThrow();
    this.top = pins.stream().mapToDouble(pin -> pin.view().y()).min().orElseThrow();
    this.bottom = pins.stream().mapToDouble(pin -> pin.view().y()).max().orElseThrow();
  }

  /** Holds a spot of the flat design to a point of the picture. */
  public record Pin(Point skin, Point view) {}

  /** Two spots of the design would lie on one spot of the skin. */
  public static final class FoldedException extends Exception {
    private static final long serialVersionUID = 1L;

    FoldedException(String message) {
      super(message);
    }
  }

  /**
   * @param pins 9 to 25
   * @throws FoldedException when the design would fold over or be mirrored
   * @throws IllegalArgumentException for too few or too many pins, or pins on one line
   */
  public static Drape over(List<Pin> pins) throws FoldedException {
    if (pins.size() < FEWEST || pins.size() > MOST) {
      throw new IllegalArgumentException(
          pins.size() + " pins; a design is held by " + FEWEST + " to " + MOST);
    }
    List<Point> views = new ArrayList<>();
    List<Point> skins = new ArrayList<>();
    for (Pin pin : pins) {
      views.add(pin.view());
      skins.add(pin.skin());
    }
    Drape drape = new Drape(ThinPlateSpline.taking(views, skins), List.copyOf(pins));
    drape.refuseFolds();
    return drape;
  }

  private void refuseFolds() throws FoldedException {
    for (int i = 0; i <= PROBES; i++) {
      for (int j = 0; j <= PROBES; j++) {
        double x = left + (right - left) * i / PROBES;
        double y = top + (bottom - top) * j / PROBES;
        double[] slopes = toSkin.slopes(x, y);
        if (!(slopes[0] * slopes[3] - slopes[1] * slopes[2] > 0)) {
          throw new FoldedException(
              String.format(
                  Locale.ROOT,
                  "the design folds over near %.1f, %.1f mm; move the pins there apart",
                  x,
                  y));
        }
      }
    }
  }

  @Override
  public @Nullable Point skin(double x, double y) {
    return covers(x, y) ? toSkin.at(x, y) : null;
  }

  /** Newton's steps from the nearest pin; a map without folds lets them arrive. */
  @Override
  public @Nullable Point seen(double across, double along) {
    Point wanted = new Point(across, along);
    Pin nearest = pins.get(0);
    for (Pin pin : pins) {
      nearest = pin.skin().distance(wanted) < nearest.skin().distance(wanted) ? pin : nearest;
    }
    double x = nearest.view().x();
    double y = nearest.view().y();
    for (int step = 0; step < 30; step++) {
      Point here = toSkin.at(x, y);
      double missX = across - here.x();
      double missY = along - here.y();
      if (Math.hypot(missX, missY) < 1e-6) {
        return covers(x, y) ? new Point(x, y) : null;
      }
      double[] slopes = toSkin.slopes(x, y);
      double turn = slopes[0] * slopes[3] - slopes[1] * slopes[2];
      x += (slopes[3] * missX - slopes[1] * missY) / turn;
      y += (slopes[0] * missY - slopes[2] * missX) / turn;
    }
    return null;
  }

  private boolean covers(double x, double y) {
    return x >= left && x <= right && y >= top && y <= bottom;
  }
}
