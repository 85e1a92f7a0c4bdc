package ink.reports.chart;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jetbrains.letsPlot.commons.encoding.UnsupportedRGBEncoder;
import org.jetbrains.letsPlot.commons.geometry.DoubleVector;
import org.jetbrains.letsPlot.core.util.PlotSvgExportCommon;

/**
 * Draws a chart that is described in lets-plot's terms (its <a href="https://lets-plot.org">grammar
 * of graphics</a>) as SVG for a place in a page. The same description gives the same bytes.
 */
public final class Drawing {
  private static final Pattern STYLE = Pattern.compile("<style.*?</style>", Pattern.DOTALL);
  private static final Pattern ID = Pattern.compile("\\bid=\"([^\"]+)\"");
  private static final Pattern SIZE = Pattern.compile(" width=\"[^\"]*\" height=\"[^\"]*\"");
  private static final Pattern LONG_NUMBER = Pattern.compile("(-?\\d+\\.\\d{2})\\d+");
  private static final Pattern SPACE = Pattern.compile(">\\s+|\\s+<");

  private Drawing() {}

  /**
   * Draws.
   *
   * @param chart lets-plot's description
   * @param name a word that no other drawing of the page has
   * @param width in CSS pixels
   * @param height in CSS pixels
   * @throws IllegalArgumentException when lets-plot cannot read the description
   */
  public static String svg(Map<String, Object> chart, String name, int width, int height) {
    // lets-plot writes into what it is given.
    String svg =
        PlotSvgExportCommon.INSTANCE.buildSvgImageFromRawSpecs(
            new LinkedHashMap<>(chart),
            new DoubleVector(width, height),
            new UnsupportedRGBEncoder(),
            false);
    if (svg.contains("Error building plot") || !svg.contains("<g")) {
      throw new IllegalArgumentException("lets-plot cannot draw " + name + ": " + svg);
    }
    return forPage(svg, name, width, height);
  }

  /** Drops its style sheet and random ids, takes the page's colours, scales with the page. */
  private static String forPage(String drawn, String name, int width, int height) {
    String svg = STYLE.matcher(drawn).replaceFirst("");
    svg =
        SIZE.matcher(svg)
            .replaceFirst(
                String.format(
                    Locale.ROOT, " viewBox=\"0 0 %d %d\" aria-hidden=\"true\"", width, height));
    Map<String, String> ids = new LinkedHashMap<>();
    for (Matcher id = ID.matcher(svg); id.find(); ) {
      ids.putIfAbsent(id.group(1), name + "-" + ids.size());
    }
    for (Map.Entry<String, String> id : ids.entrySet()) {
      svg = svg.replace("\"" + id.getKey() + "\"", "\"" + id.getValue() + "\"");
      svg = svg.replace("#" + id.getKey() + ")", "#" + id.getValue() + ")");
    }
    for (Colour colour : Colour.values()) {
      svg = svg.replace(colour.drawn(), colour.styled());
    }
    svg = svg.replaceAll(" clip-bounds-jfx=\"[^\"]*\"", "");
    svg = LONG_NUMBER.matcher(svg).replaceAll("$1");
    return SPACE.matcher(svg).replaceAll(m -> m.group().strip());
  }
}
