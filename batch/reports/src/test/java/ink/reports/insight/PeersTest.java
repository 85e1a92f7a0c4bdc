package ink.reports.insight;

import static org.assertj.core.api.Assertions.assertThat;

import ink.reports.insight.TestArtists.Nature;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PeersTest {
  private final TestArtists artists = new TestArtists(1);
  private final Artist me = artists.artist("ten_me", "art_me", Nature.USUAL, 100);

  private static Artist abroad(Artist a) {
    return new Artist(
        a.tenantId(),
        a.artistId(),
        a.name(),
        a.studioId(),
        a.studio(),
        "FR",
        a.currency(),
        a.weeklyMinutes(),
        a.colleagues(),
        a.styles(),
        a.chair(),
        a.weeks());
  }

  @Test
  void areTheMostAlikeOfWhomThereAreTen() {
    List<Artist> near = artists.usual(10);
    List<Artist> far = artists.usual(30).stream().map(PeersTest::abroad).toList();
    List<Artist> all = new ArrayList<>(near);
    all.addAll(far);
    all.add(me);

    Peers peers = Peers.of(me, all);

    assertThat(peers.artists()).containsExactlyElementsOf(near);
    assertThat(peers.likeness()).contains("same country", "same size");

    all.remove(0);
    assertThat(Peers.of(me, all).likeness())
        .isEqualTo("who draw mostly the same style, in all countries");
  }

  @Test
  void areNobodyWhenThereAreNine() {
    assertThat(Peers.of(me, artists.usual(9)).likeness()).isEmpty();
  }

  @Test
  void areNobodyWhenAllWorkForTwoHouses() {
    List<Artist> two = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      two.add(artists.artist("ten_" + i % 2, "art_" + i, Nature.USUAL, 100));
    }
    assertThat(Peers.of(me, two).likeness()).isEmpty();
  }

  @Test
  void tellTheirMedianAndQuartiles() {
    List<Artist> all = artists.usual(11);

    Peers.Spread spread =
        Objects.requireNonNull(Peers.of(me, all).spread(Measure.APPROVAL, me, 0.05));

    double[] values = all.stream().mapToDouble(Measure.APPROVAL::value).sorted().toArray();
    assertThat(spread.count()).isEqualTo(11);
    assertThat(spread.median().value()).isEqualTo(values[5]);
    assertThat(spread.lower()).isEqualTo((values[2] + values[3]) / 2);
    assertThat(spread.median().low()).isEqualTo(values[1]);
    assertThat(spread.median().high()).isEqualTo(values[9]);
  }
}
