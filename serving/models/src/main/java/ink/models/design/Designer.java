package ink.models.design;

import ink.models.design.lettering.Lettering;
import ink.models.vector.Drawing;
import ink.models.vector.Drawing.Sheet;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Draws by rules, not by a learned model: the words it knows steer the rules, the others are handed
 * back. One brief gives one design, on any JVM.
 */
public final class Designer {

  /** Part of the shorter side that stays free on each edge. */
  private static final double MARGIN = 0.045;

  /** Shorter side in millimetres below which lines would close up; a narrow sheet grows longer. */
  private static final double NARROWEST = 45;

  /** Icons are worn smaller than ornaments. */
  private static final double ICONS = .6;

  private static final int TRIES = 8;

  /** How the remark begins on a design that did not pass the gate. */
  static final String NO_BETTER = "No better one came in " + TRIES + " tries: ";

  private Designer() {}

  /**
   * The first of eight tries that passes the gate. When none does, the first that is whole, with a
   * remark: a client is better served by a design that straggles than by none.
   *
   * @throws IllegalStateException when all of them are empty or cut off: a fault of the rules
   */
  public static Design draw(DesignBrief brief) {
    Wishes wishes =
        Vocabulary.read(brief.style(), brief.prompt(), brief.negativePrompt())
            .varied(brief.variation());
    String fault = "";
    Design second = null;
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Drawing drawing = draw(brief, wishes, attempt);
      Optional<String> found = QualityGate.fault(drawing, brief.style(), wishes);
      List<String> remarks = new ArrayList<>(remarks(brief, wishes, drawing));
      if (found.isEmpty()) {
        return new Design(drawing, wishes.undrawn(), remarks);
      }
      fault = found.get();
      if (second == null && !QualityGate.ruins(fault)) {
        remarks.add(NO_BETTER + fault + ".");
        second = new Design(drawing, wishes.undrawn(), remarks);
      }
    }
    if (second != null) {
      return second;
    }
    throw new IllegalStateException("no design passed for seed " + brief.seed() + ": " + fault);
  }

  /**
   * Whether a brief can be drawn at all, in a few milliseconds.
   *
   * @throws IllegalArgumentException for what the client must change, such as words that fit no
   *     body
   */
  public static void check(DesignBrief brief) {
    double unused =
        longerMm(brief, Vocabulary.read(brief.style(), brief.prompt(), brief.negativePrompt()));
  }

  private static Drawing draw(DesignBrief brief, Wishes wishes, int attempt) {
    SplittableRandom random = new SplittableRandom(seed(brief) + attempt * 0x5851f42d4c957f2dL);
    double narrow = Math.min(brief.aspect(), 1 / brief.aspect());
    double longer = Math.max(longerMm(brief, wishes), NARROWEST / narrow);
    double width = brief.aspect() >= 1 ? longer : longer * narrow;
    double height = brief.aspect() >= 1 ? longer * narrow : longer;
    double margin = Math.min(width, height) * MARGIN;
    Pens pens = Pens.of(wishes);
    Sheet sheet =
        new Layout(wishes, pens, width - 2 * margin, height - 2 * margin)
            .draw(brief.style(), random);
    // What a small sheet leaves too short to be inked is not drawn.
    Sheet clean = new Sheet();
    sheet.marks().stream().filter(mark -> !QualityGate.crumb(mark)).forEach(clean::add);
    return new Sheet()
        .add(clean, AffineTransform.getTranslateInstance(width / 2, height / 2))
        .on(width, height);
  }

  private static double longerMm(DesignBrief brief, Wishes wishes) {
    double usual = wishes.sizeMm() * (brief.style() == Style.FINE_LINE ? ICONS : 1);
    return brief.style() == Style.LETTERING
        ? Math.max(usual, Lettering.leastMm(wishes, brief.aspect()))
        : usual;
  }

  private static List<String> remarks(DesignBrief brief, Wishes wishes, Drawing drawing) {
    if (brief.style() == Style.LETTERING
        && Math.max(drawing.width(), drawing.height()) > wishes.sizeMm() * 1.001) {
      return List.of(
          String.format(
              Locale.ROOT,
              "The words are %.0f x %.0f mm: smaller letters would close up within ten years.",
              drawing.width(),
              drawing.height()));
    }
    return List.of();
  }

  /** The words count too: two prompts with one seed should not look alike by their seed alone. */
  private static long seed(DesignBrief brief) {
    long hash = 0xcbf29ce484222325L;
    for (String word : Vocabulary.words(brief.prompt())) {
      for (int i = 0; i < word.length(); i++) {
        hash = (hash ^ word.charAt(i)) * 0x100000001b3L;
      }
      hash = (hash ^ ' ') * 0x100000001b3L;
    }
    long mixed = hash ^ (brief.seed() * 0xd6e8feb86659fd93L);
    // SplittableRandom only steps through what it is given: neighbours must not be near each other.
    mixed = (mixed ^ (mixed >>> 32)) * 0xd6e8feb86659fd93L;
    return mixed ^ (mixed >>> 29);
  }
}
