package ink.world;

import java.util.List;

/**
 * What is planted, besides the fraud and the outage.
 *
 * @param styles the styles' demand
 * @param tastes of countries
 * @param weekdays factor of demand on Monday to Sunday (UTC days)
 * @param elasticity of bookings by price: a design that is approved, and a client without one,
 *     books with a probability proportional to (price / usual price) to this power
 * @param noShow probability of a no-show without a deposit
 * @param noShowWithDeposit the same after a deposit was paid
 * @param late share of app events that reach us hours to days after they happened
 * @param repeated share of facts that are sent twice
 */
public record Effects(
    List<StyleDemand> styles,
    List<Taste> tastes,
    List<Double> weekdays,
    double elasticity,
    double noShow,
    double noShowWithDeposit,
    double late,
    double repeated) {

  public Effects {
    styles = List.copyOf(styles);
    tastes = List.copyOf(tastes);
    weekdays = List.copyOf(weekdays);
    if (styles.isEmpty() || weekdays.size() != 7) {
      throw new IllegalArgumentException("a world needs a style and seven weekdays");
    }
  }

  /** Two styles rise, two fade, six have a season, seven countries a taste of their own. */
  public static Effects usual() {
    return new Effects(
        List.of(
            StyleDemand.steady("mandala", 0.10, 1.0),
            StyleDemand.seasonal("botanical", 0.11, 0.25, 130, 1.0),
            StyleDemand.seasonal("celtic", 0.06, 0.20, 76, 1.05),
            StyleDemand.steady("sacred-geometry", 0.07, 1.1),
            StyleDemand.steady("dotwork", 0.08, 1.2),
            StyleDemand.trending("celestial", 0.05, 0.035, 0.95),
            StyleDemand.seasonal("waves", 0.08, 0.25, 196, 1.1),
            StyleDemand.trending("tribal", 0.14, -0.035, 0.9),
            StyleDemand.seasonal("band", 0.08, 0.20, 340, 1.0),
            StyleDemand.trending("fine-line", 0.06, 0.03, 0.9),
            StyleDemand.seasonal("art-nouveau", 0.06, 0.20, 45, 1.15),
            StyleDemand.seasonal("snake", 0.07, 0.22, 304, 1.0),
            StyleDemand.trending("lettering", 0.10, -0.03, 0.8)),
        List.of(
            new Taste("GB", "celtic", 2.0),
            new Taste("JP", "waves", 2.4),
            new Taste("DE", "dotwork", 1.8),
            new Taste("FR", "art-nouveau", 2.0),
            new Taste("BR", "mandala", 1.7),
            new Taste("AU", "snake", 1.6),
            new Taste("US", "botanical", 1.4)),
        List.of(0.85, 0.8, 0.85, 0.95, 1.15, 1.3, 1.1),
        -1.3,
        0.09,
        0.03,
        0.02,
        0.01);
  }

  /** The same with trends and seasons {@code factor} times as strong, for short worlds. */
  public Effects stronger(double factor) {
    return new Effects(
        styles.stream().map(s -> s.stronger(factor)).toList(),
        tastes,
        weekdays,
        elasticity,
        noShow,
        noShowWithDeposit,
        late,
        repeated);
  }

  /** How much a country's taste multiplies the demand for a style. */
  public double taste(String country, String style) {
    double factor = 1;
    for (Taste taste : tastes) {
      if (taste.country().equals(country) && taste.style().equals(style)) {
        factor *= taste.factor();
      }
    }
    return factor;
  }
}
