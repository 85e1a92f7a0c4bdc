package ink.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlotTest {
  private static Plot plot() {
    List<String> words = List.of("dragon", "<koi>");
    return Plot.read(Charts.class, "bars.json")
        .column("what", words, word -> word)
        .column("count", words, String::length)
        .column("beside", words, String::length)
        .column("label", words, word -> "n" + word.length());
  }

  @Test
  void drawsTheSameBytesEachTime() {
    assertThat(plot().svg("words", 350, 100)).isEqualTo(plot().svg("words", 350, 100));
  }

  @Test
  void takesSizeAndColoursFromThePage() {
    String svg = plot().svg("words", 350, 100);

    assertThat(svg)
        .startsWith("<svg")
        .contains("viewBox=\"0 0 350 100\"", "var(--series-1)", "var(--ink)", ">n6<")
        .doesNotContain("#fe01", "rgb(254,1,", "<style", "@series", "<koi>");
  }

  @Test
  void keepsTheIdsOfTwoDrawingsApart() {
    assertThat(plot().svg("one", 350, 100)).contains("id=\"one-0\"").doesNotContain("two-");
  }

  @Test
  void saysWhichScaleTheDescriptionLacks() {
    assertThatThrownBy(() -> plot().scale("alpha", "range", List.of(0, 1)))
        .hasMessage("the chart has no scale for alpha");
  }

  @Test
  void refusesWhatCannotBeDrawn() {
    assertThatThrownBy(() -> Plot.read(Charts.class, "bars.json").svg("none", 350, 100))
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> Plot.read(ink.reports.Report.class, "insert_run.sql"))
        .hasMessageContaining("no chart's description");
    assertThatThrownBy(() -> Plot.read(Charts.class, "nothing.json"))
        .hasMessageContaining("has no nothing.json");
  }
}
