package ink.reports.demand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ElasticityTest {
  /**
   * Studios whose prices change now and then, and bookings that answer; a price is seen through
   * what is booked, and that costs more or less by its style.
   */
  private static List<Elasticity.Fortnight> market(long seed, int studios, double elasticity) {
    Random random = new Random(seed);
    List<Elasticity.Fortnight> all = new ArrayList<>();
    for (int studio = 0; studio < studios; studio++) {
      double mean = 15 * Math.exp(0.4 * random.nextGaussian());
      double level = 9 + 0.2 * random.nextGaussian();
      double price = 0;
      for (int fortnight = 0; fortnight < 13; fortnight++) {
        price = fortnight % 2 == 0 ? 0.4 * random.nextDouble() - 0.2 : price;
        double wave = 0.2 * Math.sin(fortnight);
        double expected = mean * Math.exp(elasticity * price + wave);
        long bookings = 0;
        for (double p = random.nextDouble(), e = Math.exp(-expected); p > e; bookings++) {
          p *= random.nextDouble();
        }
        if (bookings >= 2) {
          long ones = (bookings + 1) / 2;
          all.add(
              new Elasticity.Fortnight(
                  "std_" + studio,
                  studio % 3 == 0 ? "USD" : "EUR",
                  fortnight,
                  bookings,
                  level + price + 0.13 * random.nextGaussian() / Math.sqrt(ones),
                  level + price + 0.13 * random.nextGaussian() / Math.sqrt(bookings - ones)));
        }
      }
    }
    return all;
  }

  @Test
  void holdsTheTruthInNineteenOfTwentyMarkets() {
    int held = 0;
    double sum = 0;
    for (int seed = 0; seed < 200; seed++) {
      Elasticity found = Elasticity.of("all", market(seed, 24, -1.3)).orElseThrow();
      held += found.low() <= -1.3 && -1.3 <= found.high() ? 1 : 0;
      sum += found.value();
    }
    assertThat(held).isBetween(178, 199);
    assertThat(sum / 200).isBetween(-1.37, -1.23);
  }

  @Test
  void tellsCurrenciesApart() {
    assertThat(Elasticity.all(market(1, 60, -0.8)))
        .extracting(Elasticity::scope)
        .containsExactly("all", "EUR", "USD");
    assertThat(Elasticity.all(market(1, 24, -0.8)))
        .as("too few studios ask in dollars")
        .extracting(Elasticity::scope)
        .containsExactly("all", "EUR");
  }

  @Test
  void tellsNothingOfFewStudiosOrFixedPrices() {
    assertThat(Elasticity.all(market(1, 9, -1.3))).isEmpty();
    assertThat(Elasticity.all(List.of())).isEmpty();
    List<Elasticity.Fortnight> fixed =
        market(2, 24, -1.3).stream()
            .map(
                f ->
                    new Elasticity.Fortnight(
                        f.studio(), f.currency(), f.fortnight(), f.bookings(), 9, 9))
            .toList();
    assertThat(Elasticity.of("all", fixed)).isEqualTo(Optional.empty());
  }
}
