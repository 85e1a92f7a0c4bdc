package ink.models.flash;

import ink.models.design.Style;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;

/** A trifle in the gaps of a sheet, of one kind with its designs. */
public enum Filler {
  /** Four thin rays. */
  STAR {
    @Override
    Sheet drawn() {
      double w = .18;
      return new Sheet()
          .solid(Paths.polyline(true, 0, -1, w, -w, 1, 0, w, w, 0, 1, -w, w, -1, 0, -w, -w));
    }
  },
  /** Three leaves on one stem. */
  LEAVES {
    @Override
    Sheet drawn() {
      Path2D leaf = new Path2D.Double();
      leaf.moveTo(0, .2);
      leaf.curveTo(.42, -.1, .32, -.6, 0, -.95);
      leaf.curveTo(-.32, -.6, -.42, -.1, 0, .2);
      leaf.closePath();
      Sheet one = new Sheet().solid(leaf);
      Path2D stem = new Path2D.Double();
      stem.moveTo(0, 1);
      stem.curveTo(-.1, .6, 0, .4, 0, .1);
      AffineTransform right = AffineTransform.getTranslateInstance(.06, .32);
      right.rotate(1.05);
      right.scale(.8, .8);
      AffineTransform left = AffineTransform.getTranslateInstance(-.06, .32);
      left.rotate(-1.05);
      left.scale(.8, .8);
      return new Sheet()
          .add(one, right)
          .add(one, left)
          .add(one, new AffineTransform())
          .line(stem, .5);
    }
  },
  /** A large dot among small ones. */
  DOTS {
    @Override
    Sheet drawn() {
      return new Sheet()
          .dot(0, 0, .3)
          .around(4, 0, new Sheet().dot(0, -.62, .14).dot(0, -.93, .07));
    }
  };

  /** Around the origin, reaching one millimetre. */
  abstract Sheet drawn();

  static Filler of(Style style) {
    return switch (style) {
      case BOTANICAL, ART_NOUVEAU, SNAKE -> LEAVES;
      case CELESTIAL, FINE_LINE, WAVES, LETTERING -> STAR;
      default -> DOTS;
    };
  }
}
