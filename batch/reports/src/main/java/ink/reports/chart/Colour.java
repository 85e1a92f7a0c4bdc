package ink.reports.chart;

import java.util.Locale;

/**
 * A colour of the page's style sheet, which has a light and a dark value for it: {@code @series-1}
 * in a chart's description, {@code var(--series-1)} in its drawing. In between, while the chart
 * library draws, a stand-in that it would never pick itself.
 */
enum Colour {
  SERIES_1(1, "#0072b2"),
  SERIES_2(2, "#d55e00"),
  SERIES_3(3, "#009e73"),
  SERIES_4(4, "#a8447f"),
  SERIES_5(5, "#c88a00"),
  SERIES_6(6, "#56b4e9"),
  INK(7, "#000000"),
  MUTED(8, "#444444"),
  GRID(9, "#cccccc"),
  HEAT(10, "#56b4e9"),
  PAPER(11, "#ffffff");

  private final int number;
  private final String print;

  Colour(int number, String print) {
    this.number = number;
    this.print = print;
  }

  /** The description with stand-ins for colours. */
  static String standIn(String description) {
    String text = description;
    for (Colour colour : values()) {
      text = text.replace("\"@" + colour.word() + "\"", "\"" + colour.hex() + "\"");
    }
    return text;
  }

  /** The drawing with the style sheet's colours; the library writes theirs in two ways. */
  static String styled(String drawing) {
    String svg = drawing;
    for (Colour colour : values()) {
      String variable = "var(--" + colour.word() + ")";
      svg = svg.replace(colour.hex(), variable);
      svg = svg.replace("rgb(254,1," + colour.number + ")", variable);
    }
    return svg;
  }

  /** The drawing as on white paper, for readers that know no style sheets. */
  static String printed(String drawing) {
    String svg = drawing;
    for (Colour colour : values()) {
      svg = svg.replace("var(--" + colour.word() + ")", colour.print);
    }
    return svg;
  }

  private String hex() {
    return String.format(Locale.ROOT, "#fe01%02x", number);
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
