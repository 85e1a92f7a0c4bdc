package ink.reports.insight;

import static org.assertj.core.api.Assertions.assertThat;

import ink.reports.insight.TestArtists.Nature;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AdvisorTest {
  private static List<Recommendation> advise(Artist me, List<Artist> others, String... risers) {
    List<Artist> all = new ArrayList<>(others);
    all.add(me);
    return new Advisor(me, Peers.of(me, all), List.of(risers)).advise();
  }

  private static List<String> rules(Nature nature) {
    TestArtists artists = new TestArtists(1);
    return advise(artists.artist("ten_me", "art_me", nature, 300), artists.usual(30)).stream()
        .map(Recommendation::rule)
        .toList();
  }

  @Test
  void findsWhereAnArtistReallyFallsBehind() {
    assertThat(rules(new Nature(0.3, 0.5, 0.8, 0.08, 20_000, 12))).containsExactly("approvals");
    assertThat(rules(new Nature(0.6, 0.2, 0.8, 0.08, 20_000, 12))).containsExactly("bookings");
    assertThat(rules(new Nature(0.6, 0.5, 0.8, 0.4, 20_000, 12))).contains("deposits");
    assertThat(rules(new Nature(0.6, 0.5, 0.8, 0.08, 11_000, 12))).containsExactly("price");
    assertThat(rules(new Nature(0.6, 0.5, 0.8, 0.08, 20_000, 30))).containsExactly("sooner");
  }

  @Test
  void doesNotAskForMoreMoneyWhereClientsHesitate() {
    assertThat(rules(new Nature(0.6, 0.2, 0.8, 0.08, 11_000, 12))).doesNotContain("price");
  }

  @Test
  void recommendsNothingToThoseWhoAreLikeTheOthers() {
    int wrong = 0;
    for (int seed = 0; seed < 200; seed++) {
      TestArtists artists = new TestArtists(seed);
      List<Artist> others = artists.usual(20);
      wrong +=
          advise(artists.artist("ten_me", "art_me", Nature.USUAL, 300), others).isEmpty() ? 0 : 1;
    }
    assertThat(wrong).as("of 200, with 5% allowed").isLessThanOrEqualTo(10);
  }

  @Test
  void offersARisingStyleThatComparableArtistsEarnWith() {
    TestArtists artists = new TestArtists(2);
    List<Artist> others =
        artists.usual(30).stream().map(a -> with(a, "botanical", 40, 250_000)).toList();
    Artist me = artists.artist("ten_me", "art_me", Nature.USUAL, 300);

    assertThat(advise(me, others, "botanical"))
        .extracting(Recommendation::rule, Recommendation::head)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("riser", "Offer botanical"));
    assertThat(advise(with(me, "botanical", 20, 1), others, "botanical"))
        .as("offered already")
        .noneMatch(r -> r.rule().equals("riser"));
    assertThat(advise(me, others, "japanese")).as("nobody offers it").isEmpty();
  }

  private static Artist with(Artist a, String style, long designs, long revenue) {
    Map<String, Funnel> styles = new TreeMap<>(a.styles());
    styles.put(style, new Funnel(designs, designs / 2, designs / 4, designs / 8, revenue));
    return new Artist(
        a.tenantId(),
        a.artistId(),
        a.name(),
        a.studioId(),
        a.studio(),
        a.country(),
        a.currency(),
        a.weeklyMinutes(),
        a.colleagues(),
        styles,
        a.chair(),
        a.weeks());
  }

  @Test
  void hasEvidenceAndACertainGainForAll() {
    TestArtists artists = new TestArtists(4);
    List<Recommendation> all =
        advise(
            artists.artist("ten_me", "art_me", new Nature(0.3, 0.2, 0.6, 0.3, 9_000, 30), 300),
            artists.usual(30));

    assertThat(all).hasSize(3);
    assertThat(all)
        .allSatisfy(
            r -> {
              assertThat(r.evidence()).contains("Yours: ", "the median of 30 comparable artists: ");
              assertThat(r.effect().low()).isPositive().isLessThan(r.effect().value());
              assertThat(r.effect().high()).isGreaterThan(r.effect().value());
            });
  }

  @Test
  void saysNothingOfMoneyWithoutACurrency() {
    TestArtists artists = new TestArtists(5);
    Artist a = artists.artist("ten_me", "art_me", new Nature(0.1, 0.5, 0.8, 0.3, 9_000, 12), 300);
    Artist poor =
        new Artist(
            a.tenantId(),
            a.artistId(),
            a.name(),
            a.studioId(),
            a.studio(),
            a.country(),
            null,
            a.weeklyMinutes(),
            a.colleagues(),
            a.styles(),
            a.chair(),
            a.weeks());

    assertThat(advise(poor, artists.usual(30))).isEmpty();
  }
}
