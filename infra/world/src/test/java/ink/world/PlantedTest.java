package ink.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ink.facts.AppEventRecorded;
import ink.facts.BookingCorrelated;
import ink.facts.GenerationCompleted;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is planted shows in the raw facts, without any report. */
class PlantedTest {
  private static final int WEEKS = 12;
  private static final World WORLD =
      World.of(WorldPlan.of(3, 40, 7 * WEEKS).with(Effects.usual().stronger(2)));
  private static final Map<String, long[]> INTEREST = new HashMap<>();
  private static final Map<String, Map<String, Long>> BY_COUNTRY = new HashMap<>();
  private static final Map<String, AppEventRecorded> APPROVED = new HashMap<>();
  private static final Map<String, GenerationCompleted> DESIGNS = new HashMap<>();
  private static final Set<String> BOOKED = new HashSet<>();
  private static final Map<String, Long> LIKES_BY_ACTOR = new HashMap<>();

  @BeforeAll
  static void live() {
    Set<String> seen = new HashSet<>();
    WORLD
        .facts()
        .filter(fact -> seen.add(fact.eventId()))
        .forEach(
            fact -> {
              if (fact.record() instanceof AppEventRecorded f && f.getStyle() != null) {
                appEvent(f);
              } else if (fact.record() instanceof GenerationCompleted f) {
                DESIGNS.put(f.getDesignId(), f);
              } else if (fact.record() instanceof BookingCorrelated f) {
                BOOKED.add(f.getDesignId());
              }
            });
  }

  private static void appEvent(AppEventRecorded f) {
    if (f.getName().equals("design_liked")) {
      LIKES_BY_ACTOR.merge(f.getActorId(), 1L, Long::sum);
    } else if (f.getName().equals("design_approved")) {
      APPROVED.put(f.getDesignId(), f);
    } else {
      int week = week(f.getOccurredAt());
      INTEREST.computeIfAbsent(f.getStyle(), s -> new long[WEEKS])[week]++;
      BY_COUNTRY
          .computeIfAbsent(String.valueOf(f.getCountry()), c -> new HashMap<>())
          .merge(f.getStyle(), 1L, Long::sum);
    }
  }

  private static int week(Instant at) {
    return (int) ((at.getEpochSecond() - WORLD.plan().from().getEpochSecond()) / (7 * 86_400));
  }

  @Test
  void stylesRiseAndFadeAtThePlantedRate() {
    for (StyleDemand style : WORLD.plan().effects().styles()) {
      if (style.seasonAmplitude() == 0) {
        assertThat(slope(INTEREST.get(style.style())))
            .as("weekly growth of %s", style.style())
            .isCloseTo(style.weeklyGrowth(), within(0.025));
      }
    }
    assertThat(slope(INTEREST.get("celestial"))).isGreaterThan(slope(INTEREST.get("mandala")));
    assertThat(slope(INTEREST.get("tribal"))).isLessThan(slope(INTEREST.get("mandala")));
  }

  /** Least squares of the logarithms. */
  private static double slope(long[] counts) {
    double mean = (counts.length - 1) / 2.0;
    double top = 0;
    double bottom = 0;
    for (int i = 0; i < counts.length; i++) {
      top += (i - mean) * Math.log(counts[i]);
      bottom += (i - mean) * (i - mean);
    }
    return top / bottom;
  }

  @Test
  void aSeasonIsHighestAtItsPeak() {
    StyleDemand waves =
        WORLD.plan().effects().styles().stream()
            .filter(s -> s.style().equals("waves"))
            .findFirst()
            .orElseThrow();
    double peak = waves.on(0, waves.peakDay());
    for (int day = 1; day <= 365; day++) {
      assertThat(waves.on(0, day)).isLessThanOrEqualTo(peak);
    }
    assertThat(peak / waves.weight()).isCloseTo(Math.exp(0.5), within(1e-9));
  }

  @Test
  void countriesHaveTheirTastes() {
    double inBritain = share("GB", "celtic");
    double elsewhere = share("US", "celtic");
    assertThat(inBritain / elsewhere).isBetween(1.5, 2.7);
  }

  private static double share(String country, String style) {
    Map<String, Long> styles = BY_COUNTRY.get(country);
    return styles.get(style) / (double) styles.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Poisson regression of bookings on the logarithm of the price, artists' probability known. */
  @Test
  void demandAnswersToThePriceWithThePlantedElasticity() {
    Map<String, Truth.OfArtist> artists = new HashMap<>();
    WORLD.truth().artists().forEach(a -> artists.put(a.artistId(), a));
    Map<String, Truth.OfStudio> studios = new HashMap<>();
    WORLD.truth().studios().forEach(s -> studios.put(s.studioId(), s));
    Instant settled = WORLD.plan().to().minusSeconds(10 * 86_400);
    List<double[]> cells = new ArrayList<>(); // logarithm of the price, expected at 1, booked
    APPROVED.forEach(
        (design, approval) -> {
          GenerationCompleted made = DESIGNS.get(design);
          if (approval.getOccurredAt().isBefore(settled)) {
            List<Double> ratios = studios.get(made.getStudioId()).priceRatios();
            double ratio = ratios.get(day(approval.getOccurredAt()) / Studio.DAYS_OF_A_PRICE);
            double expected = artists.get(made.getArtistId()).booking();
            cells.add(new double[] {Math.log(ratio), expected, BOOKED.contains(design) ? 1 : 0});
          }
        });
    double elasticity = 0;
    double information = 0;
    for (int step = 0; step < 20; step++) {
      double score = 0;
      information = 0;
      for (double[] cell : cells) {
        double mean = cell[1] * Math.exp(elasticity * cell[0]);
        score += cell[0] * (cell[2] - mean);
        information += cell[0] * cell[0] * mean;
      }
      elasticity += score / information;
    }
    assertThat(cells).hasSizeGreaterThan(1_500);
    assertThat(elasticity).isCloseTo(-1.3, within(3.5 / Math.sqrt(information)));
  }

  private static int day(Instant at) {
    return (int)
        (at.atZone(ZoneOffset.UTC).toLocalDate().toEpochDay() - WORLD.plan().start().toEpochDay());
  }

  @Test
  void aFewAccountsLikeInMasses() {
    Truth.OfFraud fraud = WORLD.truth().fraud();
    long least =
        fraud.actors().stream().mapToLong(a -> LIKES_BY_ACTOR.getOrDefault(a, 0L)).min().orElse(0);
    assertThat(fraud.actors()).hasSize(40);
    assertThat(least).isEqualTo(fraud.likes() / 40);
  }

  @Test
  void artistsDifferInHowManyOfTheirDesignsAreApproved() {
    Map<String, long[]> counts = new HashMap<>();
    DESIGNS.forEach(
        (id, made) -> {
          if (made.getClientId() != null) {
            long[] c = counts.computeIfAbsent(made.getArtistId(), a -> new long[2]);
            c[0]++;
            c[1] += APPROVED.containsKey(id) ? 1 : 0;
          }
        });
    int checked = 0;
    for (Truth.OfArtist artist : WORLD.truth().artists()) {
      long[] c = counts.get(artist.artistId());
      if (c != null && c[0] > 120) {
        checked++;
        double deviation = Math.sqrt(artist.approval() * (1 - artist.approval()) / c[0]);
        assertThat(c[1] / (double) c[0])
            .as("approvals of %s", artist.artistId())
            .isCloseTo(artist.approval(), within(4.5 * deviation + 0.01));
      }
    }
    assertThat(checked).isGreaterThan(20);
  }
}
