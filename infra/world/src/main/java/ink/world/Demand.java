package ink.world;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How much each style is wanted on a day, country by country. */
final class Demand {
  private final WorldPlan plan;
  private final List<String> styles;
  private final Map<String, double[]> ofCountry = new HashMap<>();
  private int day = -1;
  private double weekday = 1;

  Demand(WorldPlan plan) {
    this.plan = plan;
    this.styles = plan.effects().styles().stream().map(StyleDemand::style).toList();
  }

  void begin(int today) {
    day = today;
    LocalDate date = plan.start().plusDays(today);
    weekday = plan.effects().weekdays().get(date.getDayOfWeek().getValue() - 1);
    ofCountry.clear();
  }

  /** Slugs, in the order of the weights. */
  List<String> styles() {
    return styles;
  }

  /** Weights of the styles in a country today. Their sum is about 1 on an ordinary day. */
  double[] weights(String country) {
    return ofCountry.computeIfAbsent(country, this::weightsNow);
  }

  private double[] weightsNow(String country) {
    int dayOfYear = plan.start().plusDays(day).getDayOfYear();
    return plan.effects().styles().stream()
        .mapToDouble(
            style -> style.on(day, dayOfYear) * plan.effects().taste(country, style.style()))
        .toArray();
  }

  /** The rhythm of the week, and how busy the world is. */
  double pace(Studio studio) {
    return weekday * studio.attraction() * plan.busyness();
  }
}
