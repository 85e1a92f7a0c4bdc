package ink.reports.chart;

import java.util.List;
import java.util.Locale;

/**
 * A colour of the page's style sheet, which has a light and a dark value for it. A chart is drawn
 * with the stand-in; the drawing then refers to the style sheet.
 */
public enum Colour {
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

  private static final List<Colour> SERIES =
      List.of(SERIES_1, SERIES_2, SERIES_3, SERIES_4, SERIES_5, SERIES_6);

  private final int number;

  Colour(int number) {
    this.number = number;
  }

  /** Colours that people tell apart, whatever their eyes; as many as there are. */
  public static List<Colour> series() {
    return SERIES;
  }

  /** What a chart is drawn with: a colour that no chart library would pick itself. */
  public String standIn() {
    return String.format(Locale.ROOT, "#fe01%02x", number);
  }

  String drawn() {
    return "rgb(254,1," + number + ")";
  }

  String styled() {
    return "var(--" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ")";
  }
}
