package ink.reports.insight;

import static org.assertj.core.api.Assertions.assertThat;

import ink.reports.Basis;
import ink.reports.Days;
import ink.reports.insight.TestArtists.Nature;
import ink.reports.page.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InsightStoryTest {
  private static String page(Artist me, List<Artist> others) {
    List<Artist> all = new ArrayList<>(others);
    all.add(me);
    Peers peers = Peers.of(me, all);
    List<Recommendation> recommendations = new Advisor(me, peers, List.of()).advise();
    Basis basis =
        new Basis(
            new Days(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-03-12"), ZoneOffset.UTC),
            null,
            Map.of(),
            List.of());
    return Page.html(new InsightStory(me, peers, recommendations, basis).tell());
  }

  @Test
  void tellsEachRecommendationWithItsEvidenceAndEffect() throws IOException {
    TestArtists artists = new TestArtists(4);
    String page =
        page(
            artists.artist("ten_me", "art_me", new Nature(0.3, 0.2, 0.6, 0.3, 9_000, 30), 300),
            artists.usual(30));
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target", "insights.html"), page);

    assertThat(page)
        .contains(
            "30 artists who draw mostly the same style, in the same country",
            "Yours: ",
            "the median of 30 comparable artists: ",
            "Expected: EUR ",
            "What it may bring",
            "Others’ median")
        .doesNotContain("NaN", "null", "ten_", "art_", "INK SYNTHESIS");
  }

  @Test
  void praisesWhoIsLikeTheOthers() {
    TestArtists artists = new TestArtists(11);
    assertThat(page(artists.artist("ten_me", "art_me", Nature.USUAL, 300), artists.usual(20)))
        .contains("Nothing to recommend")
        .doesNotContain("What it may bring");
  }

  @Test
  void helpsAnArtistOfWhomNothingIsKnown() {
    Artist idle =
        new Artist(
            "ten_me",
            "art_me",
            "Mara",
            "std_1",
            "Nordlicht",
            "DE",
            "EUR",
            null,
            1,
            Map.of(),
            Chair.EMPTY,
            10);

    assertThat(page(idle, new TestArtists(1).usual(20)))
        .contains("Nothing to compare yet", "staff id is set at the artist")
        .doesNotContain("<svg");
  }
}
