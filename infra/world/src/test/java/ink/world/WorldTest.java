package ink.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ink.events.Streams;
import ink.facts.AppEventRecorded;
import ink.facts.GenerationRequested;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldTest {
  private static final World WORLD = World.of(WorldPlan.of(5, 8, 60));
  private static final List<Fact> FACTS = WORLD.facts().toList();

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() throws Exception {
    WorldPlan plan = WorldPlan.of(11, 3, 20);
    assertThat(digest(World.of(plan).facts()))
        .isEqualTo(digest(World.of(plan).facts()))
        .isNotEqualTo(digest(World.of(WorldPlan.of(12, 3, 20)).facts()));
    assertThat(World.of(plan).truth()).isEqualTo(World.of(plan).truth());
  }

  private static String digest(Stream<Fact> facts) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    facts.forEach(fact -> digest.update(fact.encoded()));
    return java.util.HexFormat.of().formatHex(digest.digest());
  }

  @Test
  void theTruthIsWhatAPlainRecountOfTheFactsFinds() {
    Truth truth = WORLD.truth();
    Recount recount = new Recount(FACTS, WORLD.plan().to());

    assertThat(recount.distinct).isEqualTo(truth.distinct());
    assertThat(recount.sent).isEqualTo(truth.sent());
    assertThat(truth.facts()).isEqualTo(FACTS.size());
    for (Truth.OfStyle style : truth.styles()) {
      for (Measure measure :
          List.of(
              Measure.REQUESTED,
              Measure.COMPLETED,
              Measure.FAILED,
              Measure.VIEWED,
              Measure.LIKED,
              Measure.SHARED,
              Measure.APPROVED,
              Measure.CORRELATED)) {
        assertThat(count(recount.styles, style.style(), measure))
            .as("%s of %s", measure, style.style())
            .isEqualTo(style.count(measure));
      }
    }
    for (Truth.OfStudio studio : truth.studios()) {
      for (Measure measure : Measure.values()) {
        if (!Set.of(Measure.VIEWED, Measure.LIKED, Measure.SHARED).contains(measure)) {
          assertThat(count(recount.studios, studio.studioId(), measure))
              .as("%s of %s", measure, studio.studioId())
              .isEqualTo(studio.count(measure));
        }
      }
    }
    for (Truth.OfArtist artist : truth.artists()) {
      for (Measure measure : Measure.values()) {
        if (!measure.slug().endsWith("minor") || measure == Measure.REVENUE_MINOR) {
          assertThat(count(recount.artists, artist.artistId(), measure))
              .as("%s of %s", measure, artist.artistId())
              .isEqualTo(artist.count(measure));
        }
      }
    }
    assertThat(truth.studios()).anySatisfy(s -> assertThat(s.count(Measure.KEPT)).isPositive());
    assertThat(truth.studios()).anySatisfy(s -> assertThat(s.count(Measure.NO_SHOW)).isPositive());
    assertThat(truth.studios())
        .anySatisfy(s -> assertThat(s.count(Measure.FORFEIT_MINOR)).isPositive());
  }

  private static long count(
      Map<String, Map<Measure, Long>> counts, String subject, Measure measure) {
    return counts.getOrDefault(subject, Map.of()).getOrDefault(measure, 0L);
  }

  @Test
  void moneyAddsUpBookingByBooking() {
    Map<String, Long> paid = new HashMap<>();
    Map<String, Long> price = new HashMap<>();
    Map<String, String> status = new HashMap<>();
    Map<String, Instant> over = new HashMap<>();
    for (Fact fact : FACTS) {
      if (fact.record() instanceof ink.facts.PaymentRecorded f && first(fact)) {
        assertThat(f.getAmountMinor()).isPositive();
        if (!f.getKind().equals("forfeit")) {
          long sign = f.getKind().equals("refund") ? -1 : 1;
          paid.merge(f.getBookingId(), sign * f.getAmountMinor(), Long::sum);
        }
      } else if (fact.record() instanceof ink.facts.BookingChanged f) {
        price.put(f.getBookingId(), f.getPriceMinor());
        status.put(f.getBookingId(), f.getStatus());
        over.put(f.getBookingId(), f.getStartsAt().plusSeconds(f.getDurationMinutes() * 60L));
      }
    }
    Instant settled = WORLD.plan().to().minusSeconds(3 * 3600);
    status.forEach(
        (booking, last) -> {
          if (last.equals("accepted") && over.get(booking).isBefore(settled)) {
            assertThat(paid.get(booking)).as(booking).isEqualTo(price.get(booking));
          } else if (last.equals("declined")) {
            assertThat(paid).doesNotContainKey(booking);
          } else {
            assertThat(paid.getOrDefault(booking, 0L)).isLessThan(price.get(booking));
          }
        });
  }

  private static final Map<String, Fact> FIRSTS = new HashMap<>();

  private static boolean first(Fact fact) {
    return FIRSTS.computeIfAbsent(fact.eventId(), id -> fact) == fact;
  }

  @Test
  void repeatedFactsShareTheirIdAndNothingElseIsTwice() {
    Map<String, List<Fact>> byId = FACTS.stream().collect(Collectors.groupingBy(Fact::eventId));
    List<List<Fact>> twice = byId.values().stream().filter(f -> f.size() > 1).toList();

    assertThat(twice).hasSizeBetween(FACTS.size() / 200, FACTS.size() / 50);
    assertThat(twice)
        .allSatisfy(
            facts -> {
              assertThat(facts).hasSize(2);
              assertThat(facts.get(0).at()).isEqualTo(facts.get(1).at());
              assertThat(facts.get(0).stream()).isSameAs(facts.get(1).stream());
            });
    assertThat(twice).anySatisfy(f -> assertThat(f.get(0).record()).isEqualTo(f.get(1).record()));
    assertThat(twice)
        .as("some were received again")
        .anySatisfy(f -> assertThat(f.get(0).record()).isNotEqualTo(f.get(1).record()));
  }

  @Test
  void factsComeInTheOrderInWhichTheyHappenOrArrive() {
    List<Fact> arrivals = WORLD.arrivals().toList();

    assertThat(FACTS).isSortedAccordingTo(Comparator.comparing(Fact::at));
    assertThat(arrivals).isSortedAccordingTo(Comparator.comparing(Fact::arrivesAt));
    assertThat(arrivals).containsExactlyInAnyOrderElementsOf(FACTS);
    assertThat(FACTS)
        .allSatisfy(
            fact -> {
              assertThat(fact.at())
                  .isBetween(WORLD.plan().from(), WORLD.plan().to().minusMillis(1));
              assertThat(fact.arrivesAt()).isAfterOrEqualTo(fact.at());
            });
    long late =
        FACTS.stream()
            .filter(f -> f.record() instanceof AppEventRecorded && first(f))
            .map(f -> (AppEventRecorded) f.record())
            .filter(f -> f.getReceivedAt().isAfter(f.getOccurredAt().plusSeconds(3590)))
            .count();
    assertThat(late).isGreaterThanOrEqualTo(WORLD.truth().late());
    assertThat(WORLD.truth().late()).isPositive();
  }

  @Test
  void beforeTheSchemaChangeFactsAreWrittenAsTheOlderReleaseDid() {
    Instant change = WORLD.plan().schemaChangesAt();
    for (Fact fact : FACTS) {
      if (fact.record() instanceof GenerationRequested request) {
        assertThat(fact.schema()).isEqualTo(request.getRequestedAt().isBefore(change) ? 1 : 2);
        assertThat(request.getCacheable() == null).isEqualTo(fact.schema() == 1);
        assertThat(Streams.GENERATION_REQUESTED.decode(fact.encoded())).isEqualTo(request);
      }
    }
    assertThat(WORLD.truth().olderSchema()).isPositive();
    assertThat(FACTS.get(0).key()).isNotBlank();
  }

  @Test
  void theTruthIsWrittenAsJson(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("truth.json");
    WORLD.truth().write(file);
    JsonNode truth = new ObjectMapper().readTree(file.toFile());
    assertThat(truth.path("elasticity").asDouble()).isEqualTo(-1.3);
    assertThat(truth.path("styles").get(0).path("counts").path("requested").asLong())
        .isEqualTo(WORLD.truth().styles().get(0).count(Measure.REQUESTED));
    assertThat(truth.path("fraud").path("actors")).hasSize(40);
  }

  @Test
  void refusesAWorldWithoutDaysOrStudios() {
    assertThatThrownBy(() -> WorldPlan.of(1, 0, 5)).hasMessageContaining("studios, not 0");
    assertThatThrownBy(() -> WorldPlan.of(1, 5, 0)).hasMessageContaining("days, not 0");
    assertThatThrownBy(() -> WorldPlan.of(1, 5, 5).asBusyAs(0)).hasMessageContaining("busyness");
  }
}
