package ink.models.coverup;

import ink.models.plane.Mask;
import ink.models.vector.Drawing;
import ink.models.vector.Mark;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Fills a design's faces with black where old ink lies, the darkest places first, until little of
 * it is left to see. Faces that belong together by symmetry are filled together, and none so that
 * one black patch takes more than 35 % of the design.
 */
final class Filling {

  private static final double BLOB = .35;

  /** A face that takes more of the design than this is its ground: black, it would be a patch. */
  private static final double FACE = .12;

  /** Enough: a little above what is called good, as the fill is then drawn a little coarser. */
  private static final double HIDE = .88;

  private static final double CLEAR = .78;
  private static final double DARK = .86;

  /** Part of an orbit that must lie on old ink. */
  private static final double WORTH = .04;

  /** Millimetres of bare skin left along the lines of a face. */
  private static final double INSET = .7;

  /** Millimetres of the lines around it that a whole fill takes in. */
  private static final double OVERLAP = 1.1;

  /** Part of the design that may be black: more is a patch, not a drawing. */
  private static final double BLACK = .62;

  /** Square millimetres. */
  private static final double SLIVER = 1.2;

  private final Ground ground;
  private final Sized design;
  private final Faces faces;
  private final Mask solid;
  private Mask fills;

  /** Face under each inked pixel, or -1; and the new load there. */
  private final int[] face;

  private final int[] pixel;
  private final double[] added;
  private double seen;
  private int clear;
  private int dark;

  private Filling(Ground ground, Sized design, Placement placement) {
    this.ground = ground;
    this.design = design;
    this.faces = Faces.of(design);
    double ppm = design.pixelsPerMillimetre();
    this.solid = design.black().shrunk(.6 * ppm).grown(.6 * ppm);
    this.fills = new Mask(solid.width(), solid.height());
    int n = ground.inked().length;
    face = new int[n];
    pixel = pixels(ground, design, placement);
    added = new double[n];
    for (int j = 0; j < n; j++) {
      face[j] = pixel[j] < 0 ? -1 : faces.at(pixel[j]);
      added[j] = pixel[j] < 0 ? 0 : design.load().values()[pixel[j]];
      ink(j, added[j], 1);
    }
  }

  /** The design's pixel above each inked pixel of the ground; -1 beside its sheet. */
  static int[] pixels(Ground ground, Sized design, Placement placement) {
    int[] inked = ground.inked();
    int[] pixel = new int[inked.length];
    for (int j = 0; j < inked.length; j++) {
      double x = (inked[j] % ground.width() + .5) / Ground.PPM;
      double y = (inked[j] / ground.width() + .5) / Ground.PPM;
      var at = placement.skin(x, y);
      pixel[j] = design.pixel(at.x(), at.y());
    }
    return pixel;
  }

  /** The drawing with its fills, to be placed as the design was. */
  static Drawing filled(Ground ground, Sized design, Placement placement) {
    return new Filling(ground, design, placement).fill();
  }

  private record Load(int[] orbit, double mean) {}

  private Drawing fill() {
    double ppm = design.pixelsPerMillimetre();
    List<Load> loads = byLoad();
    // First with a gap along the lines, so that the drawing stays; then, where needed, whole.
    fill(loads, INSET * ppm);
    fill(loads, -OVERLAP * ppm);
    if (fills.count() == 0) {
      return design.drawing();
    }
    closeSlivers();
    AffineTransform toSheet = AffineTransform.getScaleInstance(1 / ppm, 1 / ppm);
    // The map is as wide as whole pixels; the sheet lies in its middle.
    toSheet.translate(
        (design.drawing().width() * ppm - fills.width()) / 2,
        (design.drawing().height() * ppm - fills.height()) / 2);
    Path2D outline = new Path2D.Double(Outline.of(fills, (int) (2 * ppm)), toSheet);
    List<Mark> marks = new ArrayList<>(design.drawing().marks());
    marks.add(new Mark.Area(outline, Mark.Tone.INK));
    return new Drawing(design.drawing().width(), design.drawing().height(), marks);
  }

  private void fill(List<Load> loads, double inset) {
    double most = BLOB * design.hull().count();
    double mostBlack = BLACK * design.hull().count();
    for (Load load : loads) {
      if (enough()) {
        return;
      }
      int area = faces.area(load.orbit);
      if (area > FACE * load.orbit.length * design.hull().count()) {
        continue;
      }
      Mask next =
          joined(
              fills,
              inset > 0
                  ? faces.inner(load.orbit, inset)
                  : faces.whole(load.orbit, design.black(), (int) Math.round(-inset)));
      if (largest(next) > most || joined(next, design.black()).count() > mostBlack) {
        continue;
      }
      fills = next;
      for (int j = 0; j < face.length; j++) {
        if (pixel[j] >= 0 && fills.set()[pixel[j]] && added[j] < 1) {
          ink(j, added[j], -1);
          added[j] = 1;
          ink(j, 1, 1);
        }
      }
    }
  }

  /**
   * Skin that is left between a fill and a hatch is no drawing: too small to see, it looks torn.
   */
  private void closeSlivers() {
    double ppm = design.pixelsPerMillimetre();
    Mask near = fills.grown(.5 * ppm);
    for (int[] patch : joined(fills, design.black()).inverted().patches(false)) {
      int beside = 0;
      for (int i : patch) {
        beside += near.set()[i] ? 1 : 0;
      }
      if (patch.length < SLIVER * ppm * ppm && beside * 2 > patch.length) {
        for (int i : patch) {
          fills.set()[i] = true;
        }
      }
    }
  }

  /** Orbits by the old load under them, a mean over their whole area. */
  private List<Load> byLoad() {
    double[] sum = new double[faces.count()];
    for (int j = 0; j < face.length; j++) {
      if (face[j] >= 0) {
        sum[face[j]] += ground.load(j);
      }
    }
    List<Load> loads = new ArrayList<>();
    double perPixel = Ground.PPM / design.pixelsPerMillimetre();
    for (int[] orbit : faces.orbits()) {
      double all = 0;
      for (int f : orbit) {
        all += sum[f];
      }
      double mean = all / (faces.area(orbit) * perPixel * perPixel);
      if (mean > WORTH) {
        loads.add(new Load(orbit, mean));
      }
    }
    loads.sort(Comparator.comparingDouble((Load load) -> -load.mean));
    return loads;
  }

  private boolean enough() {
    int n = added.length;
    return 1 - seen / ground.difference() >= HIDE && clear >= CLEAR * n && dark >= DARK * n;
  }

  /** Keeps the account: a full score for each orbit would take seconds. */
  private void ink(int j, double load, int sign) {
    double difference = ground.difference(j, load);
    seen += sign * difference;
    clear += difference < Score.UNSEEN ? sign : 0;
    dark += ground.isAsDark(j, load) ? sign : 0;
  }

  private static Mask joined(Mask one, Mask other) {
    Mask both = new Mask(one.width(), one.height(), one.set().clone());
    for (int i = 0; i < both.set().length; i++) {
      both.set()[i] |= other.set()[i];
    }
    return both;
  }

  /**
   * Pixels of the largest black patch: fills together with what is solid anyway. Looked at with
   * half the pixels, so that a gap as thin as a hair does not part two patches.
   */
  private int largest(Mask fills) {
    int width = (fills.width() + 1) / 2;
    Mask near = new Mask(width, (fills.height() + 1) / 2);
    for (int i = 0; i < fills.set().length; i++) {
      if (fills.set()[i] || solid.set()[i]) {
        near.set()[i / fills.width() / 2 * width + i % fills.width() / 2] = true;
      }
    }
    List<int[]> patches = near.patches(true);
    return patches.isEmpty() ? 0 : 4 * patches.get(0).length;
  }
}
