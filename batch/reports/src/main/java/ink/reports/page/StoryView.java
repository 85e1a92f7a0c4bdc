package ink.reports.page;

import ink.reports.Basis;
import ink.reports.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the templates of page and print ask for. */
final class StoryView {
  /**
   * Sections side by side.
   *
   * @param pair whether there are two
   */
  record Band(boolean pair, List<Section> sections) {}

  /** Findings side by side. */
  record FindingPair(Story.Finding left, Story.@Nullable Finding right) {}

  final Story story;
  final String css;

  StoryView(Story story, String css) {
    this.story = story;
    this.css = css;
  }

  String first() {
    return Wording.date(story.basis().days().start());
  }

  String last() {
    return Wording.date(story.basis().days().last());
  }

  String zone() {
    return story.basis().days().zoneName();
  }

  String fresh() {
    Basis basis = story.basis();
    return basis.freshTo() == null
        ? "no event in the period"
        : Wording.minute(basis.freshTo(), basis.days().zone());
  }

  String missing() {
    return String.join(", ", story.basis().missing());
  }

  List<Map<String, String>> snapshots() {
    return story.basis().snapshots().entrySet().stream()
        .map(entry -> Map.of("table", entry.getKey(), "id", entry.getValue().toString()))
        .toList();
  }

  boolean anySnapshots() {
    return !story.basis().snapshots().isEmpty();
  }

  boolean anyFacts() {
    return !story.facts().isEmpty();
  }

  boolean anyDefinitions() {
    return !story.definitions().isEmpty();
  }

  /** For the two columns of a printed page. */
  List<FindingPair> findingPairs() {
    List<FindingPair> pairs = new ArrayList<>();
    List<Story.Finding> findings = story.findings();
    for (int i = 0; i < findings.size(); i += 2) {
      pairs.add(
          new FindingPair(findings.get(i), i + 1 < findings.size() ? findings.get(i + 1) : null));
    }
    return pairs;
  }

  List<Band> bands() {
    List<Band> bands = new ArrayList<>();
    List<Section> sections = story.sections();
    for (int i = 0; i < sections.size(); i++) {
      Section section = sections.get(i);
      if (section.half() && i + 1 < sections.size() && sections.get(i + 1).half()) {
        bands.add(new Band(true, List.of(section, sections.get(++i))));
      } else {
        bands.add(new Band(false, List.of(section)));
      }
    }
    return bands;
  }
}
