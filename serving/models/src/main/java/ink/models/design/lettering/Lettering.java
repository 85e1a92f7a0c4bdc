package ink.models.design.lettering;

import ink.models.design.Feature;
import ink.models.design.Pens;
import ink.models.design.Wishes;
import ink.models.vector.Drawing.Sheet;
import ink.models.vector.Paths;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Words around the origin: set in lines as large as they go, straight or along an arc, with
 * flourishes. Letters keep a least height, below which they would close up within ten years.
 */
public final class Lettering {

  /** What stands on the flash wall when a prompt has no words of its own. */
  private static final List<String> SAMPLES =
      List.of(
          "Memento mori",
          "Amor fati",
          "Carpe diem",
          "Breathe",
          "Forever",
          "Fearless",
          "Serenity",
          "Per aspera ad astra",
          "Still I rise",
          "Wanderlust",
          "Hope",
          "La vida",
          "Only love",
          "Stay wild",
          "Grace",
          "Family first",
          "Born free",
          "Never again",
          "Amor vincit omnia",
          "Lucky",
          "Home",
          "Dum spiro spero",
          "Courage",
          "Trust");

  /** Height of a lower-case x in millimetres that artists ask for; the physics says 3.7. */
  public static final double LEAST_X = 5;

  /** Least height of capitals in millimetres where all letters are capitals. */
  public static final double LEAST_CAPITAL = 7;

  /** Millimetres: the length of a back. */
  private static final double LONGEST = 400;

  private final Wishes wishes;
  private final Pens pens;
  private final SplittableRandom random;

  private Lettering(Wishes wishes, Pens pens, SplittableRandom random) {
    this.wishes = wishes;
    this.pens = pens;
    this.random = random;
  }

  /**
   * @param width millimetres; nothing is drawn beyond it
   * @param height millimetres
   */
  public static Sheet draw(
      Wishes wishes, Pens pens, double width, double height, SplittableRandom random) {
    return new Lettering(wishes, pens, random).draw(width, height);
  }

  private Sheet draw(double width, double height) {
    Typeface face = face();
    String text =
        wishes.text().isEmpty() ? SAMPLES.get(random.nextInt(SAMPLES.size())) : wishes.text();
    if (face == Typeface.ROMAN) {
      text = text.toUpperCase(Locale.ROOT);
    }
    boolean upright = height > width * 2.2;
    double along = upright ? height : width;
    double across = upright ? width : height;
    Sheet sheet = words(face, text, along, across);
    Rectangle2D box = sheet.bounds();
    AffineTransform middle =
        AffineTransform.getTranslateInstance(-box.getCenterX(), -box.getCenterY());
    if (upright) {
      middle.preConcatenate(Paths.turn(-StrictMath.PI / 2));
    }
    return new Sheet().add(sheet, middle);
  }

  private Sheet words(Typeface face, String text, double width, double height) {
    Setting setting = best(face, text, width, height * .86);
    Rectangle2D box = setting.box();
    boolean single = setting.lines().size() == 1;
    double ratio = box.getWidth() / box.getHeight();
    int form = random.nextInt(5);
    double turn = form < 2 && ratio > 2 ? (single ? .6 + .5 * random.nextDouble() : .45) : 0;
    Bend bend = turn == 0 ? Bend.STRAIGHT : new Bend(box.getWidth() / turn);
    boolean outlined =
        face == Typeface.BLACKLETTER && !wishes.wants(Feature.BLACK) && random.nextInt(4) == 0;
    double scale = width / box.getWidth();
    double open = pens.main() * 46; // a smaller letter has no room between its two outlines
    boolean flourished = !wishes.wants(Feature.SPARE);
    int ornament = random.nextInt(4);
    double curl = (random.nextBoolean() ? 1 : -1) * (.7 + .6 * random.nextDouble());
    double reach = .28 + .2 * random.nextDouble();
    boolean above = random.nextBoolean();
    Sheet sheet = new Sheet();
    // Pens do not grow with the letters: fit by drawing anew.
    for (int round = 0; round < 6; round++) {
      sheet = new Sheet();
      letters(sheet, setting, bend, scale, outlined && scale > open);
      Rectangle2D words = sheet.bounds();
      if (flourished) {
        ornaments(sheet, words, ornament, curl, reach, above && turn == 0);
      }
      Rectangle2D all = sheet.bounds();
      double fit = Math.min(width / all.getWidth(), height / all.getHeight());
      if (fit >= 1 && (fit < 1.01 || round > 3)) {
        break;
      }
      scale *= fit * .997;
    }
    return sheet;
  }

  private void letters(Sheet sheet, Setting setting, Bend bend, double scale, boolean outlined) {
    AffineTransform size = AffineTransform.getScaleInstance(scale, scale);
    for (Path2D line : setting.lines()) {
      Path2D laid = bend.lay(line);
      laid = new Path2D.Double(laid, size);
      if (outlined) {
        sheet.line(laid, pens.main());
      } else {
        sheet.solid(laid);
        if (setting.face() != Typeface.BLACKLETTER) {
          // A hairline of a face at this size is below what a needle draws.
          sheet.line(laid, pens.fine() * .8);
        }
      }
    }
  }

  private void ornaments(
      Sheet sheet, Rectangle2D words, int kind, double curl, double reach, boolean above) {
    double half = Math.min(words.getWidth() * reach, 60);
    double below = words.getMaxY() + 3.4;
    Sheet ornament =
        switch (kind) {
          case 0, 1 -> Flourish.curls(half, curl, pens);
          case 2 -> Flourish.rule(half, pens);
          default -> Flourish.beads(half * .05);
        };
    Rectangle2D box = ornament.bounds();
    sheet.add(ornament, AffineTransform.getTranslateInstance(0, below - box.getMinY()));
    if (above && kind != 3) {
      sheet.add(
          ornament, new AffineTransform(1, 0, 0, -1, 0, words.getMinY() - 3.4 + box.getMinY()));
    }
  }

  private Typeface face() {
    if (wishes.wants(Feature.FINE) || wishes.wants(Feature.SCRIPT)) {
      return Typeface.SCRIPT;
    }
    if (wishes.wants(Feature.BLACKLETTER) || wishes.wants(Feature.BLACK)) {
      return Typeface.BLACKLETTER;
    }
    if (wishes.wants(Feature.CAPITALS)) {
      return Typeface.ROMAN;
    }
    return Typeface.values()[random.nextInt(Typeface.values().length)];
  }

  /** The breaking into lines that lets letters be largest. */
  private static Setting best(Typeface face, String text, double width, double height) {
    Setting best = null;
    double size = 0;
    for (List<String> lines : Setting.breaks(text)) {
      Setting setting = Setting.of(face, lines);
      Rectangle2D box = setting.box();
      double fit = Math.min(width / box.getWidth(), height / box.getHeight());
      if (fit > size) {
        size = fit;
        best = setting;
      }
    }
    return Objects.requireNonNull(best);
  }

  /**
   * The shortest longer side of a sheet on which the words keep their least height.
   *
   * @param aspect width by height
   * @throws IllegalArgumentException for words that no body has room for at that height
   */
  public static double leastMm(Wishes wishes, double aspect) {
    if (wishes.text().isEmpty()) {
      return 0;
    }
    double least = 0;
    for (Typeface face : Typeface.values()) {
      String text = face == Typeface.ROMAN ? wishes.text().toUpperCase(Locale.ROOT) : wishes.text();
      double longer = Math.max(aspect, 1 / aspect);
      boolean upright = aspect < 1 / 2.2;
      double along = upright || aspect >= 1 ? 1 : aspect;
      double across = upright ? aspect : aspect >= 1 ? 1 / longer : 1;
      Setting setting = best(face, text, along, across * .86);
      Rectangle2D box = setting.box();
      double em =
          face == Typeface.ROMAN ? LEAST_CAPITAL / face.capHeight() : LEAST_X / face.xHeight();
      // Flourishes, margins and an arc take their part.
      double fit = Math.min(along * .84 / box.getWidth(), across * .52 / box.getHeight());
      least = Math.max(least, em / fit);
    }
    if (least > LONGEST) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "'%s' needs %.0f mm to stay legible on a sheet of this shape, more than the %.0f mm"
                  + " of a back; fewer words or a wider sheet would do",
              wishes.text(),
              least,
              LONGEST));
    }
    return least;
  }
}
