package ink.models.coverup;

import ink.models.ageing.Ageing;
import ink.models.ageing.Band;
import ink.models.ageing.InkMap;
import ink.models.ageing.PackDensity;
import ink.models.ageing.Wearer;
import ink.models.body.surface.Point;
import ink.models.body.surface.Surface;
import ink.models.oldink.OldInk;
import ink.models.oldink.UnusablePhotoException;
import ink.models.plane.Mask;
import ink.models.plane.Plane;
import ink.models.skin.Ink;
import ink.models.skin.LinearImage;
import ink.models.skin.Overlay;
import ink.models.skin.Overlay.Inked;
import ink.models.vector.Drawing;
import java.util.List;

/**
 * New ink on the photograph, healed: light is multiplied, so shade, creases and grain stay, and
 * where there is old ink only what the new adds is taken away.
 */
public final class Preview {

  private static final double FINEST = 8;
  private static final int LONGEST = 1400;

  /** Part of the ink that may fall beside the skin; it is cut off. */
  private static final double BESIDE = .03;

  /** Places along each side of the design that are looked up for it. */
  private static final int PROBES = 96;

  /** Millimetres: what is narrower and no tattoo that was found is hair, and lies above new ink. */
  private static final double HAIR = .3;

  private Preview() {}

  /**
   * @throws UnusablePhotoException when more than 3 % of the new ink would fall beside the skin
   */
  public static LinearImage of(LinearImage photo, OldInk old, Candidate candidate)
      throws UnusablePhotoException {
    return of(photo, old, candidate.drawing(), candidate.placement());
  }

  /**
   * On a surface of any shape, such as a {@link ink.models.body.surface.Drape}, whose views are
   * millimetres of the photograph from the corner of the part that was looked at.
   *
   * @throws UnusablePhotoException when more than 3 % of the new ink would fall beside the skin
   */
  public static LinearImage of(LinearImage photo, OldInk old, Drawing drawing, Surface surface)
      throws UnusablePhotoException {
    double ppm =
        old.pixelsPerMillimetre()
            .orElseThrow(
                () -> new IllegalArgumentException("a preview needs the photograph's scale"));
    double scale = ppm * old.factor();
    InkMap healed = healed(drawing, Math.min(scale, FINEST), old);
    Plane load = new Plane(healed.width(), healed.height(), healed.load());
    refuseBeside(load, healed.pixelsPerMillimetre(), old, surface, scale);
    float[] added = new float[photo.width() * photo.height()];
    boolean[] skin = new boolean[added.length];
    for (int y = 0; y < photo.height(); y++) {
      for (int x = 0; x < photo.width(); x++) {
        int i = y * photo.width() + x;
        skin[i] = onSkin(old, x, y);
        Point at = surface.skin((x + .5 - old.left()) / scale, (y + .5 - old.top()) / scale);
        added[i] = at == null ? 0 : (float) at(load, healed.pixelsPerMillimetre(), at);
      }
    }
    for (int i = 0; i < added.length; i++) {
      added[i] = skin[i] ? added[i] : 0;
    }
    return Overlay.on(
        photo, List.of(new Inked(OldLoad.black(old), added)), oldLoads(photo, old, added));
  }

  /** Looks up where the ink of the design is seen: what falls beside the photograph counts, too. */
  private static void refuseBeside(
      Plane load, double ppm, OldInk old, Surface surface, double scale)
      throws UnusablePhotoException {
    double all = 1e-9;
    double beside = 0;
    int step = Math.max(1, Math.max(load.width(), load.height()) / PROBES);
    for (int y = step / 2; y < load.height(); y += step) {
      for (int x = step / 2; x < load.width(); x += step) {
        float ink = load.at(x, y);
        if (ink > .05) {
          Point seen =
              surface.seen(
                  (x + .5 - load.width() / 2.0) / ppm, (y + .5 - load.height() / 2.0) / ppm);
          all += ink;
          boolean shown =
              seen != null
                  && onSkin(
                      old,
                      (int) Math.floor(seen.x() * scale + old.left()),
                      (int) Math.floor(seen.y() * scale + old.top()));
          beside += shown ? 0 : ink;
        }
      }
    }
    if (beside > BESIDE * all) {
      throw new UnusablePhotoException(
          "the design does not fit here: "
              + Math.round(100 * beside / all)
              + " % of its ink falls beside the skin; make it smaller or move it");
    }
  }

  private static InkMap healed(Drawing drawing, double finest, OldInk old) {
    double longer = Math.max(drawing.width(), drawing.height());
    double ppm = Math.min(finest, LONGEST / longer);
    InkMap packed = PackDensity.packed(InkMap.covered(drawing, ppm));
    return Ageing.aged(packed, Ink.BLACK, Wearer.of(old.wearer()), OldLoad.HEALED, Band.CENTRE, 1);
  }

  private static double at(Plane load, double ppm, Point at) {
    double x = at.x() * ppm + load.width() / 2.0 - .5;
    double y = at.y() * ppm + load.height() / 2.0 - .5;
    return x < 0 || y < 0 || x > load.width() - 1 || y > load.height() - 1 ? 0 : load.between(x, y);
  }

  private static boolean onSkin(OldInk old, int x, int y) {
    int mx = (x - old.left()) / old.factor();
    int my = (y - old.top()) / old.factor();
    return x >= old.left()
        && y >= old.top()
        && mx < old.skin().width()
        && my < old.skin().height()
        && old.skin().at(mx, my);
  }

  /** Old loads by channel, where new ink comes; smooth between the pixels of the maps. */
  private static float[][] oldLoads(LinearImage photo, OldInk old, float[] added) {
    OldLoad loads = new OldLoad(OldLoad.black(old));
    int hair = (int) Math.max(1, Math.round(HAIR * old.pixelsPerMillimetre().orElse(1)));
    Mask near = old.ink().grown(1.5);
    Plane[] coarse = new Plane[3];
    for (int k = 0; k < 3; k++) {
      Plane light = old.light().get(k);
      coarse[k] = new Plane(light.width(), light.height());
      for (int i = 0; i < coarse[k].values().length; i++) {
        coarse[k].values()[i] = loads.of(k, light.values()[i]);
      }
      Plane wide = coarse[k].least(hair).greatest(hair);
      for (int i = 0; i < near.set().length; i++) {
        if (!near.set()[i]) {
          coarse[k].values()[i] = wide.values()[i];
        }
      }
    }
    float[][] out = new float[3][added.length];
    for (int i = 0; i < added.length; i++) {
      if (added[i] > 0) {
        double x = (i % photo.width() + .5 - old.left()) / old.factor() - .5;
        double y = (i / photo.width() + .5 - old.top()) / old.factor() - .5;
        for (int k = 0; k < 3; k++) {
          out[k][i] = coarse[k].between(x, y);
        }
      }
    }
    return out;
  }
}
