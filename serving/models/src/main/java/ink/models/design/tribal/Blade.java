package ink.models.design.tribal;

import ink.models.vector.Course;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** A black blade along a curve, with thorns on its sides; it ends in a point. */
final class Blade {

  private static final int SAMPLES = 48;

  private final Course course;
  private final double half;
  private final double widest;
  private final double root;

  /** Points along the middle and half the width there. */
  private final double[][] samples = new double[2 * SAMPLES + 1][];

  private final List<Blade> thorns = new ArrayList<>();

  /**
   * @param half half of its width where it is widest
   * @param widest where that is, as a share of the length
   * @param root half of the width it starts with; 0 for a point
   */
  Blade(Course course, double half, double widest, double root) {
    this.course = course;
    this.half = half;
    this.widest = widest;
    this.root = root;
    for (int i = 0; i < samples.length; i++) {
      double share = i / (2.0 * SAMPLES);
      double[] p = course.at(share);
      samples[i] = new double[] {p[0], p[1], half(share)};
    }
  }

  double half(double share) {
    if (share < widest) {
      // Steep at first, flat at the widest place: full like a horn, not like a wedge.
      return root + (half - root) * StrictMath.sin(share / widest * StrictMath.PI / 2);
    }
    double fall = Math.max(0, (1 - share) / (1 - widest));
    return half * StrictMath.pow(fall, .9) * (1.18 - .18 * fall);
  }

  /**
   * A thorn that leaves the blade and hooks back.
   *
   * @param side 1 to the right of the way it goes, -1 to the left
   * @param hook radians it turns
   */
  Blade thorn(double at, int side, double length, double hook) {
    double[] p = course.at(at);
    double foot = half(at);
    double[] start = course.beside(at, side * foot * .12);
    Course way =
        Course.bent(
            start[0],
            start[1],
            p[2] + side * .42,
            length + foot,
            share -> side * hook * (.3 + 1.4 * share));
    thorns.add(new Blade(way, foot * .8, 0, foot * .8));
    return this;
  }

  /** Turned around the origin, with its thorns. */
  Blade turned(double angle) {
    Blade turned = new Blade(course.turned(angle), half, widest, root);
    thorns.forEach(thorn -> turned.thorns.add(thorn.turned(angle)));
    return turned;
  }

  /** The blade and its thorns. */
  List<Path2D> outlines() {
    List<Path2D> outlines = new ArrayList<>();
    outlines.add(course.ribbon(this::half));
    thorns.forEach(thorn -> outlines.addAll(thorn.outlines()));
    return outlines;
  }

  /** The line that follows one side at a distance. */
  Path2D echo(double from, double to, int side, double distance) {
    return course.side(from, to, share -> side * (half(share) + distance));
  }

  boolean echoFree(double from, double to, int side, double distance, List<Blade> others) {
    for (int i = 0; i <= SAMPLES; i++) {
      double share = from + (to - from) * i / SAMPLES;
      double[] p = course.beside(share, side * (half(share) + distance));
      for (Blade other : others) {
        if (other.near(p, distance * (other == this ? .92 : 1))) {
          return false;
        }
      }
      for (Blade thorn : thorns) {
        if (thorn.near(p, distance * .95)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Thorns that would reach behind one of the others are taken off: their rests would be chips. */
  void trim(List<Blade> others, double gap) {
    thorns.removeIf(thorn -> others.stream().anyMatch(other -> thorn.touches(other, gap)));
  }

  /** Whether the two come closer than the gap. */
  boolean touches(Blade other, double gap) {
    for (int i = 0; i <= SAMPLES; i++) {
      double share = (double) i / SAMPLES;
      if (other.near(course.at(share), gap + half(share) * .8)) {
        return true;
      }
    }
    return thorns.stream().anyMatch(thorn -> thorn.touches(other, gap));
  }

  /** No part lies across the y axis. */
  boolean clearOfAxis(double gap) {
    for (int i = 4; i <= SAMPLES; i++) {
      double share = (double) i / SAMPLES;
      if (course.at(share)[0] - half(share) < gap * .6) {
        return false;
      }
    }
    return thorns.stream().allMatch(thorn -> thorn.clearOfAxis(gap));
  }

  /**
   * Whether it looks whole behind the others: only its root may be hidden, and it leaves their
   * cover steeply enough that no chip of it is left along their edge.
   */
  boolean clearBehind(List<Blade> others, double gap) {
    int hidden = 0;
    int chips = 0;
    boolean seen = false;
    for (int i = 0; i <= SAMPLES; i++) {
      double share = (double) i / SAMPLES;
      boolean middle = hidden(course.at(share), others, gap);
      boolean left = hidden(course.beside(share, -half(share) * .9), others, gap);
      boolean right = hidden(course.beside(share, half(share) * .9), others, gap);
      if (seen && (middle || left || right)) {
        return false;
      }
      seen |= !middle && !left && !right;
      hidden += middle ? 1 : 0;
      chips += middle != left || middle != right ? 1 : 0;
    }
    return seen && hidden < SAMPLES * .42 && chips < SAMPLES * .24;
  }

  private static boolean hidden(double[] p, List<Blade> others, double gap) {
    return others.stream().anyMatch(other -> other.near(p, gap));
  }

  private boolean near(double[] p, double gap) {
    for (double[] q : samples) {
      double dx = p[0] - q[0];
      double dy = p[1] - q[1];
      double reach = q[2] + gap;
      if (dx * dx + dy * dy < reach * reach) {
        return true;
      }
    }
    return thorns.stream().anyMatch(thorn -> thorn.near(p, gap));
  }
}
