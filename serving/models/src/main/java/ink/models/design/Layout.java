package ink.models.design;

import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.awt.geom.AffineTransform;
import java.util.SplittableRandom;

/** Puts one motif or two on a sheet around the origin, and colour into them. */
final class Layout {

  /** Radius of what stands inside a frame, as a part of the frame's. */
  private static final double CORE = .50;

  private final Wishes wishes;
  private final Pens pens;
  private final double width;
  private final double height;

  Layout(Wishes wishes, Pens pens, double width, double height) {
    this.wishes = wishes;
    this.pens = pens;
    this.width = width;
    this.height = height;
  }

  /** Both motifs have a source of chance of their own: one more does not redraw the other. */
  Sheet draw(Style main, SplittableRandom random) {
    SplittableRandom first = random.split();
    SplittableRandom second = random.split();
    if (wishes.companion().isEmpty()) {
      return part(main, wishes, width, height, first);
    }
    Style other = wishes.companion().get().style();
    return switch (wishes.companion().get().placement()) {
      case FRAME -> framed(main, first, other, second);
      case CORE -> framed(other, second, main, first);
      case ABOVE -> stacked(other, second, main, first);
      case BELOW -> stacked(main, first, other, second);
      case UPON -> upon(main, first, other, second);
    };
  }

  private Sheet part(Style style, Wishes with, double wide, double high, SplittableRandom random) {
    boolean mirrored = with.wants(Feature.MIRRORED) && style == Style.BOTANICAL;
    if (!mirrored) {
      return Tint.with(style.draw(with, pens, wide, high, random), style, with.palette());
    }
    // Half of the sheet, and the same again from the other side.
    Sheet half = Tint.with(style.draw(with, pens, wide * .48, high, random), style, with.palette());
    AffineTransform right = AffineTransform.getTranslateInstance(wide * .26, 0);
    AffineTransform left = AffineTransform.getScaleInstance(-1, 1);
    left.translate(wide * .26, 0);
    return new Sheet().add(half, right).add(half, left);
  }

  private Sheet framed(
      Style inner, SplittableRandom innerChance, Style frame, SplittableRandom frameChance) {
    double radius = Math.min(width, height) / 2;
    Wishes around =
        switch (frame) {
          case BOTANICAL -> wishes.with(Feature.WREATH);
          case CELTIC -> wishes.with(Feature.RING);
          case CELESTIAL -> wishes.with(Feature.PHASES);
          default -> wishes;
        };
    Sheet sheet = part(frame, around, 2 * radius, 2 * radius, frameChance);
    double room = radius * (frame == Style.CELTIC ? CORE * 1.04 : CORE * 1.08);
    boolean hollow = frame == Style.BOTANICAL || frame == Style.CELESTIAL;
    if (hollow) {
      sheet.clear(Paths.circle(0, 0, room + Pens.GAP));
    } else {
      double edge = room + Pens.GAP * 1.5 + pens.main();
      sheet.cell(Paths.circle(0, 0, edge), pens.main());
    }
    return sheet.add(part(inner, wishes, 2 * room, 2 * room, innerChance));
  }

  /** One above the other; side by side on a lying sheet. */
  private Sheet stacked(
      Style upper, SplittableRandom upperChance, Style lower, SplittableRandom lowerChance) {
    boolean lying = width > height * 1.4;
    double longer = lying ? width : height;
    double first = longer * (lying ? .48 : upper == Style.CELESTIAL ? .46 : .48);
    double gap = longer * .03;
    double second = longer - first - gap;
    double firstWide = lying ? first : width;
    double secondWide = lying ? second : width;
    Sheet one = part(upper, wishes, firstWide, lying ? height : first, upperChance);
    Sheet two = part(lower, wishes, secondWide, lying ? height : second, lowerChance);
    double shiftOne = -longer / 2 + first / 2;
    double shiftTwo = longer / 2 - second / 2;
    return new Sheet().add(two, shift(lying, shiftTwo)).add(one, shift(lying, shiftOne));
  }

  private static AffineTransform shift(boolean lying, double by) {
    return AffineTransform.getTranslateInstance(lying ? by : 0, lying ? 0 : by);
  }

  /** The second lies over the lower edge of the first. */
  private Sheet upon(
      Style under, SplittableRandom underChance, Style over, SplittableRandom overChance) {
    double side = Math.min(width, height);
    Sheet below = part(under, wishes, side * .86, side * .86, underChance);
    Sheet above = part(over, wishes.with(Feature.CLUSTER), side * .74, side * .52, overChance);
    return new Sheet()
        .add(below, AffineTransform.getTranslateInstance(0, -side * .07))
        .add(above, AffineTransform.getTranslateInstance(0, side * .24));
  }
}
