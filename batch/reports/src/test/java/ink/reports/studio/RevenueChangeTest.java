package ink.reports.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RevenueChangeTest {
  private static final int[][] ORDERS = {
    {0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}
  };

  private static Tally tally(long kept, long missed, long price) {
    return new Tally(kept, missed, 0, 0, 3, 1, kept * 90, price, 0);
  }

  private static RevenueChange.Part part(Tally before, Tally after) {
    return RevenueChange.between(Map.of("art_1", before), Map.of("art_1", after)).parts().get(0);
  }

  @Test
  void namesTheOnlyThingThatChanged() {
    assertThat(part(tally(4, 0, 40_000), tally(6, 0, 60_000)))
        .isEqualTo(new RevenueChange.Part("art_1", 20_000, 0, 0));
    assertThat(part(tally(4, 0, 40_000), tally(2, 2, 20_000)))
        .isEqualTo(new RevenueChange.Part("art_1", 0, -20_000, 0));
    assertThat(part(tally(4, 1, 40_000), tally(4, 1, 44_000)))
        .isEqualTo(new RevenueChange.Part("art_1", 0, 0, 4_000));
  }

  @Test
  void putsComingAndGoingDownToAppointments() {
    assertThat(part(Tally.NONE, tally(3, 1, 30_000)))
        .isEqualTo(new RevenueChange.Part("art_1", 30_000, 0, 0));
    assertThat(part(tally(3, 1, 30_000), Tally.NONE))
        .isEqualTo(new RevenueChange.Part("art_1", -30_000, 0, 0));
  }

  @Test
  void putsAWeekInWhichNobodyCameDownToTheShareKept() {
    RevenueChange.Part part = part(tally(4, 0, 40_000), tally(0, 4, 0));

    assertThat(part).isEqualTo(new RevenueChange.Part("art_1", 0, -40_000, 0));
  }

  @Test
  void leavesNothingOverAndPrefersNoOrder() {
    Random random = new Random(3);
    for (int i = 0; i < 300; i++) {
      Map<String, Tally> before = new HashMap<>();
      Map<String, Tally> after = new HashMap<>();
      for (String artist : List.of("", "art_1", "art_2")) {
        before.put(artist, tally(1 + random.nextInt(9), random.nextInt(4), random.nextInt(90_000)));
        after.put(artist, tally(1 + random.nextInt(9), random.nextInt(4), random.nextInt(90_000)));
      }

      RevenueChange change = RevenueChange.between(before, after);

      assertThat(change.appointments() + change.kept() + change.price())
          .isEqualTo(change.after() - change.before());
      for (RevenueChange.Part part : change.parts()) {
        double[] mean = overAllOrders(before.get(part.artist()), after.get(part.artist()));
        assertThat((double) part.appointments()).isCloseTo(mean[0], within(1.0));
        assertThat((double) part.kept()).isCloseTo(mean[1], within(1.0));
        assertThat((double) part.price()).isCloseTo(mean[2], within(1.0));
      }
    }
  }

  /** Each cause's effect when the three change one after the other, over all orders. */
  private static double[] overAllOrders(Tally before, Tally after) {
    double[] then = {before.agreed(), before.keptRate(), before.meanPrice()};
    double[] now = {after.agreed(), after.keptRate(), after.meanPrice()};
    double[] mean = new double[3];
    for (int[] order : ORDERS) {
      double[] state = then.clone();
      for (int cause : order) {
        double old = state[0] * state[1] * state[2];
        state[cause] = now[cause];
        mean[cause] += (state[0] * state[1] * state[2] - old) / ORDERS.length;
      }
    }
    return mean;
  }
}
