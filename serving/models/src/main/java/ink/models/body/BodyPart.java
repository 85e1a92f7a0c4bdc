package ink.models.body;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where tattoos go. Lengths come from ANSUR II where it measured them; how fast ink spreads, how
 * fast it fades and how thin a line may be are estimates ordered by what artists report.
 */
public enum BodyPart {
  FINGER("finger", null, 9, 16, 40, 12, 20, 30, 2.0, 2.0, 0.5, 0.5),
  HAND("back of the hand", null, 45, 70, 90, 40, 60, 85, 1.7, 1.8, 0.5, 1),
  WRIST("wrist", Girth.WRIST, 26, 55, 70, 30, 50, 70, 1.2, 1.2, 0.35, 3),
  FOREARM("forearm", Girth.FOREARM_FLEXED, 46, 95, 200, 60, 120, 190, 1.0, 1.1, 0.35, 5),
  UPPER_ARM("upper arm", Girth.BICEPS_FLEXED, 53, 110, 230, 80, 140, 220, 0.9, 0.9, 0.35, 7),
  SHOULDER("shoulder", null, 75, 130, 160, 80, 120, 160, 0.9, 0.9, 0.35, 7),
  CHEST("side of the chest", Girth.CHEST, 160, 160, 180, 90, 150, 250, 0.9, 0.8, 0.35, 8),
  RIBS("ribs", null, 145, 170, 280, 90, 170, 280, 1.1, 0.8, 0.4, 7),
  BACK("back", null, Double.POSITIVE_INFINITY, 330, 430, 120, 220, 400, 0.9, 0.8, 0.35, 8),
  NECK("neck", Girth.NECK, 58, 120, 90, 40, 60, 90, 1.2, 1.4, 0.4, 3),
  THIGH("thigh", Girth.THIGH, 99, 205, 300, 100, 180, 280, 0.9, 0.8, 0.35, 8),
  CALF("calf", Girth.CALF, 61, 128, 250, 80, 140, 220, 1.0, 0.9, 0.35, 6),
  ANKLE("ankle", Girth.ANKLE, 35, 74, 90, 30, 60, 90, 1.3, 1.2, 0.4, 3),
  FOOT("top of the foot", Girth.BALL_OF_FOOT, 40, 80, 140, 50, 90, 130, 1.6, 1.7, 0.5, 1);

  private final String words;
  private final @Nullable Girth girth;
  private final double radius;
  private final double oneViewWidth;
  private final double usableLength;
  private final double small;
  private final double medium;
  private final double large;
  private final double spread;
  private final double fade;
  private final double thinnestLine;
  private final double firstReview;

  BodyPart(
      String words,
      @Nullable Girth girth,
      double radius,
      double oneViewWidth,
      double usableLength,
      double small,
      double medium,
      double large,
      double spread,
      double fade,
      double thinnestLine,
      double firstReview) {
    this.words = words;
    this.girth = girth;
    this.radius = radius;
    this.oneViewWidth = oneViewWidth;
    this.usableLength = usableLength;
    this.small = small;
    this.medium = medium;
    this.large = large;
    this.spread = spread;
    this.fade = fade;
    this.thinnestLine = thinnestLine;
    this.firstReview = firstReview;
  }

  /**
   * @param slug such as {@code upper-arm}
   * @throws IllegalArgumentException for a part that is not in the table; the message lists it
   */
  public static BodyPart named(String slug) {
    return Arrays.stream(values())
        .filter(part -> part.slug().equals(slug))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no measures for the body part '"
                        + slug
                        + "'; there are some for "
                        + Arrays.stream(values())
                            .map(BodyPart::slug)
                            .collect(Collectors.joining(", "))));
  }

  /** The name on the wire. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The name in a sentence. */
  public String words() {
    return words;
  }

  /** An average body's. */
  public Site site() {
    return new Site(this, radius, oneViewWidth);
  }

  /**
   * This client's own.
   *
   * @param circumference millimetres around the part
   * @throws IllegalArgumentException when nobody measures that much there, or the part has no
   *     circumference
   */
  public Site site(double circumference) {
    if (Double.isInfinite(radius)) {
      throw new IllegalArgumentException(
          "the " + words + " counts as flat and has no circumference; leave it out");
    }
    double least = girth == null ? Math.PI * radius : girth.least() * 0.8;
    double most = girth == null ? 4 * Math.PI * radius : girth.most() * 1.25;
    if (!(circumference >= least && circumference <= most)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%.0f mm around the %s is not likely; between %.0f and %.0f mm is",
              circumference,
              words,
              least,
              most));
    }
    return new Site(this, circumference / (2 * Math.PI), circumference / 3);
  }

  /** What the radius was derived from, where ANSUR II measured it. */
  public @Nullable Girth girth() {
    return girth;
  }

  /** Millimetres along the limb that a design can take. */
  public double usableLength() {
    return usableLength;
  }

  /** A customary small design's longer side in millimetres. */
  public double small() {
    return small;
  }

  public double medium() {
    return medium;
  }

  public double large() {
    return large;
  }

  /** How fast ink spreads here; 1 on a forearm. */
  public double spread() {
    return spread;
  }

  /** How fast ink fades here; 1 is ordinary. */
  public double fade() {
    return fade;
  }

  /** Millimetres: a thinner line does not hold here. */
  public double thinnestLine() {
    return thinnestLine;
  }

  /** Years after which an artist should look at it, however it was made. */
  public double firstReview() {
    return firstReview;
  }

  /**
   * A part of one body.
   *
   * @param radius millimetres; infinite where the part counts as flat
   * @param oneViewWidth millimetres along the skin that are seen without turning: a third of the
   *     way around
   */
  public record Site(BodyPart part, double radius, double oneViewWidth) {}
}
