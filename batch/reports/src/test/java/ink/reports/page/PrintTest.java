package ink.reports.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ink.reports.Basis;
import ink.reports.Days;
import ink.reports.Definition;
import ink.reports.chart.Chart;
import ink.reports.chart.Charts;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrintTest {
  private static Story story(String title) {
    List<String> words = List.of("dragon", "<koi> & co");
    Chart chart =
        Charts.bars("words", words, word -> word, String::length, word -> "n" + word.length());
    Section section =
        Section.of("Words & signs", "▲ − “quoted” Łódź Ωμέγα Москва")
            .with(chart, "Bars", "")
            .showing(
                Grid.of(
                    List.of("<Word", "Count"),
                    words,
                    word -> List.of(word, "riser:" + word.length())));
    return new Story(
        new Brand("Nadel & Faden", "#7a2e1d"),
        "Studio Report",
        title,
        "What happened.",
        null,
        List.of(new Story.Finding("One", "finding.")),
        List.of(new Story.Fact("12", "kept")),
        List.of(section.asHalf(), section.asHalf(), section.remark("That is all.")),
        List.of("As follows."),
        List.of(new Definition("Kept", "Took place.")),
        new Basis(
            new Days(
                LocalDate.parse("2026-03-23"),
                LocalDate.parse("2026-03-30"),
                ZoneId.of("Europe/Berlin")),
            null,
            Map.of("payment_recorded", 7L),
            List.of("studio_changed")));
  }

  @Test
  void setsTheSameBytesWheneverItIsAsked() throws Exception {
    byte[] pdf = Print.pdf(story("A week"));
    Thread.sleep(1100); // FOP's own file id has the second in it

    java.nio.file.Files.write(java.nio.file.Path.of("target", "print.pdf"), pdf);
    assertThat(Print.pdf(story("A week"))).isEqualTo(pdf);
    assertThat(Print.pdf(story("Another week"))).isNotEqualTo(pdf);
    String text = new String(pdf, StandardCharsets.ISO_8859_1);
    assertThat(text)
        .startsWith("%PDF-1.4")
        .contains("/FontFile2")
        .doesNotContain("/BaseFont /Helvetica", "/BaseFont /Times");
  }

  @Test
  void showsTheSameStoryAsAPage() {
    assertThat(Page.html(story("A <week>")))
        .contains(
            "<title>A &lt;week&gt;, 23 March 2026 to 29 March 2026 · Nadel &amp; Faden</title>",
            "header { border-top: 6px solid #7a2e1d; }",
            "<div class=\"pair\">",
            "<td class=\"riser\">6</td>",
            "days in Europe/Berlin",
            "Not in the lake yet: studio_changed.",
            "<dt>Kept</dt><dd>Took place.</dd>")
        .doesNotContain("INK SYNTHESIS", "<koi>");
  }

  @Test
  void takesNoColourThatIsNone() {
    assertThatThrownBy(() -> new Brand("x", "red;}")).hasMessageContaining("#7a2e1d");
  }
}
