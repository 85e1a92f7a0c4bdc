package ink.reports.chart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import ink.reports.TextFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jetbrains.letsPlot.commons.encoding.UnsupportedRGBEncoder;
import org.jetbrains.letsPlot.commons.geometry.DoubleVector;
import org.jetbrains.letsPlot.core.util.PlotSvgExportCommon;

/**
 * A chart, described in a JSON file in the terms of lets-plot (its <a
 * href="https://lets-plot.org">grammar of graphics</a>); data and what depends on them are added
 * here. The same description and data give the same bytes.
 */
public final class Plot {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LOOK = TextFile.beside(Plot.class, "look.json");

  private static final Pattern STYLE = Pattern.compile("<style.*?</style>", Pattern.DOTALL);
  private static final Pattern ID = Pattern.compile("\\bid=\"([^\"]+)\"");
  private static final Pattern SIZE = Pattern.compile(" width=\"[^\"]*\" height=\"[^\"]*\"");
  private static final Pattern LONG_NUMBER = Pattern.compile("(-?\\d+\\.\\d{2})\\d+");
  private static final Pattern SPACE = Pattern.compile(">\\s+|\\s+<");

  private final Map<String, Object> description;
  private final Map<String, Object> data = new LinkedHashMap<>();

  private Plot(Map<String, Object> description) {
    this.description = description;
  }

  /** The chart that the file {@code name} beside {@code owner} describes. */
  public static Plot read(Class<?> owner, String name) {
    Map<String, Object> description = parse(TextFile.beside(owner, name));
    Map<String, Object> theme = parse(LOOK);
    theme.putAll(object(description.getOrDefault("theme", Map.of())));
    description.put("theme", theme);
    return new Plot(description);
  }

  private static Map<String, Object> parse(String text) {
    try {
      return JSON.readValue(Colour.standIn(text), new TypeReference<Map<String, Object>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no chart's description: " + e.getMessage(), e);
    }
  }

  /** Adds a column of data: one value a row. */
  public <T> Plot column(String name, List<T> rows, Function<T, Object> value) {
    data.put(name, rows.stream().map(value).toList());
    return this;
  }

  /** Sets what a scale that the description names leaves open. */
  public Plot scale(String aesthetic, String property, Object value) {
    for (Object scale : (List<?>) description.getOrDefault("scales", List.of())) {
      if (aesthetic.equals(object(scale).get("aesthetic"))) {
        object(scale).put(property, value);
        return this;
      }
    }
    throw new IllegalArgumentException("the chart has no scale for " + aesthetic);
  }

  /** Sets how many small charts lie side by side. */
  public Plot facetColumns(int columns) {
    object(description.getOrDefault("facet", Map.of())).put("ncol", columns);
    return this;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }

  /**
   * Draws.
   *
   * @param name a word that no other drawing of the page has
   * @param width in CSS pixels
   * @param height in CSS pixels
   * @throws IllegalArgumentException when lets-plot cannot read the description
   */
  public String svg(String name, int width, int height) {
    description.put("data", data);
    String svg =
        PlotSvgExportCommon.INSTANCE.buildSvgImageFromRawSpecs(
            description, new DoubleVector(width, height), new UnsupportedRGBEncoder(), false);
    if (!svg.contains("clip-path")) {
      // Instead of failing it draws its complaint.
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
    svg = Colour.styled(svg);
    // A legend's keys lie on white paper.
    svg = svg.replace("fill=\"rgb(255,255,255)\"", "fill=\"none\"");
    svg = svg.replace("stroke=\"rgb(255,255,255)\"", "stroke=\"none\"");
    svg = svg.replaceAll(" clip-bounds-jfx=\"[^\"]*\"", "");
    svg = LONG_NUMBER.matcher(svg).replaceAll("$1");
    return SPACE.matcher(svg).replaceAll(m -> m.group().strip());
  }
}
