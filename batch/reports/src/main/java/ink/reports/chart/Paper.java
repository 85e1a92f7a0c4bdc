package ink.reports.chart;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Charts as they are printed. */
public final class Paper {
  private static final Pattern BOX = Pattern.compile("<svg ([^>]*)viewBox=\"0 0 (\\d+) (\\d+)\"");
  private static final Pattern STYLE = Pattern.compile("(<text[^>]*?) style=\"[^\"]*\"");

  private Paper() {}

  /**
   * A drawing of {@link Plot} for who knows no style sheet: in colours of paper, with a size of its
   * own and its texts in a font that is named.
   */
  public static String of(String drawing) {
    String svg = Colour.printed(drawing).replace("<path></path>", "").replace("<path/>", "");
    svg = STYLE.matcher(svg).replaceAll("$1");
    Matcher box = BOX.matcher(svg);
    if (!box.find()) {
      throw new IllegalArgumentException("no drawing of a chart: " + svg);
    }
    svg =
        box.replaceFirst("<svg $1width=\"$2px\" height=\"$3px\" viewBox=\"0 0 $2 $3\"")
            .replaceFirst(">", "><g font-family=\"sans\" font-size=\"13\">");
    return svg.substring(0, svg.lastIndexOf("</svg>")) + "</g></svg>";
  }

  /** A colour of the style sheet as it is printed, e.g. of {@code series-1}. */
  public static String colour(String word) {
    return Colour.printed("var(--" + word + ")");
  }
}
