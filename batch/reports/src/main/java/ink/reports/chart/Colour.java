package ink.reports.chart;

import java.util.Locale;

/**
 * A colour of the page's style sheet, which has a light and a dark value for it: {@code @series-1}
 * in a chart's description, {@code var(--series-1)} in its drawing. In between, while the chart
 * library draws, a stand-in that it would never pick itself.
 */
enum Colour {
  SERIES_1(1),
  SERIES_2(2),
  SERIES_3(3),
  SERIES_4(4),
  SERIES_5(5),
  SERIES_6(6),
  INK(7),
  MUTED(8),
  GRID(9),
  HEAT(10),
  PAPER(11);

  private final int number;

  Colour(int number) {
    this.number = number;
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

  private String hex() {
    return String.format(Locale.ROOT, "#fe01%02x", number);
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
